#pragma once
// The window: bars around one pane at a time. Knows panes by their table and no domain; turns what
// the user does into a question and hands it to the pane.
// GUI thread only.

#include "app/desktop/actions.h"
#include "app/desktop/adding_source.h"
#include "app/desktop/chart_links.h"
#include "app/desktop/forming_slo.h"
#include "app/desktop/navigation.h"
#include "app/desktop/notices.h"
#include "app/desktop/time_travel.h"
#include "app/wiring/panes.h"
#include "app/wiring/session.h"
#include "widgets/footer.h"
#include "widgets/inspector.h"
#include "widgets/rail.h"
#include "widgets/top_bar.h"

#include <QJsonObject>
#include <QMainWindow>
#include <QTimer>

class QShortcut;
class QStackedWidget;

namespace traceo {

class ChangesDock;
class CommandPalette;
class PastFrame;
class RangePopup;

class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(Session& session, QWidget* parent = nullptr);

    /// A place without a pane is at the one that is shown.
    void goTo(const Place& place);
    const Place& place() const { return m_navigation.current(); }
    bool isPast() const { return place().at.has_value(); }
    /// Makes the pane on its first visit.
    Pane* showPane(const QString& id);
    /// Shows what the file says of the window before, and writes it when the window closes.
    void keepStateIn(const QString& file);
    const std::vector<PaneKind>& paneKinds() const { return m_kinds; }

    // What actions.cpp offers, each a step that can be gone back.
    void visit(const QString& paneId);
    void follow(const Link& link);
    void goBack();
    void goForward();
    void returnToLive();
    void step(int direction);
    void zoom(int direction);
    void undoTime();
    void redoTime();
    /// In the grammar of core/time_range.h; what is wrong with it, empty when it was taken.
    QString takeRange(const QString& words);
    void openRanges();
    /// Shows the scrubber, with the keyboard on it; hides it again while it is live.
    void toggleScrubber();
    void openPalette();
    void openKeys();
    void toggleChanges();
    void toggleInspector();
    /// Of the table that has the focus, else of the pane's.
    void focusFilter() const;
    void sortTable() const;
    /// The tab of the object that is shown, one on (+1) or back (-1), around.
    void stepTab(int direction) const;
    void openMenu() const;
    void exportPane() const;
    Pane* currentPane() const;
    /// All that is to be shown is there: no source is still being asked for its past.
    bool isComplete() const;
    void writeReport() { Q_EMIT reportWanted(m_navigation.current().at); }
    /// Opens the dialog for a new source.
    void addSource() { m_adding->open(); }
    /// Opens the form for a new SLO, or for the one that is selected in the pane of SLOs, which is shown.
    void newSlo() { m_forming->open({}); }
    void editSlo();
    void showSources();

Q_SIGNALS:
    /// The user wants this workspace instead.
    void workspaceWanted(const QString& file);
    void reportWanted(std::optional<traceo::UtcMs> at); ///< of all panes, as of what is looked at; none: live

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    QJsonObject stateNow() const;
    QWidget* makeCentre();
    void connectBars();
    void connectSession();
    void connectTime();
    void addShortcuts();
    Pane* made(const PaneKind& kind);
    void adopt(const QString& id, Pane* pane);
    void showBadges(const QString& id, const Pane& pane);
    void askForBadges();
    /// An action or an object, by the id it has in the palette.
    void run(const QString& itemId);
    void scrubTo(UtcMs moment);
    void growRange();
    void editSelected();
    void goOnWith(const QString& workspace, const QString& slo);
    void focusPane() const;
    void showTrail();
    Question question() const;
    /// Into the inspector, which may be hidden.
    void inspect(std::shared_ptr<const Explanation> why, const QString& value);
    void explain(std::shared_ptr<const Explanation> why, const QString& value);
    void emptyInspector();
    void applyPlace();
    void refreshSources();
    void refreshFooter();
    void tellOfPages(const std::vector<SloPage>& pages, bool isNews);
    void showTrouble(const QString& text, int waiting, int dropped);
    void say(Notices::Topic topic, std::optional<Notice> notice);
    void foldToWidth();

    Session& m_session;
    std::vector<PaneKind> m_kinds;
    AddingSource* m_adding;
    FormingSlo* m_forming;
    std::map<QString, Pane*> m_panes;
    Navigation m_navigation;
    QString m_stateFile;   ///< empty: nothing is kept
    QJsonObject m_layouts; ///< of panes, by id; also of those that were not visited this time
    std::vector<Action> m_actions;
    std::vector<std::pair<QShortcut*, std::function<bool()>>> m_conditional; ///< keys that mean something else meanwhile
    ChartLinks m_chartLinks;
    PastFrame* m_frame = nullptr;
    TopBar* m_topBar = nullptr;
    RangePopup* m_ranges = nullptr;
    CommandPalette* m_palette = nullptr;
    KeySheet* m_keySheet = nullptr;
    TimeTravel* m_time = nullptr;
    ChangesDock* m_changes = nullptr;
    Rail* m_rail = nullptr;
    QStackedWidget* m_stack = nullptr;
    Inspector* m_inspector = nullptr;
    Footer* m_footer = nullptr;
    NotificationBar* m_noticeBar = nullptr;
    Notices m_notices;
    QTimer m_ages;                         ///< coarse: ages count on while nothing happens
    bool m_isScrubbing = false;            ///< the place was made by the scrubber: its next step replaces it
    std::optional<UtcMs> m_inspectedAt;    ///< the moment the inspector speaks of
    std::optional<UtcMs> m_badgesAt;       ///< that of the rail
    bool m_isRailBlank = true;             ///< nobody was asked for badges yet
    QTimer m_badges;                       ///< coarse: those of panes nobody looks at
    std::optional<bool> m_inspectorWanted; ///< none: as there is room
};

} // namespace traceo
