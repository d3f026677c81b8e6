// The window by keyboard alone, and the same by mouse: the past, ranges, the palette, filters, changes.
#include "app/desktop/demo_window.h"
#include "app/desktop/window_state.h"
#include "support/test_main.h"
#include "widgets/chart_column.h"
#include "widgets/command_palette.h"
#include "widgets/dress.h"
#include "widgets/footer.h"
#include "widgets/pane_bar.h"
#include "widgets/past_frame.h"
#include "widgets/rail.h"
#include "widgets/range_popup.h"
#include "widgets/scrubber.h"
#include "widgets/status_matrix.h"
#include "widgets/table_view.h"

#include <QApplication>
#include <QFile>
#include <QJsonArray>
#include <QLineEdit>
#include <QSplitter>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstGettingAbout : public QObject {
    Q_OBJECT

    DemoWindow m_demo;
    std::unique_ptr<MainWindow> m_window;

    template <class Widget>
    Widget* part() const
    {
        return m_window->findChild<Widget*>();
    }
    template <class Widget>
    Widget* ofPane() const
    {
        return m_window->currentPane()->findChild<Widget*>();
    }

    /// To whatever has the keyboard, as a person would.
    void press(int key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QWidget* const there = QApplication::focusWidget();
        QTest::keyClick(there ? there : m_window.get(), Qt::Key(key), modifiers);
    }
    void type(const QString& text) const
    {
        QVERIFY(QApplication::focusWidget());
        QTest::keyClicks(QApplication::focusWidget(), text);
    }
    /// Popups are windows of their own, whose focus widget the offscreen platform does not make the application's.
    void typeRange(const QString& text) const
    {
        press(Qt::Key_T, Qt::ControlModifier);
        auto* const popup = part<RangePopup>();
        QVERIFY(popup->isVisible());
        popup->field().selectAll();
        QTest::keyClicks(&popup->field(), text);
        QTest::keyClick(&popup->field(), Qt::Key_Return);
    }

private Q_SLOTS:
    void initTestCase()
    {
        dress(*qApp, Theme::light());
        QVERIFY(m_demo.fill());
    }
    void init()
    {
        m_window = m_demo.show();
        QVERIFY(m_window);
    }
    void cleanup() { m_window.reset(); }

    void slashFiltersAndEscapeClears()
    {
        auto* const table = ofPane<TableView>();
        const int all = table->shownRows();
        press(Qt::Key_Slash);
        type(u"checkout"_s);
        QVERIFY(table->shownRows() < all);
        press(Qt::Key_Return);
        QVERIFY(table->hasFocus());
        press(Qt::Key_Slash);
        press(Qt::Key_Escape);
        QCOMPARE(table->shownRows(), all);
        QVERIFY(table->hasFocus());
    }

    void thePastAndHomeAgain()
    {
        auto* const scrubber = part<Scrubber>();
        QVERIFY(!scrubber->isVisible());
        press(Qt::Key_F8);
        QVERIFY(scrubber->isVisible());
        QVERIFY(scrubber->hasFocus());
        press(Qt::Key_Left);
        QVERIFY(m_window->isPast());
        QCOMPARE(part<PastFrame>()->look(), PastFrame::Look::Past);
        QVERIFY(part<Footer>()->accessibleValue().contains(u"Not live"_s));
        press(Qt::Key_Left);
        press(Qt::Key_Left);
        ofPane<TableView>()->setFocus();
        press(Qt::Key_Home);
        QVERIFY(!m_window->isPast());
        QVERIFY(!scrubber->isVisible());
        QCOMPARE(part<PastFrame>()->look(), PastFrame::Look::Live);
        press(Qt::Key_Left, Qt::AltModifier); // the three steps are one place
        QVERIFY(m_window->isPast());
        press(Qt::Key_Left, Qt::AltModifier);
        QVERIFY(!m_window->isPast());
    }

    void homeIsTheTablesWhileLive()
    {
        auto* const table = ofPane<TableView>();
        table->setFocus();
        press(Qt::Key_End);
        QVERIFY(table->currentIndex().row() > 0);
        press(Qt::Key_Home);
        QCOMPARE(table->currentIndex().row(), 0);
    }

    void scrubbingByMouseLooksAtThePast()
    {
        press(Qt::Key_F8);
        auto* const scrubber = part<Scrubber>();
        QTRY_VERIFY_WITH_TIMEOUT(scrubber->width() > 500, kPatience);
        QTest::mouseClick(scrubber, Qt::LeftButton, {}, {scrubber->width() / 2, 20});
        QVERIFY(m_window->isPast());
        QVERIFY(*m_window->place().at < m_demo.now() - 30 * kDay);
    }

    void rangesAreTypedAndUndone()
    {
        const Place before = m_window->place();
        typeRange(u"6h"_s);
        QCOMPARE(m_window->place().range, Millis(6 * kHour));
        QVERIFY(!m_window->place().typed);
        typeRange(u"today"_s);
        QCOMPARE(m_window->place().typed, std::optional(TimeRange{"now/d", "now"}));
        typeRange(u"2026-11-06 03:41 to 04:10"_s);
        QCOMPARE(m_window->place().range, Millis(29 * kMinute));
        QVERIFY(m_window->isPast());
        for (int i = 0; i < 3; ++i)
            press(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(sameTime(m_window->place(), before));
        press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_window->place().range, Millis(6 * kHour));
    }

    void aRangeThatMakesNoSenseIsSaid()
    {
        const Place before = m_window->place();
        typeRange(u"soon"_s);
        auto* const popup = part<RangePopup>();
        QVERIFY(popup->isVisible());
        QCOMPARE(m_window->place(), before);
        QTest::keyClick(popup, Qt::Key_Escape);
        QVERIFY(!popup->isVisible());
    }

    void stepsAndZoomsByKey()
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

    void thePaletteLeadsToAnObjectAndBackspaceBack()
    {
        const auto objects = m_window->currentPane()->objects();
        const Pane::Object last = objects.back();
        press(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(part<CommandPalette>()->isVisible());
        type(last.name);
        press(Qt::Key_Return);
        QCOMPARE(m_window->place().object, last.key);
        QTRY_COMPARE_WITH_TIMEOUT(ofPane<TableView>()->selectedKey(), last.key, kPatience);
        ofPane<TableView>()->setFocus();
        press(Qt::Key_Backspace);
        QVERIFY(m_window->place().object.isEmpty());
    }

    void thePaletteRunsCommands()
    {
        m_window->step(-1);
        press(Qt::Key_K, Qt::ControlModifier);
        type(u"return live"_s);
        press(Qt::Key_Return);
        QVERIFY(!m_window->isPast());
    }

    void everyActionHasAWordAndItsOwnKeys()
    {
        QSet<QString> ids;
        QSet<QKeySequence> keys;
        for (const Action& action : windowActions(*m_window)) {
            QVERIFY2(!action.words.isEmpty() && !action.group.isEmpty() && action.run, qPrintable(action.id));
            QVERIFY2(!ids.contains(action.id), qPrintable(action.id));
            ids << action.id;
            for (const QKeySequence& key : action.keys) {
                QVERIFY2(!keys.contains(key), qPrintable(key.toString()));
                keys << key;
            }
        }
    }

    void theSheetOfKeysOpensAndCloses()
    {
        press(Qt::Key_Question, Qt::ShiftModifier);
        QVERIFY(part<KeySheet>()->isVisible());
        press(Qt::Key_Escape);
        QVERIFY(!part<KeySheet>()->isVisible());
    }

    void theMenuOfWhatHasTheFocusOpens()
    {
        const auto lines = keyLines(windowActions(*m_window));
        QVERIFY(std::ranges::find(lines, u"Shift+F10"_s, &KeyLine::keys) != lines.end());
        TimeSeriesChart* const chart = ofPane<ChartColumn>()->charts().front();
        chart->setFocus(Qt::TabFocusReason);
        press(Qt::Key_F10, Qt::ShiftModifier);
        QWidget* const menu = QApplication::activePopupWidget();
        QVERIFY(menu);
        QCOMPARE(menu->parentWidget(), chart);
        menu->close();
    }

    void whatChangedIsListedAndLeadsToItsMoment()
    {
        press(Qt::Key_F7);
        TableView* changes = nullptr;
        for (TableView* const table : m_window->findChildren<TableView*>()) {
            if (table->accessibleName() == u"What changed"_s)
                changes = table;
        }
        QVERIFY(changes && changes->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(changes->shownRows() > 0, kPatience);
        QVERIFY(changes->hasFocus());
        press(Qt::Key_Down);
        press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!changes->isVisible() || m_window->place().at || m_window->place().range == 30 * kDay,
                                 kPatience);
        press(Qt::Key_F7);
        QVERIFY(!changes->isVisible());
    }

    /// Also of the panes that are not looked at.
    void theRailSpeaksOfTheMomentThatIsShown()
    {
        const auto* const rail = part<Rail>();
        const auto hasBadge = [rail](const QString& pane) { return rail->accessibleValue().contains(pane + u", "_s); };
        m_window->visit(u"now"_s);
        QTRY_VERIFY_WITH_TIMEOUT(hasBadge(u"Now"_s) && hasBadge(u"Synthetics"_s), kPatience);
        m_window->visit(u"slo"_s);
        QVERIFY(m_window->takeRange(u"2001-02-03"_s).isEmpty()); // nothing is known of it
        QTRY_VERIFY_WITH_TIMEOUT(!hasBadge(u"Synthetics"_s), kPatience);
        press(Qt::Key_Home, Qt::AltModifier);
        QTRY_VERIFY_WITH_TIMEOUT(hasBadge(u"Now"_s), kPatience); // without a visit
    }

    /// For who is on call a rail without badges is a quiet night.
    void theRailSpeaksOfAllPanesFromTheStart()
    {
        const QString file = m_demo.path(u"start.json"_s);
        m_window = m_demo.show(file);
        QVERIFY(m_window);
        m_window->visit(u"slo"_s);
        m_window->close();
        m_window = m_demo.show(file);
        QVERIFY(m_window);
        QCOMPARE(m_window->place().pane, u"slo"_s);
        const auto* const rail = part<Rail>();
        QTRY_VERIFY_WITH_TIMEOUT(rail->accessibleValue().contains(u"Now, "_s), kPatience);
        QVERIFY(rail->accessibleValue().contains(u"Synthetics, "_s));
        QCOMPARE(m_window->place().pane, u"slo"_s); // without a visit
    }

    void theArrowKeysAreInTheTableOfThePane()
    {
        part<Rail>()->setFocus(Qt::TabFocusReason);
        for (const int number : {1, 3, 2, 3}) { // also on a pane that was left
            press(Qt::Key_0 + number, Qt::ControlModifier);
            const auto isThere = [this, number] {
                const QWidget* const focus = QApplication::focusWidget();
                const QWidget* const pane = number == 2 ? ofPane<StatusMatrix>() : static_cast<QWidget*>(m_window->currentPane());
                return focus && (focus == pane || pane->isAncestorOf(focus))
                    && (number == 2 || qobject_cast<const TableView*>(focus) != nullptr);
            };
            QTRY_VERIFY2_WITH_TIMEOUT(isThere(), qPrintable(m_window->place().pane), kPatience); // once it is there
        }
        auto* const table = ofPane<TableView>();
        QTRY_VERIFY_WITH_TIMEOUT(table->shownRows() > 1 && !table->selectedKey().isEmpty(), kPatience);
        press(Qt::Key_Home);
        const QString first = table->selectedKey();
        press(Qt::Key_Down);
        QVERIFY(table->selectedKey() != first);
    }

    /// A filter beside it would swallow the next key as a letter.
    void closingWhatChangedGivesTheFocusBack()
    {
        auto* const table = ofPane<TableView>();
        table->setFocus(Qt::ShortcutFocusReason);
        press(Qt::Key_F7);
        QVERIFY(!table->hasFocus());
        press(Qt::Key_F7);
        QVERIFY(table->hasFocus());
    }

    void theCrosshairIsOfAllCharts()
    {
        auto* const column = ofPane<ChartColumn>();
        QTRY_VERIFY_WITH_TIMEOUT(!column->charts().empty(), kPatience);
        TimeSeriesChart* const chart = column->charts().front();
        chart->setFocus(Qt::TabFocusReason);
        QTest::keyClick(chart, Qt::Key_Left, Qt::ShiftModifier);
        QVERIFY(column->cursorMoment());
        for (const TimeSeriesChart* const each : column->charts())
            QCOMPARE(each->cursorMoment(), column->cursorMoment());
    }

    void theWindowIsAsItWasLeft()
    {
        const QString file = m_demo.path(u"window.json"_s);
        m_window = m_demo.show(file);
        QVERIFY(m_window);
        m_window->visit(u"slo"_s);
        QTRY_VERIFY_WITH_TIMEOUT(ofPane<TableView>()->shownRows() > 0, kPatience);
        m_window->resize(1500, 900);
        QVERIFY(m_window->takeRange(u"this month"_s).isEmpty());
        auto* const table = ofPane<TableView>();
        table->setFilterText(u"checkout"_s);
        table->sortByColumn(2, Qt::DescendingOrder);
        const int shown = table->shownRows();
        m_window->close();
        m_window = m_demo.show(file);
        QVERIFY(m_window);
        QCOMPARE(m_window->size(), QSize(1500, 900));
        QCOMPARE(m_window->place().typed, std::optional(TimeRange{"now/M", "now"}));
        QCOMPARE(ofPane<TableView>()->filterText(), u"checkout"_s);
        QCOMPARE(ofPane<FilterField>()->text(), u"checkout"_s);
        QCOMPARE(ofPane<TableView>()->shownRows(), shown);
    }

    void aBrokenFileIsIgnored_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("no JSON") << QByteArray("\x00\xffnot json", 10);
        QTest::newRow("another version") << QByteArray(R"({"v": 99, "place": {"pane": "nowhere"}})");
        QTest::newRow("other kinds") << QByteArray(
            R"({"v":1,"geometry":7,"place":[1],"panes":{"slo":{"splitters":[[-5,-5],7],"tables":[{"sort":999}]}}})");
        QTest::newRow("a pane that is gone")
            << QByteArray(R"({"v":1,"place":{"pane":"nowhere","object":"x","length_ms":-1,"at":"soon"}})");
    }
    void aBrokenFileIsIgnored()
    {
        QFETCH(QByteArray, bytes);
        const QString path = m_demo.path(u"broken.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        m_window = m_demo.show(path);
        QVERIFY(m_window);
        QCOMPARE(m_window->place().range, Place{}.range);
        QVERIFY(!m_window->isPast());
        QVERIFY(m_window->currentPane());
    }
};

TRACEO_TEST(TstGettingAbout);
#include "tst_getting_about.moc"
