// The window over the demo: what it shows, where its keys lead, what it says of trouble.
#include "app/demo/demo_backend.h"
#include "app/desktop/add_source_dialog.h"
#include "app/desktop/main_window.h"
#include "app/desktop/patience.h"
#include "app/wiring/demo.h"
#include "support/test_main.h"
#include "widgets/dress.h"
#include "widgets/footer.h"
#include "widgets/inspector.h"
#include "widgets/notification_bar.h"
#include "widgets/rail.h"
#include "widgets/table_view.h"
#include "widgets/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstMainWindow : public QObject {
    Q_OBJECT

    SystemClock m_clock;
    QTemporaryDir m_folder;
    std::unique_ptr<demo::DemoBackend> m_backend;
    std::unique_ptr<Session> m_session;

    void openSession(Errors errors = {})
    {
        auto workspace = demoWorkspace(m_backend->url(), {.data = m_folder.path(), .state = m_folder.path()});
        QVERIFY(workspace.ok());
        workspace->errors = std::move(errors);
        auto session = Session::open(std::move(*workspace), {}, Session::Access::Own, m_clock);
        QVERIFY(session.ok());
        m_session = std::move(session).value();
    }

    static TableView* tableOf(const MainWindow& window) { return window.currentPane()->findChild<TableView*>(); }

private Q_SLOTS:
    void initTestCase()
    {
        dress(*qApp, Theme::light());
        auto backend = demo::DemoBackend::open(m_clock);
        QVERIFY(backend.ok());
        m_backend = std::move(backend).value();
        openSession();
        QVERIFY(m_session->syncOnce(2 * kHour, {.length = Millis{60'000}, .isInterrupted = {}}).report.reachedAny());
        m_session.reset();
    }
    void cleanup() { m_session.reset(); }

    void aPaneShowsItsHistoryWithoutAnyPoll()
    {
        openSession();
        MainWindow window(*m_session);
        window.show();
        window.visit(u"slo"_s);
        QTRY_COMPARE_WITH_TIMEOUT(tableOf(window)->model() ? tableOf(window)->model()->rowCount() : 0, 25, kPatience);
        QVERIFY(window.windowTitle().contains(u"demo"_s));
        QVERIFY(m_session->sourceStates().empty());
    }

    /// Who arrives elsewhere is told all the same, before anybody looks at Now.
    void theRailSpeaksBeforeNowIsVisited()
    {
        openSession();
        MainWindow window(*m_session);
        const auto* const rail = window.findChild<Rail*>();
        window.visit(u"slo"_s);
        window.show();
        QTRY_VERIFY2_WITH_TIMEOUT(rail->accessibleValue().contains(u"Now, "_s)
                                      && rail->accessibleValue().contains(u"Synthetics, "_s),
                                  qPrintable(rail->accessibleValue()), kPatience);
        QCOMPARE(rail->current(), u"slo"_s);
    }

    void theDemosNoticeLeadsToOnesOwnData()
    {
        openSession();
        MainWindow window(*m_session);
        window.show();
        const auto* const bar = window.findChild<NotificationBar*>();
        QVERIFY(bar->notice() && bar->notice()->actions.size() == 1);
        for (QAbstractButton* const button : bar->findChildren<QAbstractButton*>()) {
            if (button->accessibleName() != u"Dismiss"_s)
                QTest::mouseClick(button, Qt::LeftButton);
        }
        auto* const dialog = window.findChild<AddSourceDialog*>();
        QVERIFY(dialog != nullptr && dialog->isVisible());
        QSignalSpy wanted(&window, &MainWindow::workspaceWanted);
        Q_EMIT dialog->added(u"own.yaml"_s);
        QCOMPARE(wanted.size(), 1);
    }

    void keysLeadThroughTheWindow()
    {
        openSession();
        MainWindow window(*m_session);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window, kPatience));
        auto* const inspector = window.findChild<Inspector*>();
        const bool before = inspector->isVisible();
        QTest::keyClick(&window, Qt::Key_F4);
        QCOMPARE(inspector->isVisible(), !before);
        QTest::keyClick(&window, Qt::Key_Slash);
        QVERIFY(qobject_cast<QLineEdit*>(QApplication::focusWidget()) != nullptr);
    }

    void aLinkLeadsToItsObject()
    {
        openSession();
        MainWindow window(*m_session);
        window.show();
        window.follow({.pane = "slo", .key = "reviews-read"});
        QTRY_COMPARE_WITH_TIMEOUT(tableOf(window)->selectedKey(), u"reviews-read"_s, kPatience);
        QCOMPARE(window.currentPane()->objects().size(), 25U);
        window.follow({.pane = "no-such-pane", .key = "reviews-write"});
        QCOMPARE(tableOf(window)->selectedKey(), u"reviews-read"_s);
    }

    void thePastIsSaidAndLeft()
    {
        openSession();
        MainWindow window(*m_session);
        window.show();
        window.activateWindow();
        const auto* footer = window.findChild<Footer*>();
        QVERIFY(QTest::qWaitForWindowActive(&window, kPatience));
        window.goTo({.range = kDay, .at = m_clock.now() - kHour});
        QVERIFY2(footer->accessibleValue().contains(u"Not live"_s), qPrintable(footer->accessibleValue()));
        QTest::keyClick(&window, Qt::Key_Home, Qt::AltModifier);
        QVERIFY(!footer->accessibleValue().contains(u"Not live"_s));
    }

    void aMistakeInTheWorkspaceIsSaidAndTheRestWorks()
    {
        openSession(
            {Error{.code = ErrorCode::Syntax, .where = u"traceo.yaml:3:5"_s, .expected = u"a number"_s, .found = u"x"_s}});
        MainWindow window(*m_session);
        window.show();
        const auto* notices = window.findChild<NotificationBar*>();
        QVERIFY(notices->isVisible());
        QVERIFY(notices->notice() && notices->notice()->cause.contains(u"traceo.yaml:3:5"_s));
        window.visit(u"slo"_s);
        QTRY_COMPARE_WITH_TIMEOUT(tableOf(window)->model() ? tableOf(window)->model()->rowCount() : 0, 25, kPatience);
    }

    void aSourceThatDoesNotAnswerSaysWhy()
    {
        auto workspace = demoWorkspace(QUrl(u"http://127.0.0.1:1"_s), {.data = m_folder.path(), .state = m_folder.path()});
        QVERIFY(workspace.ok());
        auto session = Session::open(std::move(*workspace), {}, Session::Access::Own, m_clock);
        QVERIFY(session.ok());
        m_session = std::move(session).value();
        MainWindow window(*m_session);
        window.show();
        m_session->startPolling();
        const auto* notices = window.findChild<NotificationBar*>();
        QTRY_VERIFY_WITH_TIMEOUT(notices->notice() && notices->notice()->cause.contains(u"prom"_s), kPatience);
    }

    void theInspectorDoesNotSpeakOfAnotherMoment()
    {
        openSession();
        MainWindow window(*m_session);
        window.show();
        window.visit(u"slo"_s);
        auto* const inspector = window.findChild<Inspector*>();
        const auto why = std::make_shared<const Explanation>();
        Q_EMIT window.currentPane()->pointedAt(why, u"1"_s);
        QVERIFY(inspector->explanation());
        QVERIFY(window.takeRange(u"now-2h to now-1h"_s).isEmpty());
        QVERIFY(!inspector->explanation());
        Q_EMIT window.currentPane()->explained(why, u"1"_s);
        QVERIFY(inspector->explanation());
        window.returnToLive();
        QVERIFY(!inspector->explanation());
    }

    void theInspectorDoesNotSpeakOfAnotherObject()
    {
        openSession();
        MainWindow window(*m_session);
        window.show();
        window.visit(u"slo"_s);
        QTRY_COMPARE_WITH_TIMEOUT(tableOf(window)->model() ? tableOf(window)->model()->rowCount() : 0, 25, kPatience);
        auto* const inspector = window.findChild<Inspector*>();
        Q_EMIT window.currentPane()->explained(std::make_shared<const Explanation>(), u"1"_s);
        QVERIFY(inspector->explanation());
        tableOf(window)->setFilterText(u"ledger"_s); // hides what was selected
        QVERIFY(!inspector->explanation());
    }

    void theInspectorFoldsBeforeTheTable()
    {
        openSession();
        MainWindow window(*m_session);
        window.show();
        auto* const inspector = window.findChild<Inspector*>();
        window.resize(1600, 900);
        QVERIFY(inspector->isVisible());
        window.resize(1100, 700);
        QVERIFY(!inspector->isVisible());
    }
};

TRACEO_TEST(TstMainWindow);
#include "tst_main_window.moc"
