#pragma once
// The window: bars around one pane at a time. Knows panes by their table and no domain; turns what
// the user does into a question and hands it to the pane.
// GUI thread only.

#include "app/desktop/navigation.h"
#include "app/desktop/notices.h"
#include "app/wiring/panes.h"
#include "app/wiring/session.h"
#include "widgets/footer.h"
#include "widgets/inspector.h"
#include "widgets/rail.h"
#include "widgets/top_bar.h"

#include <QMainWindow>
#include <QTimer>

class QStackedWidget;

namespace traceo {

class MainWindow final : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(Session& session, QWidget* parent = nullptr);

    /// Looks as of this moment; none: live.
    void goTo(const Place& place);
    /// Makes the pane on its first visit.
    Pane* showPane(const QString& id);
    void follow(const Link& link);
    Pane* currentPane() const;
    /// All that is to be shown is there: no source is still being asked for its past.
    bool isComplete() const;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeCentre();
    void connectBars();
    void connectSession();
    void addShortcuts();
    void explain(std::shared_ptr<const Explanation> why, const QString& value);
    void applyPlace();
    void refreshSources();
    void refreshFooter();
    void showTrouble(const QString& text, int waiting, int dropped);
    void say(Notices::Topic topic, std::optional<Notice> notice);
    void showSources();
    void foldToWidth();

    Session& m_session;
    std::vector<PaneKind> m_kinds;
    std::map<QString, Pane*> m_panes;
    Navigation m_navigation;
    TopBar* m_topBar = nullptr;
    Rail* m_rail = nullptr;
    QStackedWidget* m_stack = nullptr;
    Inspector* m_inspector = nullptr;
    Footer* m_footer = nullptr;
    NotificationBar* m_noticeBar = nullptr;
    Notices m_notices;
    QTimer m_second;                       ///< coarse: ages count on while nothing happens
    std::optional<bool> m_inspectorWanted; ///< none: as there is room
};

} // namespace traceo
