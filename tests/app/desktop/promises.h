#pragma once
// What the window promises about adding a source, the past and getting about: one list, kept twice, by keyboard alone
// and by mouse alone (letters are typed into a field that was clicked). Who leaves one out does not compile.
// Both act on the window as the system would: a click meets whatever is there to be seen, a key whoever has the focus.

#include "app/desktop/demo_window.h"
#include "app/desktop/scripted_shop.h"

#include <QPointer>

class QAbstractButton;

namespace traceo {

class AddSourceDialog;
class TableView;
class TimeSeriesChart;

namespace test {

class Promises : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase() { m_window.reset(); }

    // Add source.
    virtual void aSourceIsAddedWithTheSlosThatWereTicked() = 0;
    virtual void aLoginIsAskedForWhereItIsNeeded() = 0;
    virtual void anEmptyWorkspaceLeadsToAddingASource() = 0;
    virtual void theNoticeOfTheDemoLeadsToAddingASource() = 0;

    // The past.
    virtual void thePastIsLookedAtAndLeft() = 0;
    virtual void theScrubberIsShownAndHiddenWhileLive() = 0;
    virtual void whatChangedIsListedAndLeadsToItsMoment() = 0;

    // Getting about.
    virtual void thePaletteGoesToPanes() = 0;
    virtual void thePaletteGoesToObjects() = 0;
    virtual void thePaletteRunsCommands() = 0;
    virtual void breadcrumbsLeadUp() = 0;
    virtual void backAndForwardVisitWhatWasSeen() = 0;
    virtual void rangesAreTyped() = 0;
    virtual void rangesAreTakenFromTheCalendar() = 0;
    virtual void rangesAreSteppedAndZoomed() = 0;
    virtual void rangesAreUndoneAndRedone() = 0;
    virtual void theFilterKnowsItsGrammar() = 0;
    virtual void everyTableIsFiltered() = 0;
    virtual void tablesAreSorted() = 0;
    virtual void tabsAreChosenAndRemembered() = 0;
    virtual void theCrosshairIsOfTheChartsOfAllPanes() = 0;
    virtual void theInspectorIsShownAndHidden() = 0;
    virtual void theInspectorExplainsANumberAndLeadsToWhatIsRelated() = 0;
    virtual void theEventLaneSaysWhatHappened() = 0;
    virtual void theSheetOfKeysOpensAndCloses() = 0;
    virtual void theWindowIsAsItWasLeft() = 0;

protected:
    template <class Widget>
    Widget* part() const
    {
        return m_window->findChild<Widget*>();
    }
    /// The one of the pane that is shown.
    template <class Widget>
    Widget* ofPane() const
    {
        return m_window->currentPane()->findChild<Widget*>();
    }
    TableView* tableNamed(const QString& name) const;
    /// Those of the window that can be seen.
    QList<TableView*> tablesShown() const;
    TimeSeriesChart* chartShown() const;
    /// The one that can be seen and speaks so; nullptr when there is none.
    static QAbstractButton* buttonNamed(const QWidget& in, const QString& begin);
    /// The dialog that is open, with its first field waiting for an address.
    AddSourceDialog* openedDialog() const;
    static QString notesOf(const AddSourceDialog& dialog);
    /// What was written is a workspace with this source and its SLO, and the window asks for it.
    void verifyAdded(const QString& workspace) const;
    /// A window over a workspace that names no source.
    void showEmptyWorkspace();
    /// Closes the window, and shows one as it was left.
    void restart();

    DemoWindow m_demo;
    std::unique_ptr<Session> m_emptySession;
    std::unique_ptr<MainWindow> m_window;
    QString m_wanted; ///< the workspace the window asked for
};

} // namespace test
} // namespace traceo
