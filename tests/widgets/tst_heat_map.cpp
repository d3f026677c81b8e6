// A chart as a heat map: what it shows of a cell, to whom, and how one gets about in it.
#include "core/chart_table.h"
#include "support/test_main.h"
#include "widgets/chart_table_dialog.h"
#include "widgets/dressed.h"
#include "widgets/heat_body.h"
#include "widgets/heat_map_dialog.h"
#include "widgets/sample_charts.h"
#include "widgets/section_bar.h"
#include "widgets/state_view.h"
#include "widgets/table_view.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <QWheelEvent>

#include <cmath>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// Latencies of a day, a point a minute or so; slow around noon, each row a little later, with a gap.
std::shared_ptr<const Chart> latencies(int rows, bool longNames = false, int columns = 1440)
{
    Chart chart{.title = u"Latency by endpoint"_s,
                .note = u"p99 per minute"_s,
                .unit = Unit::Seconds,
                .range = {sampleNow() - kDay, sampleNow()}};
    for (int row = 0; row < rows; ++row) {
        Line line{.name = longNames ? u"checkout-frontend-production-eu-central-1/payment-authorization-%1/latency"_s.arg(row)
                                    : u"endpoint-%1"_s.arg(row),
                  .unit = Unit::Seconds,
                  .series = row % 8};
        for (int i = 0; i < columns; ++i) {
            const double share = double(i) / columns;
            const double wave = std::exp(-std::pow((share - 0.5 - 0.002 * row) * 14, 2));
            const bool isGap = row % 7 == 3 && share > 0.3 && share < 0.42;
            const double value = isGap ? kNone : 0.06 + 0.3 * wave + 0.03 * std::sin(share * 977 + row);
            line.points.push_back({chart.range.from + chart.range.length() * i / columns, value, value, value, value});
        }
        line.newest = {.value = line.points.back().last, .unit = Unit::Seconds, .quality = Quality::Ok, .better = Better::Lower};
        chart.lines.push_back(std::move(line));
    }
    return std::make_shared<const Chart>(std::move(chart));
}

} // namespace

class TstHeatMap : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { dressAt13Pixels(); }

    void init()
    {
        m_map = std::make_unique<HeatMap>();
        m_map->setFormat(Style{.locale = QLocale::c()}, sampleNow());
        show(latencies(5));
    }
    void cleanup()
    {
        m_map.reset();
        dress(*qApp, Theme::light());
    }

    void thereAreAsManyColumnsAsFit_data()
    {
        QTest::addColumn<int>("width");
        for (const int width : {300, 700, 1280, 3840})
            QTest::addRow("%d", width) << width;
    }
    void thereAreAsManyColumnsAsFit()
    {
        QFETCH(const int, width);
        m_map->resize(width, 300);
        const HeatGrid grid = body().grid();
        const int columns = m_map->heat().cut.columns;
        QVERIFY(columns >= 2);
        QVERIFY(grid.columnWidth() - 1 >= 20 && grid.columnWidth() - 1 <= 28);
        QVERIFY(grid.rowHeight() - 1 >= 20 && grid.rowHeight() - 1 <= 22);
        QVERIFY(grid.cell(0, columns - 1).right() <= width - 16);
        const auto finer = heatOf(body().heat(), columns);
        QVERIFY(!finer || grid.origin.x() + finer->columns * 21 > width - 16); // a finer step would not have fitted
    }

    /// Under a chart of the same range a moment is at one place in both.
    void withGuttersTimeIsWhereAChartHasIt()
    {
        m_map->resize(700, 300);
        m_map->setGutters(90, 112);
        for (const int width : {700, 900}) {
            m_map->resize(width, 300);
            const HeatGrid grid = body().grid();
            const Heat& heat = m_map->heat();
            const double plot = width - 90 - 112;
            QCOMPARE(grid.origin.x(), 90.0);
            for (int column = 0; column < heat.cut.columns; ++column) {
                const TimeSpan span = heat.spanOf(column);
                const double share = double((span.from - heat.range.from).count()) / double(heat.range.length().count());
                const double at = 90 + plot * share;
                QVERIFY(std::abs(grid.cell(0, column).left() - at) <= 1);
                QCOMPARE(grid.columnAt(grid.cell(0, column).center().x(), heat.cut.columns), column);
            }
            QVERIFY(grid.cell(0, heat.cut.columns - 1).right() <= width - 112);
            QCOMPARE(grid.columnAt(89, heat.cut.columns), -1);
            QCOMPARE(grid.columnAt(width - 111, heat.cut.columns), -1);
            QVERIFY(plot / heat.cut.columns >= 10);
        }
    }

    void whatItHasNotIsSaidInTheWordsOfItsPlace()
    {
        m_map->setNothing(u"No times"_s, u"Nobody counts them."_s);
        m_map->setChart(latencies(0));
        QCOMPARE(m_map->findChild<StateView*>()->accessibleName(), u"No times"_s);
    }

    void theKeyboardReachesEachCell()
    {
        QTest::keyClick(&body(), Qt::Key_Home);
        QTest::keyClick(&body(), Qt::Key_Down);
        QTest::keyClick(&body(), Qt::Key_Right);
        QCOMPARE(body().shownSpot(), (HeatBody::Spot{1, 1}));
        QTest::keyClick(&body(), Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(body().shownSpot(), (HeatBody::Spot{4, m_map->heat().cut.columns - 1}));
        QTest::keyClick(&body(), Qt::Key_Right); // the last stays the last
        QTest::keyClick(&body(), Qt::Key_Down);
        QCOMPARE(body().shownSpot(), (HeatBody::Spot{4, m_map->heat().cut.columns - 1}));
        QTest::keyClick(&body(), Qt::Key_Up);
        QTest::keyClick(&body(), Qt::Key_Left);
        QCOMPARE(body().shownSpot(), (HeatBody::Spot{3, m_map->heat().cut.columns - 2}));
        QTest::keyClick(&body(), Qt::Key_Home, Qt::ControlModifier);
        QCOMPARE(body().shownSpot(), (HeatBody::Spot{0, 0}));
    }

    void whoDoesNotSeeACellIsTold()
    {
        m_map->setChart(latencies(5)); // nothing is chosen yet
        QAccessibleInterface* const spoken = QAccessible::queryAccessibleInterface(&body());
        QCOMPARE(spoken->role(), QAccessible::Table);
        QCOMPARE(spoken->text(QAccessible::Name), u"Latency by endpoint"_s);
        QVERIFY2(spoken->text(QAccessible::Value).startsWith(u"5 row(s), "_s), qPrintable(spoken->text(QAccessible::Value)));
        const UtcMs noon = sampleNow() - kDay / 2;
        m_map->choose(2, noon);
        const Heat& heat = m_map->heat();
        const int column = body().shownSpot()->column;
        QVERIFY(heat.spanOf(column).from <= noon && noon < heat.spanOf(column).to);
        const QStringList words{u"endpoint-2"_s, toText(heat.readingOf(2, column), Style{.locale = QLocale::c()}),
                                rangeText(heat.spanOf(column), sampleNow(), Style{.locale = QLocale::c()}) + u" UTC"_s};
        QCOMPARE(spoken->text(QAccessible::Value), words.join(u", "_s));
        m_map->choose(3, sampleNow() - kDay + 8 * kHour + 30 * kMinute);
        QVERIFY2(spoken->text(QAccessible::Value).startsWith(u"endpoint-3, not observed, "_s),
                 qPrintable(spoken->text(QAccessible::Value)));
    }

    void thePointerShowsACellWithoutChoosingIt()
    {
        m_map->choose(0, sampleNow() - kHour);
        const auto chosen = body().shownSpot();
        QTest::mouseMove(&body(), body().grid().cell(3, 4).center().toPoint());
        QCOMPARE(body().shownSpot(), (HeatBody::Spot{3, 4}));
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(&body(), &leave);
        QCOMPARE(body().shownSpot(), chosen);
        QTest::mouseClick(&body(), Qt::LeftButton, {}, body().grid().cell(2, 3).center().toPoint());
        QCoreApplication::sendEvent(&body(), &leave);
        QCOMPARE(body().shownSpot(), (HeatBody::Spot{2, 3}));
    }

    /// The foot says what is pointed at.
    void anotherCellIsDrawnAndSaid()
    {
        m_map->choose(0, sampleNow() - kHour);
        const QImage before = m_map->grab().toImage();
        m_map->choose(0, sampleNow() - 10 * kHour);
        const QImage after = m_map->grab().toImage();
        const int footTop = m_map->findChild<HeatFoot*>()->y();
        const auto changed = [&](int from, int to) {
            int pixels = 0;
            for (int y = from; y < to; ++y) {
                for (int x = 0; x < before.width(); ++x)
                    pixels += before.pixel(x, y) != after.pixel(x, y) ? 1 : 0;
            }
            return pixels;
        };
        QVERIFY(changed(0, footTop) > 40);               // the ring
        QVERIFY(changed(footTop, before.height()) > 40); // the words
    }

    void aChosenMomentStaysWhenTheWidthChanges()
    {
        m_map->resize(1280, 300);
        m_map->choose(2, sampleNow() - 9 * kHour);
        m_map->resize(500, 300);
        const auto spot = body().shownSpot();
        QVERIFY(spot && spot->row == 2);
        const TimeSpan span = m_map->heat().spanOf(spot->column);
        QVERIFY(span.from <= sampleNow() - 9 * kHour && sampleNow() - 9 * kHour < span.to);
    }

    void twoHundredRowsAreScrolledAndDrawnOnlyWhereSeen()
    {
        show(latencies(200));
        auto* const scroll = m_map->findChild<QScrollArea*>();
        QTRY_COMPARE(body().height(), int(std::ceil(200 * body().grid().rowHeight())));
        QTest::keyClick(&body(), Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(scroll->verticalScrollBar()->value(), scroll->verticalScrollBar()->maximum());
        QElapsedTimer timer;
        timer.start();
        const QImage seen = m_map->grab().toImage();
        QVERIFY(!seen.isNull());
        const QPoint inLast = body().mapTo(m_map.get(), body().grid().cell(199, 3).center().toPoint());
        const int step = m_map->heat().scale.stepOf(m_map->heat().rows[199].values[3]);
        QCOMPARE(seen.pixelColor(inLast), heatColor(Theme::light(), step));
    }

    /// 174 is what the pane of caches leaves of 1280x800.
    void noRowIsCut_data()
    {
        QTest::addColumn<int>("height");
        for (const int height : {136, 174, 175, 185, 186, 187, 250, 400})
            QTest::addRow("%d", height) << height;
    }
    void noRowIsCut()
    {
        QFETCH(const int, height);
        m_map->setChart(latencies(9));
        m_map->resize(624, height);
        const QWidget& shown = *m_map->findChild<QScrollArea*>()->viewport();
        const HeatFoot& foot = *m_map->findChild<HeatFoot*>();
        const auto isWhole = [&] { return shown.height() >= row() && shown.height() % row() == 0; };
        const auto unused = [&] { return m_map->height() - 1 - foot.geometry().bottom(); };
        const auto isFull = [&] { return shown.height() == 9 * row() || (unused() >= 0 && unused() < row()); };
        QTRY_VERIFY2(isWhole() && isFull(), "a row is cut, or there is room for another");
        QCOMPARE(body().mapTo(&shown, QPoint(0, 0)), QPoint(0, 0)); // it begins with the first
        QVERIFY(foot.geometry().bottom() < m_map->height());
    }

    /// Nor while it is scrolled, by whatever.
    void scrollingGoesFromRowToRow()
    {
        m_map->setChart(latencies(9));
        m_map->resize(624, 174);
        auto* const scroll = m_map->findChild<QScrollArea*>();
        QScrollBar& bar = *scroll->verticalScrollBar();
        QTRY_COMPARE(bar.maximum(), 5 * row());
        const auto turn = [&](int angle) {
            QWheelEvent wheel(QPointF(9, 9), scroll->viewport()->mapToGlobal(QPointF(9, 9)), {}, {0, angle}, Qt::NoButton,
                              Qt::NoModifier, Qt::NoScrollPhase, false);
            QCoreApplication::sendEvent(scroll->viewport(), &wheel);
        };
        turn(-120);
        QVERIFY2(bar.value() > 0 && bar.value() % row() == 0, QByteArray::number(bar.value()).constData());
        bar.setValue(0);
        for (int i = 0; i < 12; ++i) { // a touchpad
            turn(-8);
            QVERIFY2(bar.value() % row() == 0, QByteArray::number(bar.value()).constData());
        }
        QVERIFY(bar.value() > 0);
        bar.setSliderDown(true);
        bar.setSliderPosition(row() + row() / 3);
        QCOMPARE(bar.value(), row());
        bar.setSliderDown(false);
    }

    void theChosenCellIsSeenWhole()
    {
        m_map->setChart(latencies(9));
        m_map->resize(624, 174);
        auto* const scroll = m_map->findChild<QScrollArea*>();
        QTRY_COMPARE(scroll->verticalScrollBar()->maximum(), 5 * row());
        QTest::keyClick(&body(), Qt::Key_Home, Qt::ControlModifier);
        for (const int key : {Qt::Key_Down, Qt::Key_Up}) {
            for (int i = 0; i < 9; ++i) {
                QTest::keyClick(&body(), Qt::Key(key));
                const QRect cell = body().grid().cell(body().shownSpot()->row, 0).toAlignedRect();
                const int top = body().mapTo(scroll->viewport(), cell.topLeft()).y();
                QVERIFY(top >= 0 && top % row() == 0 && top + row() <= scroll->viewport()->height());
            }
        }
        QCOMPARE(scroll->verticalScrollBar()->value(), 0);
    }

    void withoutALineItSaysSo()
    {
        show(std::make_shared<const Chart>(Chart{.title = u"Nothing"_s, .range = {utcMs(0), utcMs(1000)}}));
        QVERIFY(m_map->findChild<StateView*>()->isVisible());
        QVERIFY(!body().isVisible());
        QVERIFY(!m_map->findChild<StateView*>()->accessibleValue().isEmpty());
        QTest::keyClick(&body(), Qt::Key_Right); // nowhere to go
        QVERIFY(!body().shownSpot());
        show(std::make_shared<const Chart>(Chart{}));
        show(latencies(1));
        QVERIFY(!m_map->findChild<StateView*>()->isVisible() && body().isVisible());
    }

    void theTableTwinHasTheSameCells()
    {
        QWidget window;
        auto* const dialog =
            new HeatMapDialog(latencies(3), Style{.locale = QLocale::c()}, sampleNow(), sampleNow() - 6 * kHour, &window);
        window.show();
        dialog->show();
        QCOMPARE(dialog->windowTitle(), u"Latency by endpoint as a heat map"_s);
        const Heat heat = dialog->map().heat();
        dialog->findChildren<QPushButton*>().first()->click();
        auto* const table = window.findChild<ChartTableDialog*>();
        QVERIFY(table);
        const auto noteOf = [](const QDialog& of) { return of.findChild<SectionBar*>()->findChildren<QLabel*>().last()->text(); };
        QVERIFY(noteOf(*table).contains(u"highest of each "_s));
        QCOMPARE(noteOf(*table), noteOf(*dialog));
        const QAbstractItemModel& shown = *table->table().model();
        QCOMPARE(shown.columnCount(), 4);
        QCOMPARE(shown.rowCount(), heat.cut.columns);
        QCOMPARE(shown.index(5, 2).data(ValueRole).toDouble(), heat.rows[1].values[5]);
        QCOMPARE(table->table().currentIndex().row(), dialog->map().body().shownSpot()->column);
    }

    void itSaysWhatACellStandsFor()
    {
        auto chart = std::make_shared<Chart>(*latencies(3));
        for (Line& line : chart->lines)
            line.newest.better = Better::Higher;
        HeatMapDialog dialog(chart, Style{.locale = QLocale::c()}, sampleNow(), {}, nullptr);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        QVERIFY(dialog.findChild<SectionBar*>()->findChildren<QLabel*>().last()->text().contains(u"lowest of each "_s));
    }

    void picturesForEyes()
    {
        for (const Theme* const theme : {&Theme::light(), &Theme::dark()}) {
            const QString suffix = theme == &Theme::dark() ? u"-dark"_s : u"-light"_s;
            dress(*qApp, *theme);
            const auto picture = [&](const std::shared_ptr<const Chart>& chart, QSize size, const QString& name) {
                HeatMapDialog dialog(chart, Style{.locale = QLocale(QLocale::German)}, sampleNow(), {}, nullptr);
                dialog.setAttribute(Qt::WA_DeleteOnClose, false);
                if (size.isValid())
                    dialog.resize(size);
                dialog.show();
                QVERIFY(QTest::qWaitForWindowExposed(&dialog));
                dialog.map().choose(0, sampleNow() - 12 * kHour);
                keep(dialog.grab(), u"heat-"_s + name + suffix);
            };
            picture(latencies(12), {}, u"12"_s);
            picture(latencies(50), {1280, 800}, u"50"_s);
            picture(latencies(200, true, 3840), {3840, 2160}, u"200-4k"_s);
            picture(latencies(1), {}, u"1"_s);
            picture(latencies(8, true), {}, u"long-names"_s);
            picture(latencies(8, true), {420, 300}, u"narrow"_s);
            picture(std::make_shared<const Chart>(burnChart()), {}, u"log"_s);
            picture(std::make_shared<const Chart>(sliChart()), {}, u"share"_s);
            picture(std::make_shared<const Chart>(Chart{}), {}, u"empty"_s);
        }
    }

private:
    HeatBody& body() { return m_map->body(); }
    int row() { return int(std::lround(body().grid().rowHeight())); }
    /// A cut with the next finer step.
    static std::optional<LadderCut> heatOf(const Heat& heat, int columns)
    {
        for (int more = columns + 1; more < 4 * columns + 4; ++more) {
            if (const LadderCut cut = heatCut(heat.range, more); cut.step < heat.cut.step)
                return cut;
        }
        return std::nullopt;
    }
    void show(std::shared_ptr<const Chart> chart)
    {
        m_map->setChart(std::move(chart));
        m_map->resize(700, 300);
        m_map->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_map.get()));
    }

    std::unique_ptr<HeatMap> m_map;
};

TRACEO_TEST(TstHeatMap);
#include "tst_heat_map.moc"
