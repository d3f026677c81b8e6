// The promises of the window, kept by keyboard alone: no pointer moves, and nothing is given the focus but by keys.
#include "app/desktop/add_source_dialog.h"
#include "app/desktop/promises.h"
#include "support/test_main.h"
#include "widgets/chart_column.h"
#include "widgets/command_palette.h"
#include "widgets/inspector.h"
#include "widgets/key_sheet.h"
#include "widgets/pane_bar.h"
#include "widgets/past_frame.h"
#include "widgets/proposal_list.h"
#include "widgets/range_popup.h"
#include "widgets/scrubber.h"
#include "widgets/state_view.h"
#include "widgets/status_matrix.h"
#include "widgets/table_view.h"

#include <QApplication>
#include <QCheckBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QTabBar>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;
using Page = AddSourceDialog::Page;

class TstByKeyboard final : public Promises {
    Q_OBJECT

    static void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QVERIFY(QGuiApplication::focusWindow());
        QTest::keyClick(QGuiApplication::focusWindow(), Qt::Key(key), modifiers);
    }
    static void type(const QString& text)
    {
        for (const QChar letter : text)
            QTest::keyClick(QGuiApplication::focusWindow(), letter.toLatin1());
    }
    /// Goes on until `widget` has the focus, at most once around.
    static bool tabTo(const QWidget* widget, int key = Qt::Key_Tab)
    {
        for (int i = 0; i < 200 && widget != nullptr && !widget->hasFocus(); ++i)
            press(key);
        return widget != nullptr && widget->hasFocus();
    }
    void find(const QString& text) const
    {
        press(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(part<CommandPalette>()->isVisible());
        type(text);
    }
    void run(const QString& command) const
    {
        find(command);
        press(Qt::Key_Return);
    }
    void goTo(int number, const QString& pane) const
    {
        press(Qt::Key_0 + number, Qt::ControlModifier);
        QCOMPARE(m_window->place().pane, pane);
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->currentPane()->objects().empty(), kPatience);
    }
    void takeRange(const QString& words) const
    {
        press(Qt::Key_T, Qt::ControlModifier);
        QVERIFY(part<RangePopup>()->isVisible());
        press(Qt::Key_A, Qt::ControlModifier);
        type(words);
        press(Qt::Key_Return);
    }
    /// The rows that the filter leaves of the table that has the focus; it is empty again afterwards.
    int rowsWith(TableView* table, const QString& filter) const
    {
        press(Qt::Key_Slash);
        type(filter);
        const int rows = table->shownRows();
        press(Qt::Key_Escape);
        return rows;
    }
    /// To the object that is selected, with the keyboard in the table.
    void openObject(const QString& name) const
    {
        run(name);
        QVERIFY(!m_window->place().object.isEmpty());
    }

    void aSourceIsAddedWithTheSlosThatWereTicked() override
    {
        const auto server = serving(shop);
        press(Qt::Key_N, Qt::ControlModifier);
        const QPointer<AddSourceDialog> dialog = openedDialog();
        QVERIFY(dialog);
        type(server->url().toString());
        press(Qt::Key_Return);
        QTRY_VERIFY2_WITH_TIMEOUT(dialog->page() == Page::Found, qPrintable(notesOf(*dialog)), kPatience);
        press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(dialog->page(), Page::Slos, kPatience);
        const auto* const list = dialog->findChild<ProposalList*>();
        QCOMPARE(list->ticked().size(), std::size_t(2));
        press(Qt::Key_Tab);
        press(Qt::Key_Space); // the second is left out
        QCOMPARE(list->ticked(), std::vector<int>{0});
        press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!m_wanted.isEmpty(), kPatience);
        verifyAdded(m_wanted);
    }

    void aLoginIsAskedForWhereItIsNeeded() override
    {
        const auto server = serving(closed);
        run(u"add source"_s);
        const QPointer<AddSourceDialog> dialog = openedDialog();
        QVERIFY(dialog);
        type(server->url().toString());
        press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(notesOf(*dialog).contains(u"login"_s), kPatience);
        press(Qt::Key_Tab); // past the user
        type(u"wrong"_s);
        press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(notesOf(*dialog).contains(u"refused"_s), kPatience);
        press(Qt::Key_A, Qt::ControlModifier);
        type(u"right"_s);
        press(Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(dialog->page(), Page::Found, kPatience);
        press(Qt::Key_Escape); // a page back
        QCOMPARE(dialog->page(), Page::Address);
        press(Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(!dialog || !dialog->isVisible(), kPatience);
        QVERIFY(m_wanted.isEmpty());
    }

    void anEmptyWorkspaceLeadsToAddingASource() override
    {
        showEmptyWorkspace();
        for (int number = 1; number <= 3; ++number) {
            press(Qt::Key_0 + number, Qt::ControlModifier);
            QVERIFY(tabTo(buttonNamed(*ofPane<StateView>(), u"Add source"_s)));
            press(Qt::Key_Space);
            const QPointer<AddSourceDialog> dialog = openedDialog();
            QVERIFY(dialog);
            press(Qt::Key_Escape);
            QTRY_VERIFY_WITH_TIMEOUT(!dialog || !dialog->isVisible(), kPatience);
            m_window->activateWindow(); // a window manager does so
            QVERIFY(QTest::qWaitForWindowActive(m_window.get(), kPatience));
        }
    }

    void theNoticeOfTheDemoLeadsToAddingASource() override
    {
        QVERIFY(tabTo(buttonNamed(*m_window, u"Add your own"_s)));
        press(Qt::Key_Space);
        QVERIFY(openedDialog());
    }

    void thePastIsLookedAtAndLeft() override
    {
        press(Qt::Key_F8);
        QVERIFY(part<Scrubber>()->hasFocus());
        press(Qt::Key_Left);
        QVERIFY(m_window->isPast());
        QCOMPARE(part<PastFrame>()->look(), PastFrame::Look::Past);
        const UtcMs moment = *m_window->place().at;
        press(Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(*m_window->place().at, moment - kDay);
        press(Qt::Key_Home);
        QVERIFY(!m_window->isPast());
        QCOMPARE(part<PastFrame>()->look(), PastFrame::Look::Live);
    }

    void theScrubberIsShownAndHiddenWhileLive() override
    {
        press(Qt::Key_F8);
        QVERIFY(part<Scrubber>()->isVisible());
        press(Qt::Key_F8);
        QVERIFY(!part<Scrubber>()->isVisible());
        QVERIFY(ofPane<TableView>()->hasFocus());
    }

    void whatChangedIsListedAndLeadsToItsMoment() override
    {
        press(Qt::Key_F7);
        TableView* const changes = tableNamed(u"What changed"_s);
        QVERIFY(changes && changes->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(changes->shownRows() > 0, kPatience);
        QVERIFY(changes->hasFocus());
        press(Qt::Key_End); // the earliest
        press(Qt::Key_Return);
        QVERIFY(m_window->isPast());
        press(Qt::Key_F7);
        QVERIFY(!changes->isVisible());
        QVERIFY(ofPane<TableView>()->hasFocus());
    }

    void thePaletteGoesToPanes() override
    {
        run(u"synth"_s);
        QCOMPARE(m_window->place().pane, u"synthetics"_s);
    }

    void thePaletteGoesToObjects() override
    {
        const Pane::Object last = m_window->currentPane()->objects().back();
        run(last.name);
        QCOMPARE(m_window->place().object, last.key);
        QTRY_COMPARE_WITH_TIMEOUT(ofPane<TableView>()->selectedKey(), last.key, kPatience);
        goTo(1, u"now"_s);
        press(Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(part<PaletteList>()->hits() > 100, kPatience); // those of the other panes, too
        type(last.name);
        press(Qt::Key_Return);
        QCOMPARE(m_window->place().object, last.key);
    }

    void thePaletteRunsCommands() override
    {
        find({});
        QTRY_VERIFY_WITH_TIMEOUT(part<PaletteList>()->hits() > 100, kPatience); // the other panes have read theirs
        QVERIFY(part<CommandPalette>()->field().hasFocus());
        press(Qt::Key_Escape);
        run(u"half a range earlier"_s);
        QVERIFY(m_window->isPast());
        find(u"return"_s);
        type(u" live"_s);
        press(Qt::Key_Escape);
        QVERIFY(m_window->isPast());
        run(u"return live"_s);
        QVERIFY(!m_window->isPast());
    }

    void breadcrumbsLeadUp() override
    {
        openObject(m_window->currentPane()->objects().back().name);
        QVERIFY(tabTo(buttonNamed(*ofPane<PaneBar>(), u"Up to"_s), Qt::Key_Backtab));
        press(Qt::Key_Space);
        QVERIFY(m_window->place().object.isEmpty());
        press(Qt::Key_Left, Qt::AltModifier);
        QVERIFY(!m_window->place().object.isEmpty());
        press(Qt::Key_Up, Qt::ControlModifier);
        QVERIFY(m_window->place().object.isEmpty());
    }

    void backAndForwardVisitWhatWasSeen() override
    {
        openObject(m_window->currentPane()->objects().back().name);
        const Place object = m_window->place();
        goTo(1, u"now"_s);
        press(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(m_window->place(), object);
        press(Qt::Key_Backspace);
        QVERIFY(m_window->place().object.isEmpty());
        press(Qt::Key_Right, Qt::AltModifier);
        press(Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(m_window->place().pane, u"now"_s);
    }

    void rangesAreTyped() override
    {
        takeRange(u"6h"_s);
        QCOMPARE(m_window->place().range, Millis(6 * kHour));
        takeRange(u"2026-11-06 03:41 to 04:10"_s);
        QCOMPARE(m_window->place().range, Millis(29 * kMinute));
        QVERIFY(m_window->isPast());
        const Place before = m_window->place();
        takeRange(u"soon"_s);
        QVERIFY(part<RangePopup>()->isVisible()); // and says what is wrong
        press(Qt::Key_Escape);
        QVERIFY(!part<RangePopup>()->isVisible());
        QCOMPARE(m_window->place(), before);
    }

    void rangesAreTakenFromTheCalendar() override
    {
        press(Qt::Key_T, Qt::ControlModifier);
        press(Qt::Key_Down);
        const QListWidget& list = part<RangePopup>()->list();
        for (int i = 0; i < list.count() && list.currentItem()->text() != u"This month"_s; ++i)
            press(Qt::Key_Down);
        press(Qt::Key_Return);
        QCOMPARE(m_window->place().typed, std::optional(TimeRange{"now/M", "now"}));
    }

    void rangesAreSteppedAndZoomed() override
    {
        const Millis before = m_window->place().range;
        press(Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(m_window->place().range, before / 2);
        press(Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(m_window->place().range, before);
        press(Qt::Key_PageUp, Qt::AltModifier);
        QVERIFY(m_window->isPast());
        press(Qt::Key_PageDown, Qt::AltModifier);
        QVERIFY(!m_window->isPast());
    }

    void rangesAreUndoneAndRedone() override
    {
        const Place before = m_window->place();
        takeRange(u"6h"_s);
        takeRange(u"today"_s);
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_window->place().range, Millis(6 * kHour));
        press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(sameTime(m_window->place(), before));
        press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_window->place().range, Millis(6 * kHour));
    }

    void theFilterKnowsItsGrammar() override
    {
        auto* const table = ofPane<TableView>();
        QVERIFY(table->hasFocus());
        const int all = table->shownRows();
        const int some = rowsWith(table, u"checkout"_s);
        QVERIFY(some > 0 && some < all);
        QCOMPARE(rowsWith(table, u"!checkout"_s), all - some);
        QCOMPARE(rowsWith(table, u"-f chckt"_s), some);
        QCOMPARE(rowsWith(table, u"slo:checkout"_s), some);
        const QString name = m_window->currentPane()->objects().front().name;
        QCOMPARE(rowsWith(table, u"-l slo="_s + name), 1);
        QCOMPARE(rowsWith(table, u"-l slo!="_s + name), all - 1);
        QCOMPARE(rowsWith(table, u"^check.*y$"_s), rowsWith(table, u"checkout -f y"_s));
        QCOMPARE(table->shownRows(), all);
        QVERIFY(table->hasFocus());
    }

    void everyTableIsFiltered() override
    {
        press(Qt::Key_F7);
        QTRY_VERIFY_WITH_TIMEOUT(tableNamed(u"What changed"_s)->shownRows() > 0, kPatience);
        filterAllShown();
        goTo(1, u"now"_s);
        filterAllShown();
        goTo(2, u"synthetics"_s);
        const auto* const matrix = ofPane<StatusMatrix>();
        const int all = matrix->shownRows();
        QVERIFY(tabTo(matrix->body()));
        press(Qt::Key_Slash);
        type(u"zzz-nowhere"_s);
        QCOMPARE(matrix->shownRows(), 0);
        press(Qt::Key_Escape);
        QCOMPARE(matrix->shownRows(), all);
        QVERIFY(tabTo(buttonNamed(*ofPane<PaneBar>(), u"Table"_s), Qt::Key_Backtab));
        press(Qt::Key_Space);
        filterAllShown();
    }
    void filterAllShown()
    {
        const auto tables = tablesShown();
        QVERIFY(tables.size() >= 2);
        for (TableView* const table : tables) {
            QVERIFY2(tabTo(table), qPrintable(table->accessibleName()));
            const int all = table->shownRows();
            QCOMPARE(rowsWith(table, u"zzz-nowhere"_s), 0);
            QCOMPARE(table->shownRows(), all);
            QVERIFY(table->hasFocus());
        }
    }

    void tablesAreSorted() override
    {
        const auto* const header = ofPane<TableView>()->horizontalHeader();
        press(Qt::Key_Right);
        press(Qt::Key_S, Qt::ShiftModifier);
        QCOMPARE(header->sortIndicatorSection(), 1);
        QCOMPARE(header->sortIndicatorOrder(), Qt::AscendingOrder);
        press(Qt::Key_S, Qt::ShiftModifier);
        QCOMPARE(header->sortIndicatorOrder(), Qt::DescendingOrder);
    }

    void tabsAreChosenAndRemembered() override
    {
        restart();
        goTo(3, u"slo"_s);
        const auto* tabs = ofPane<QTabBar>();
        QCOMPARE(tabs->currentIndex(), 0);
        press(Qt::Key_PageUp, Qt::ControlModifier);
        QCOMPARE(tabs->currentIndex(), tabs->count() - 1);
        press(Qt::Key_PageDown, Qt::ControlModifier);
        QCOMPARE(tabs->currentIndex(), 0);
        QVERIFY(tabTo(tabs));
        for (int i = 0; i < 4; ++i)
            press(Qt::Key_Right);
        QCOMPARE(tabs->tabText(tabs->currentIndex()), u"Definition"_s);
        QTRY_VERIFY_WITH_TIMEOUT(tableNamed(u"Versions"_s)->isVisible(), kPatience);
        restart();
        tabs = ofPane<QTabBar>();
        QCOMPARE(tabs->tabText(tabs->currentIndex()), u"Definition"_s);
        QTRY_VERIFY_WITH_TIMEOUT(tableNamed(u"Versions"_s)->isVisible(), kPatience);
    }

    void theCrosshairIsOfTheChartsOfAllPanes() override
    {
        QTRY_VERIFY_WITH_TIMEOUT(chartShown(), kPatience);
        TimeSeriesChart* const chart = chartShown();
        QVERIFY(tabTo(chart));
        press(Qt::Key_Left, Qt::ShiftModifier);
        const auto moment = chart->cursorMoment();
        QVERIFY(moment);
        for (const TimeSeriesChart* const each : ofPane<ChartColumn>()->charts())
            QCOMPARE(each->cursorMoment(), moment);
        goTo(2, u"synthetics"_s);
        QTRY_COMPARE_WITH_TIMEOUT(chartShown()->cursorMoment(), moment, kPatience);
    }

    void theInspectorIsShownAndHidden() override
    {
        const bool before = part<Inspector>()->isVisible();
        press(Qt::Key_F4);
        QCOMPARE(part<Inspector>()->isVisible(), !before);
        press(Qt::Key_F4);
        QCOMPARE(part<Inspector>()->isVisible(), before);
    }

    void theInspectorExplainsANumberAndLeadsToWhatIsRelated() override
    {
        auto* const inspector = part<Inspector>();
        QVERIFY(!inspector->explanation());
        for (int i = 0; i < 12 && !inspector->explanation(); ++i)
            press(Qt::Key_Right); // along the row to its first number
        QVERIFY(inspector->explanation());
        const QString before = m_window->currentPane()->selected();
        QAbstractButton* related = nullptr;
        for (int i = 0; i < 25 && related == nullptr; ++i) { // some stand alone
            related = relatedOf(*inspector);
            if (related == nullptr)
                press(Qt::Key_Down);
        }
        QVERIFY(tabTo(related));
        press(Qt::Key_Space);
        QVERIFY(!m_window->place().object.isEmpty());
    }
    static QAbstractButton* relatedOf(const Inspector& inspector)
    {
        for (QAbstractButton* const button : inspector.findChildren<QAbstractButton*>()) {
            if (button->accessibleDescription() == u"Goes to it"_s)
                return button;
        }
        return nullptr;
    }

    void theEventLaneSaysWhatHappened() override
    {
        const auto& charts = ofPane<ChartColumn>()->charts();
        QTRY_VERIFY_WITH_TIMEOUT(!charts.empty() && !charts.back()->styleNow().lanes.empty(), kPatience);
        TimeSeriesChart* const lowest = charts.back();
        const EventLane lane = lowest->styleNow().lanes.back();
        QVERIFY(tabTo(lowest));
        const auto says = [&] { return lowest->accessibleValue().contains(lane.name + u": "_s); };
        for (int i = 0; i < 2000 && !says(); ++i)
            press(Qt::Key_Left);
        QVERIFY(says());
    }

    void theSheetOfKeysOpensAndCloses() override
    {
        press(Qt::Key_Question, Qt::ShiftModifier);
        QVERIFY(part<KeySheet>()->isVisible());
        press(Qt::Key_Escape);
        QVERIFY(!part<KeySheet>()->isVisible());
        QVERIFY(ofPane<TableView>()->hasFocus());
    }

    void theWindowIsAsItWasLeft() override
    {
        restart();
        takeRange(u"this week"_s);
        goTo(2, u"synthetics"_s);
        QVERIFY(tabTo(buttonNamed(*ofPane<PaneBar>(), u"Table"_s), Qt::Key_Backtab));
        press(Qt::Key_Space);
        press(Qt::Key_Slash);
        type(u"h"_s);
        press(Qt::Key_Return);
        QVERIFY(tableNamed(u"Checks by region"_s)->hasFocus());
        press(Qt::Key_Home);
        press(Qt::Key_Right);
        press(Qt::Key_S, Qt::ShiftModifier);
        QCOMPARE(tableNamed(u"Checks by region"_s)->horizontalHeader()->sortIndicatorSection(), 1);
        press(Qt::Key_F7);
        press(Qt::Key_F4);
        const bool hasInspector = part<Inspector>()->isVisible();
        restart();
        QCOMPARE(m_window->place().pane, u"synthetics"_s);
        QCOMPARE(m_window->place().typed, std::optional(TimeRange{"now/w", "now"}));
        QVERIFY(tableNamed(u"Checks by region"_s)->isVisible());
        QCOMPARE(ofPane<FilterField>()->text(), u"h"_s);
        QCOMPARE(tableNamed(u"Checks by region"_s)->horizontalHeader()->sortIndicatorSection(), 1);
        QVERIFY(tableNamed(u"What changed"_s)->isVisible());
        QCOMPARE(part<Inspector>()->isVisible(), hasInspector);
    }
};

TRACEO_TEST(TstByKeyboard);
#include "tst_by_keyboard.moc"
