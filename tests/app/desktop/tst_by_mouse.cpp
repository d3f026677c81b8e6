// The promises of the window, kept by mouse alone: only what can be seen is clicked. Letters are typed into a field
// that was clicked; no other key is pressed.
#include "app/desktop/add_source_dialog.h"
#include "app/desktop/mouse.h"
#include "app/desktop/promises.h"
#include "support/test_main.h"
#include "widgets/chart_column.h"
#include "widgets/command_palette.h"
#include "widgets/inspector.h"
#include "widgets/key_sheet.h"
#include "widgets/pane_bar.h"
#include "widgets/past_frame.h"
#include "widgets/proposal_list.h"
#include "widgets/rail.h"
#include "widgets/range_popup.h"
#include "widgets/scrubber.h"
#include "widgets/state_view.h"
#include "widgets/status_matrix.h"
#include "widgets/table_view.h"
#include "widgets/top_bar.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QTabBar>
#include <QToolTip>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;
using Page = AddSourceDialog::Page;

class TstByMouse final : public Promises {
    Q_OBJECT

    /// In the palette, found by the wheel.
    void run(const QString& id) const
    {
        click(buttonNamed(*part<TopBar>(), u"Search"_s));
        auto* const list = part<PaletteList>();
        QVERIFY(list->isVisible());
        for (int i = 0; i < list->hits() && list->rectOf(id).isEmpty(); ++i)
            wheel(list, -120);
        const QRect box = list->rectOf(id);
        QVERIFY2(!box.isEmpty(), qPrintable(id));
        click(list, box.center());
    }
    /// On the rail.
    void goTo(int number, const QString& pane) const
    {
        click(part<Rail>(), part<Rail>()->itemRect(number - 1).center());
        QCOMPARE(m_window->place().pane, pane);
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->currentPane()->objects().empty(), kPatience);
    }
    RangePopup* openRanges() const
    {
        click(&part<TimeRangeBar>()->anchor());
        auto* const popup = part<RangePopup>();
        return QTest::qWaitForWindowExposed(popup, kPatience) ? popup : nullptr;
    }
    /// A range, or what else can be done with the time.
    void choose(const QString& words) const
    {
        RangePopup* const popup = openRanges();
        QVERIFY(popup);
        QListWidget& list = popup->list();
        for (int row = 0; row < list.count(); ++row) {
            if (list.item(row)->text().startsWith(words))
                return click(list.viewport(), list.visualItemRect(list.item(row)).center());
        }
        QFAIL(qPrintable(words));
    }
    void filter(const QString& words) const
    {
        auto* const field = ofPane<FilterField>();
        click(field, {20, field->height() / 2});
        QVERIFY(field->hasFocus());
        type(field, words);
    }
    static void clear(FilterField* field) { click(buttonNamed(*field, u"Show all"_s)); }
    int rowsWith(const TableView* table, const QString& words) const
    {
        filter(words);
        const int rows = table->shownRows();
        clear(ofPane<FilterField>());
        return rows;
    }
    void openObject() const { run(u"object/slo/"_s + m_window->currentPane()->objects().back().key); }

    void aSourceIsAddedWithTheSlosThatWereTicked() override
    {
        const auto server = serving(shop);
        run(u"add-source"_s);
        const QPointer<AddSourceDialog> dialog = openedDialog();
        QVERIFY(dialog);
        auto* const address = dialog->findChild<QLineEdit*>(u"address"_s);
        click(address);
        type(address, server->url().toString());
        click(buttonNamed(*dialog, u"Look"_s));
        QTRY_VERIFY2_WITH_TIMEOUT(dialog->page() == Page::Found, qPrintable(notesOf(*dialog)), kPatience);
        click(buttonNamed(*dialog, u"SLOs"_s));
        QTRY_COMPARE_WITH_TIMEOUT(dialog->page(), Page::Slos, kPatience);
        auto* const list = dialog->findChild<ProposalList*>();
        QCOMPARE(list->ticked().size(), std::size_t(2));
        const auto boxes = list->findChildren<QCheckBox*>();
        click(boxes.last(), {8, boxes.last()->height() / 2});
        QCOMPARE(list->ticked(), std::vector<int>{0});
        click(buttonNamed(*dialog, u"Back"_s));
        click(buttonNamed(*dialog, u"SLOs"_s)); // what was ticked stays so
        QCOMPARE(list->ticked(), std::vector<int>{0});
        click(buttonNamed(*dialog, u"Write"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!m_wanted.isEmpty(), kPatience);
        verifyAdded(m_wanted);
    }

    void aLoginIsAskedForWhereItIsNeeded() override
    {
        const auto server = serving(closed);
        click(buttonNamed(*part<TopBar>(), u"Search"_s));
        click(part<PaletteList>(), part<PaletteList>()->rectOf(u"pane-slo"_s).center());
        run(u"add-source"_s);
        const QPointer<AddSourceDialog> dialog = openedDialog();
        QVERIFY(dialog);
        type(dialog, server->url().toString());
        click(buttonNamed(*dialog, u"Look"_s));
        QTRY_VERIFY_WITH_TIMEOUT(notesOf(*dialog).contains(u"login"_s), kPatience);
        QLineEdit* const secret = secretOf(*dialog);
        QVERIFY(secret);
        click(secret);
        type(secret, u"wrong"_s);
        click(buttonNamed(*dialog, u"Look"_s));
        QTRY_VERIFY_WITH_TIMEOUT(notesOf(*dialog).contains(u"refused"_s), kPatience);
        QTest::mouseDClick(dialog->windowHandle(), Qt::LeftButton, {}, placeIn(*secret, secret->rect().center()));
        type(secret, u"right"_s);
        click(buttonNamed(*dialog, u"Look"_s));
        QTRY_COMPARE_WITH_TIMEOUT(dialog->page(), Page::Found, kPatience);
        click(buttonNamed(*dialog, u"Cancel"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!dialog || !dialog->isVisible(), kPatience);
        QVERIFY(m_wanted.isEmpty());
    }
    static QLineEdit* secretOf(const AddSourceDialog& dialog)
    {
        const auto fields = dialog.findChildren<QLineEdit*>();
        const auto secret = std::ranges::find(fields, QLineEdit::Password, &QLineEdit::echoMode);
        return secret == fields.end() ? nullptr : *secret;
    }

    void anEmptyWorkspaceLeadsToAddingASource() override
    {
        showEmptyWorkspace();
        for (int number = 1; number <= 3; ++number) {
            click(part<Rail>(), part<Rail>()->itemRect(number - 1).center());
            click(buttonNamed(*ofPane<StateView>(), u"Add source"_s));
            const QPointer<AddSourceDialog> dialog = openedDialog();
            QVERIFY(dialog);
            click(buttonNamed(*dialog, u"Cancel"_s));
            QTRY_VERIFY_WITH_TIMEOUT(!dialog || !dialog->isVisible(), kPatience);
        }
    }

    void theNoticeOfTheDemoLeadsToAddingASource() override
    {
        click(buttonNamed(*m_window, u"Add your own"_s));
        QVERIFY(openedDialog());
    }

    void thePastIsLookedAtAndLeft() override
    {
        choose(u"Look at the past"_s);
        auto* const scrubber = part<Scrubber>();
        QVERIFY(scrubber->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(scrubber->width() > 500, kPatience);
        const int middle = scrubber->height() / 2;
        const int now = int(scrubber->xOf(m_demo.now()));
        drag(scrubber, {now, middle}, {scrubber->width() / 2, middle});
        QVERIFY(m_window->isPast());
        QVERIFY(*m_window->place().at < m_demo.now() - 30 * kDay);
        QCOMPARE(part<PastFrame>()->look(), PastFrame::Look::Past);
        click(buttonNamed(*part<TopBar>(), u"Return to live"_s));
        QVERIFY(!m_window->isPast());
        QCOMPARE(part<PastFrame>()->look(), PastFrame::Look::Live);
    }

    void theScrubberIsShownAndHiddenWhileLive() override
    {
        choose(u"Look at the past"_s);
        QVERIFY(part<Scrubber>()->isVisible());
        choose(u"Look at the past"_s);
        QVERIFY(!part<Scrubber>()->isVisible());
    }

    void whatChangedIsListedAndLeadsToItsMoment() override
    {
        choose(u"What changed"_s);
        TableView* const changes = tableNamed(u"What changed"_s);
        QVERIFY(changes && changes->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(changes->shownRows() > 1, kPatience);
        changes->verticalScrollBar()->setValue(0);
        const QPoint second = placeIn(*changes->viewport(), middleOf(*changes, 1, 1));
        QTest::mouseDClick(m_window->windowHandle(), Qt::LeftButton, {}, second);
        QVERIFY(m_window->isPast());
        click(buttonNamed(*m_window, u"Close what changed"_s));
        QVERIFY(!changes->isVisible());
    }

    void thePaletteGoesToPanes() override
    {
        run(u"pane-synthetics"_s);
        QCOMPARE(m_window->place().pane, u"synthetics"_s);
    }

    void thePaletteGoesToObjects() override
    {
        const Pane::Object last = m_window->currentPane()->objects().back();
        openObject();
        QCOMPARE(m_window->place().object, last.key);
        QTRY_COMPARE_WITH_TIMEOUT(ofPane<TableView>()->selectedKey(), last.key, kPatience);
    }

    void thePaletteRunsCommands() override
    {
        run(u"earlier"_s);
        QVERIFY(m_window->isPast());
        click(buttonNamed(*part<TopBar>(), u"Search"_s));
        QVERIFY(part<CommandPalette>()->isVisible());
        clickCell(ofPane<TableView>(), 0, 1); // elsewhere: it goes, and nothing happened
        QVERIFY(!part<CommandPalette>()->isVisible());
        QVERIFY(m_window->isPast());
        run(u"live"_s);
        QVERIFY(!m_window->isPast());
    }

    void breadcrumbsLeadUp() override
    {
        openObject();
        QVERIFY(!m_window->place().object.isEmpty());
        click(buttonNamed(*ofPane<PaneBar>(), u"Up to"_s));
        QVERIFY(m_window->place().object.isEmpty());
    }

    void backAndForwardVisitWhatWasSeen() override
    {
        openObject();
        const Place object = m_window->place();
        goTo(1, u"now"_s);
        click(buttonNamed(*part<TopBar>(), u"Back"_s));
        QCOMPARE(m_window->place(), object);
        click(buttonNamed(*part<TopBar>(), u"Back"_s));
        QVERIFY(m_window->place().object.isEmpty());
        click(buttonNamed(*part<TopBar>(), u"Forward"_s));
        click(buttonNamed(*part<TopBar>(), u"Forward"_s));
        QCOMPARE(m_window->place().pane, u"now"_s);
    }

    void rangesAreTyped() override
    {
        RangePopup* const popup = openRanges();
        QVERIFY(popup);
        QTest::mouseDClick(popup->windowHandle(), Qt::LeftButton, {}, placeIn(popup->field(), popup->field().rect().center()));
        QTest::keyClick(popup->windowHandle(), Qt::Key_A, Qt::ControlModifier);
        type(popup, u"2026-11-06 03:41 to 04:10"_s);
        QTest::keyClick(popup->windowHandle(), Qt::Key_Return); // what is typed ends so
        QCOMPARE(m_window->place().range, Millis(29 * kMinute));
        QVERIFY(m_window->isPast());
    }

    void rangesAreTakenFromTheCalendar() override
    {
        choose(u"This month"_s);
        QCOMPARE(m_window->place().typed, std::optional(TimeRange{"now/M", "now"}));
        choose(u"Last 7 days"_s);
        QCOMPARE(m_window->place().range, Millis(7 * kDay));
    }

    void rangesAreSteppedAndZoomed() override
    {
        const Millis before = m_window->place().range;
        choose(u"Half as long"_s);
        QCOMPARE(m_window->place().range, before / 2);
        choose(u"Twice as long"_s);
        QCOMPARE(m_window->place().range, before);
        click(buttonNamed(*part<TopBar>(), u"Earlier"_s));
        QVERIFY(m_window->isPast());
        click(buttonNamed(*part<TopBar>(), u"Later"_s));
        QVERIFY(!m_window->isPast());
        QTRY_VERIFY_WITH_TIMEOUT(chartShown(), kPatience);
        TimeSeriesChart* const chart = chartShown();
        const QRect plot = chart->geometryNow().plot.toRect();
        drag(chart, plot.center(), plot.center() + QPoint(plot.width() / 4, 0)); // a stretch of it
        QVERIFY(m_window->place().range < before / 3);
    }

    void rangesAreUndoneAndRedone() override
    {
        const Place before = m_window->place();
        choose(u"Last 7 days"_s);
        choose(u"Today"_s);
        choose(u"Undo"_s);
        QCOMPARE(m_window->place().range, Millis(7 * kDay));
        choose(u"Undo"_s);
        QVERIFY(sameTime(m_window->place(), before));
        choose(u"Redo"_s);
        QCOMPARE(m_window->place().range, Millis(7 * kDay));
    }

    void theFilterKnowsItsGrammar() override
    {
        const auto* const table = ofPane<TableView>();
        const int all = table->shownRows();
        const int some = rowsWith(table, u"checkout"_s);
        QVERIFY(some > 0 && some < all);
        QCOMPARE(rowsWith(table, u"!checkout"_s), all - some);
        QCOMPARE(rowsWith(table, u"-f chckt"_s), some);
        QCOMPARE(rowsWith(table, u"slo:checkout"_s), some);
        const QString name = m_window->currentPane()->objects().front().name;
        QCOMPARE(rowsWith(table, u"-l slo="_s + name), 1);
        QCOMPARE(rowsWith(table, u"-l slo!="_s + name), all - 1);
        QCOMPARE(table->shownRows(), all);
    }

    void everyTableIsFiltered() override
    {
        filterAllOfPane();
        goTo(1, u"now"_s);
        filterAllOfPane();
        goTo(2, u"synthetics"_s);
        const auto* const matrix = ofPane<StatusMatrix>();
        const int all = matrix->shownRows();
        filter(u"zzz-nowhere"_s);
        QCOMPARE(matrix->shownRows(), 0);
        clear(ofPane<FilterField>());
        QCOMPARE(matrix->shownRows(), all);
        click(buttonNamed(*ofPane<PaneBar>(), u"Table"_s));
        filterAllOfPane();
        choose(u"What changed"_s);
        TableView* const changes = tableNamed(u"What changed"_s);
        QTRY_VERIFY_WITH_TIMEOUT(changes->shownRows() > 0, kPatience);
        const int changed = changes->shownRows();
        auto* const field = changes->parentWidget()->findChild<FilterField*>();
        click(field, {20, field->height() / 2});
        type(field, u"zzz-nowhere"_s);
        QCOMPARE(changes->shownRows(), 0);
        clear(field);
        QCOMPARE(changes->shownRows(), changed);
    }
    void filterAllOfPane()
    {
        const auto tables = m_window->currentPane()->findChildren<TableView*>();
        int filtered = 0;
        for (TableView* const table : tables) {
            const QPoint empty(table->viewport()->width() - 3, table->viewport()->height() - 3);
            if (!table->isVisible())
                continue;
            click(table->viewport(), empty);
            const QString pane = m_window->place().pane;
            const int all = table->shownRows();
            QVERIFY2(table->hasFocus(), qPrintable(table->accessibleName()));
            QCOMPARE(rowsWith(table, u"zzz-nowhere"_s), 0);
            QCOMPARE(table->shownRows(), all);
            QCOMPARE(m_window->place().pane, pane);
            ++filtered;
        }
        QVERIFY(filtered >= 2);
    }

    void tablesAreSorted() override
    {
        auto* const header = ofPane<TableView>()->horizontalHeader();
        const QPoint second(header->sectionViewportPosition(1) + 20, header->height() / 2);
        click(header->viewport(), second);
        QCOMPARE(header->sortIndicatorSection(), 1);
        const Qt::SortOrder before = header->sortIndicatorOrder();
        click(header->viewport(), second);
        QVERIFY(header->sortIndicatorOrder() != before);
    }

    void tabsAreChosenAndRemembered() override
    {
        restart();
        goTo(3, u"slo"_s);
        auto* tabs = ofPane<QTabBar>();
        for (int i = tabs->count() - 1; i >= 0; --i) {
            click(tabs, tabs->tabRect(i).center());
            QCOMPARE(tabs->currentIndex(), i);
        }
        click(tabs, tabs->tabRect(4).center());
        QTRY_VERIFY_WITH_TIMEOUT(tableNamed(u"Versions"_s)->isVisible(), kPatience);
        restart();
        tabs = ofPane<QTabBar>();
        QCOMPARE(tabs->currentIndex(), 4);
        QTRY_VERIFY_WITH_TIMEOUT(tableNamed(u"Versions"_s)->isVisible(), kPatience);
    }

    void theCrosshairIsOfTheChartsOfAllPanes() override
    {
        QTRY_VERIFY_WITH_TIMEOUT(chartShown(), kPatience);
        TimeSeriesChart* const chart = chartShown();
        const auto middle = [chart] { return chart->geometryNow().plot.center().toPoint(); };
        QVERIFY(rest(
            chart, middle, [chart] { return chart->cursorMoment().has_value(); }, kPatience));
        const auto moment = chart->cursorMoment();
        for (const TimeSeriesChart* const each : ofPane<ChartColumn>()->charts())
            QCOMPARE(each->cursorMoment(), moment);
    }

    void theInspectorIsShownAndHidden() override
    {
        const bool before = part<Inspector>()->isVisible();
        run(u"inspector"_s);
        QCOMPARE(part<Inspector>()->isVisible(), !before);
        run(u"inspector"_s);
        QCOMPARE(part<Inspector>()->isVisible(), before);
    }

    void theInspectorExplainsANumberAndLeadsToWhatIsRelated() override
    {
        auto* const table = ofPane<TableView>();
        auto* const inspector = part<Inspector>();
        for (int column = 0; column < table->model()->columnCount() && !inspector->explanation(); ++column)
            clickCell(table, 0, column);
        QVERIFY(inspector->explanation());
        click(buttonNamed(*inspector, u"Hide the inspector"_s));
        QVERIFY(!inspector->isVisible());
        run(u"inspector"_s);
        const int number = table->currentIndex().column();
        QAbstractButton* related = nullptr;
        for (int row = 0; row < table->shownRows() && related == nullptr; ++row) { // some stand alone
            for (int i = 0; i < 50 && !table->viewport()->rect().contains(middleOf(*table, row, number)); ++i)
                wheel(table->viewport(), -120);
            clickCell(table, row, number);
            for (QAbstractButton* const button : inspector->findChildren<QAbstractButton*>()) {
                if (button->accessibleDescription() == u"Goes to it"_s)
                    related = button;
            }
        }
        QVERIFY(related);
        for (int i = 0; i < 50 && related->visibleRegion().isEmpty(); ++i)
            wheel(inspector->viewport(), -120);
        QTRY_VERIFY_WITH_TIMEOUT(related->width() > 20, kPatience);
        click(related);
        QVERIFY(!m_window->place().object.isEmpty());
    }

    void theEventLaneSaysWhatHappened() override
    {
        const auto& charts = ofPane<ChartColumn>()->charts();
        QTRY_VERIFY_WITH_TIMEOUT(!charts.empty() && !charts.back()->styleNow().lanes.empty(), kPatience);
        TimeSeriesChart* const lowest = charts.back();
        const EventMark mark = lowest->styleNow().lanes.back().marks.back();
        const auto place = [lowest, &mark] {
            const QRectF lanes = lowest->geometryNow().lanes;
            const double row = lanes.bottom() - lanes.height() / double(lowest->styleNow().lanes.size()) / 2;
            return QPoint(int(std::max(lanes.left(), lowest->geometryNow().xOf(mark.span.from))) + 3, int(row));
        };
        const auto isSaid = [&mark] { return QToolTip::text().contains(mark.name.toHtmlEscaped()); };
        QVERIFY2(rest(lowest, place, isSaid, kPatience), qPrintable(QToolTip::text()));
        QToolTip::hideText();
    }

    void theSheetOfKeysOpensAndCloses() override
    {
        run(u"keys"_s);
        QVERIFY(part<KeySheet>()->isVisible());
        click(part<KeySheet>());
        QVERIFY(!part<KeySheet>()->isVisible());
    }

    void theWindowIsAsItWasLeft() override
    {
        restart();
        choose(u"This week"_s);
        goTo(2, u"synthetics"_s);
        click(buttonNamed(*ofPane<PaneBar>(), u"Table"_s));
        auto* const header = tableNamed(u"Checks by region"_s)->horizontalHeader();
        click(header->viewport(), {header->sectionViewportPosition(1) + 20, header->height() / 2});
        filter(u"h"_s);
        QSplitterHandle* const handle = ofPane<QSplitter>()->handle(1);
        drag(handle, handle->rect().center(), handle->rect().center() + QPoint(0, -60));
        const QList<int> sizes = ofPane<QSplitter>()->sizes();
        const QSize size = m_window->size();
        restart();
        QCOMPARE(m_window->size(), size);
        QCOMPARE(m_window->place().pane, u"synthetics"_s);
        QCOMPARE(m_window->place().typed, std::optional(TimeRange{"now/w", "now"}));
        QVERIFY(tableNamed(u"Checks by region"_s)->isVisible());
        QCOMPARE(ofPane<FilterField>()->text(), u"h"_s);
        QCOMPARE(tableNamed(u"Checks by region"_s)->horizontalHeader()->sortIndicatorSection(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(ofPane<QSplitter>()->sizes(), sizes, kPatience);
    }
};

TRACEO_TEST(TstByMouse);
#include "tst_by_mouse.moc"
