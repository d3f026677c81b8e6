#include "support/test_main.h"
#include "widgets/chart_column.h"
#include "widgets/chart_parts.h"
#include "widgets/dressed.h"
#include "widgets/sample_charts.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

QImage pictureOf(QWidget& widget)
{
    QImage picture(widget.size() * 2, QImage::Format_RGB32);
    picture.setDevicePixelRatio(2);
    widget.render(&picture);
    return picture;
}

/// How many device pixels of this column of the plot have (nearly) the colour.
int pixelsOf(const QImage& picture, const QRectF& plot, double x, const QColor& color)
{
    int found = 0;
    for (int y = int(plot.top() * 2); y < int(plot.bottom() * 2); ++y) {
        const QColor pixel = picture.pixelColor(int(x * 2), y);
        found +=
            std::abs(pixel.red() - color.red()) + std::abs(pixel.green() - color.green()) + std::abs(pixel.blue() - color.blue())
            < 60;
    }
    return found;
}

} // namespace

class TstTimeSeriesChart : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { dressAt13Pixels(); }

    void theGuttersAreFixed()
    {
        TimeSeriesChart chart;
        chart.setChart(budgetChart());
        chart.resize(600, 180);
        const ChartGeometry geometry = chart.geometryNow();
        QCOMPARE(geometry.plot.left(), 52.0);
        QCOMPARE(geometry.plot.right(), 600.0 - 112.0);
        QCOMPARE(geometry.heading.height(), 20.0);
        QCOMPARE(geometry.timeLabels.height(), 20.0);
    }

    /// A click on its end label tells a line from the others; so do the keys, and Esc ends it.
    void aLineIsToldFromTheOthers()
    {
        TimeSeriesChart chart;
        Chart lines = chartOf(std::vector<double>(60, 2.0));
        lines.lines.push_back(chartOf(std::vector<double>(60, 8.0)).lines.front());
        lines.lines[0].name = u"low"_s;
        lines.lines[1].name = u"high"_s;
        lines.lines[1].series = 1;
        chart.setChart(lines);
        chart.resize(600, 180);
        chart.show();
        const QRectF plot = chart.geometryNow().plot;
        const double middle = plot.center().x();
        const QColor first = Theme::light().seriesColor(0);
        const QColor second = Theme::light().seriesColor(1);
        const auto shows = [&](const QColor& color) { return pixelsOf(pictureOf(chart), plot, middle, color); };
        const int thin = shows(first);
        QVERIFY(thin > 0 && shows(second) > 0);
        const QPointF label(plot.right() + 40,
                            chart.geometryNow().plot.bottom() - chart.geometryNow().values.place(2.0) * plot.height());
        QTest::mouseClick(&chart, Qt::LeftButton, {}, label.toPoint());
        QVERIFY(shows(first) > thin); // bolder
        QCOMPARE(shows(second), 0);   // steps back
        QVERIFY(chart.accessibleValue().contains(u"low"_s) && !chart.accessibleValue().contains(u"high"_s));
        chart.setChart(lines); // another report
        QCOMPARE(shows(second), 0);
        QTest::mouseClick(&chart, Qt::LeftButton, {}, label.toPoint());
        QTest::mouseMove(&chart, QPoint(int(plot.left()) + 20, 90)); // off the label
        QCOMPARE(shows(first), thin);
        QVERIFY(shows(second) > 0);
        QTest::keyClick(&chart, Qt::Key_Down);
        QTest::keyClick(&chart, Qt::Key_Down);
        QCOMPARE(shows(first), 0);
        QTest::keyClick(&chart, Qt::Key_Escape);
        QCOMPARE(shows(first), thin);
    }

    /// Beside four dots their values, of more lines a table with names; what is asked to be painted is all that changes.
    void theCrosshairSaysWhatIsThere()
    {
        TimeSeriesChart chart;
        Chart lines = chartOf(std::vector<double>(60, 1.0));
        for (int i = 1; i < 12; ++i) {
            lines.lines.push_back(chartOf(std::vector<double>(60, 1.0 + i)).lines.front());
            lines.lines.back().name = u"line %1"_s.arg(i);
            lines.lines.back().series = i % 8;
        }
        for (const std::size_t count : {std::size_t(2), std::size_t(5), lines.lines.size()}) {
            Chart some = lines;
            some.lines.resize(count);
            chart.setChart(some);
            chart.resize(700, 240);
            chart.setCursor({});
            const QImage without = pictureOf(chart);
            for (const double share : {0.1, 0.5, 0.95}) {
                const UtcMs moment = some.range.from + Millis{qint64(double(some.range.length().count()) * share)};
                const QRegion region = cursorRegion(chart.geometryNow(), some, moment, chart.styleNow());
                chart.setCursor(moment);
                const QImage with = pictureOf(chart);
                QVERIFY(with != without);
                for (int y = 0; y < with.height(); ++y) {
                    for (int x = 0; x < with.width(); ++x)
                        QVERIFY2(with.pixel(x, y) == without.pixel(x, y) || region.contains(QPoint(x / 2, y / 2)),
                                 qPrintable(u"%1 lines, %2, %3"_s.arg(count).arg(x / 2).arg(y / 2)));
                }
                const QRect bounds = region.boundingRect();
                QVERIFY(bounds.width() < 2 * 280 + 40);
            }
        }
    }

    void aGapIsNeverBridged()
    {
        TimeSeriesChart chart;
        std::vector<double> values(60, 5.0);
        for (int i = 20; i < 30; ++i)
            values[std::size_t(i)] = kNone;
        values[0] = 1;
        values[59] = 9;
        chart.setChart(chartOf(values));
        chart.resize(800, 200);
        const QImage picture = pictureOf(chart);
        const ChartGeometry geometry = chart.geometryNow();
        const QColor line = Theme::light().series[0];
        const double minute = geometry.plot.width() / 60;
        QVERIFY(pixelsOf(picture, geometry.plot, geometry.plot.left() + 10.5 * minute, line) > 0);
        QVERIFY(pixelsOf(picture, geometry.plot, geometry.plot.left() + 40.5 * minute, line) > 0);
        for (double at = 20.2; at < 29.8; at += 0.4)
            QCOMPARE(pixelsOf(picture, geometry.plot, geometry.plot.left() + at * minute, line), 0);
    }

    void anIsolatedSampleIsADot()
    {
        TimeSeriesChart chart;
        std::vector<double> values(60, kNone);
        values[30] = 5;
        chart.setChart(chartOf(values));
        chart.resize(800, 200);
        const ChartGeometry geometry = chart.geometryNow();
        const double x = geometry.plot.left() + geometry.plot.width() / 2;
        const QImage picture = pictureOf(chart);
        const int dot = pixelsOf(picture, geometry.plot, x, Theme::light().series[0]);
        QVERIFY2(dot >= 3 && dot <= 8, qPrintable(QString::number(dot)));
    }

    void unseenTimeIsHatchedAndNotEmpty()
    {
        TimeSeriesChart chart;
        Chart value = chartOf(std::vector<double>(60, kNone));
        value.bands.push_back({Band::Kind::NotObserved, {utcMs(600'000), utcMs(1'800'000)}, u"not observed 20 min"_s});
        chart.setChart(value);
        chart.resize(800, 200);
        const ChartGeometry geometry = chart.geometryNow();
        const QImage picture = pictureOf(chart);
        QVERIFY(pixelsOf(picture, geometry.plot, geometry.xOf(utcMs(1'200'000)), Theme::light().line2) > 10);
        QVERIFY(pixelsOf(picture, geometry.plot, geometry.xOf(utcMs(2'400'000)), Theme::light().line2) <= 2);
    }

    void timeAndPlaceAgree()
    {
        TimeSeriesChart chart;
        chart.setChart(budgetChart());
        chart.resize(900, 200);
        const ChartGeometry geometry = chart.geometryNow();
        const TimeSpan range = chart.chart().range;
        QCOMPARE(geometry.xOf(range.from), geometry.plot.left());
        QCOMPARE(geometry.xOf(range.to), geometry.plot.right());
        for (int i = 0; i <= 100; ++i) {
            const UtcMs moment = range.from + range.length() * i / 100;
            QVERIFY(std::abs((geometry.momentAt(geometry.xOf(moment)) - moment).count()) <= 1);
        }
        QCOMPARE(geometry.momentAt(-1000), range.from);
        QCOMPARE(geometry.momentAt(10'000), range.to);
    }

    void theCursorShowsTheColumnItIsIn()
    {
        const Chart chart = chartOf({1, 2, kNone, 4});
        const Line& line = chart.lines[0];
        QCOMPARE(pointAt(line, utcMs(0), chart.range)->last, 1.0);
        QCOMPARE(pointAt(line, utcMs(59'999), chart.range)->last, 1.0);
        QCOMPARE(pointAt(line, utcMs(60'000), chart.range)->last, 2.0);
        QVERIFY(!pointAt(line, utcMs(150'000), chart.range));
        QVERIFY(!pointAt(line, utcMs(-1), chart.range));
        Chart ended = chart;
        ended.range.to = utcMs(3'600'000);
        QVERIFY(!pointAt(line, utcMs(3'000'000), ended.range)); // a line ends where its data ends
    }

    void arrowKeysMoveTheCursor()
    {
        TimeSeriesChart chart;
        chart.setChart(budgetChart());
        chart.resize(900, 200);
        QSignalSpy moved(&chart, &TimeSeriesChart::cursorMoved);
        QTest::keyClick(&chart, Qt::Key_Home);
        QCOMPARE(*chart.cursorMoment(), chart.chart().range.from);
        QTest::keyClick(&chart, Qt::Key_Right);
        const UtcMs one = *chart.cursorMoment();
        QVERIFY(one > chart.chart().range.from);
        QTest::keyClick(&chart, Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(*chart.cursorMoment() - one > 5 * (one - chart.chart().range.from));
        QTest::keyClick(&chart, Qt::Key_End);
        QCOMPARE(*chart.cursorMoment(), chart.chart().range.to);
        QTest::keyClick(&chart, Qt::Key_Right);
        QCOMPARE(*chart.cursorMoment(), chart.chart().range.to);
        QTest::keyClick(&chart, Qt::Key_Escape);
        QVERIFY(!chart.cursorMoment());
        QCOMPARE(moved.size(), 6);
    }

    void draggingSelectsARange()
    {
        TimeSeriesChart chart;
        chart.setChart(budgetChart());
        chart.resize(900, 200);
        QSignalSpy selected(&chart, &TimeSeriesChart::rangeSelected);
        const ChartGeometry geometry = chart.geometryNow();
        const int y = int(geometry.plot.center().y());
        QTest::mousePress(&chart, Qt::LeftButton, {}, {600, y});
        QTest::mouseMove(&chart, {400, y});
        QTest::mouseRelease(&chart, Qt::LeftButton, {}, {300, y});
        QCOMPARE(selected.size(), 1);
        const auto span = selected[0][0].value<TimeSpan>();
        QVERIFY(std::abs((span.from - geometry.momentAt(300)).count()) < 1000);
        QVERIFY(std::abs((span.to - geometry.momentAt(600)).count()) < 1000);
        QTest::mouseClick(&chart, Qt::LeftButton, {}, {500, y});
        QCOMPARE(selected.size(), 1); // a click selects nothing
    }

    void chartsOfAColumnShareCursorAndGutters()
    {
        ChartColumn column;
        column.setCharts({budgetChart(), burnChart(), sliChart()});
        column.setFormat({}, sampleNow());
        column.resize(800, 520);
        column.show();
        QVERIFY(QTest::qWaitForWindowExposed(&column));
        QSignalSpy moved(&column, &ChartColumn::cursorMoved);
        QTest::keyClick(column.charts()[1], Qt::Key_Home);
        QCOMPARE(moved.size(), 1);
        for (const TimeSeriesChart* const chart : column.charts()) {
            QCOMPARE(*chart->cursorMoment(), chart->chart().range.from);
            QCOMPARE(chart->geometryNow().plot.left(), column.charts()[0]->geometryNow().plot.left());
            QCOMPARE(chart->geometryNow().plot.right(), column.charts()[0]->geometryNow().plot.right());
            QCOMPARE(chart->geometryNow().timeLabels.isEmpty(), chart != column.charts().back());
        }
        TimeSeriesChart* const kept = column.charts()[0];
        column.setCharts({burnChart()});
        QCOMPARE(column.charts().size(), 1U);
        QCOMPARE(column.charts()[0], kept);
        QVERIFY(!kept->geometryNow().timeLabels.isEmpty());
    }

    void endLabelsKeepTheirDistance()
    {
        const auto places = pushedApart({10, 11, 12, 90}, 14, 0, 100);
        for (std::size_t i = 1; i < places.size(); ++i)
            QVERIFY(places[i] - places[i - 1] >= 14);
        const auto low = pushedApart({95, 96, 97}, 14, 0, 100);
        QCOMPARE(low.back(), 100.0);
        QCOMPARE(low.front(), 72.0);
        QVERIFY(pushedApart({}, 14, 0, 100).empty());
    }

    void aChartSpeaks()
    {
        TimeSeriesChart chart;
        chart.setFormat({}, sampleNow());
        chart.setChart(budgetChart());
        QAccessibleInterface* const spoken = QAccessible::queryAccessibleInterface(&chart);
        QCOMPARE(spoken->role(), QAccessible::Chart);
        QCOMPARE(spoken->text(QAccessible::Name), u"Error budget left"_s);
        QVERIFY(spoken->text(QAccessible::Value).contains(u"left: 8.1"));
        chart.setCursor(chart.chart().range.from + chart.chart().range.length() * 59 / 100);
        QVERIFY(spoken->text(QAccessible::Value).contains(u"nothing observed"));
    }

    void emptyAndHostileChartsArePainted()
    {
        TimeSeriesChart chart;
        chart.resize(30, 20);
        pictureOf(chart);
        Chart hostile = chartOf({-1e308, 1e308, kNone});
        hostile.title = QString(70'000, u'x') + u"<b>"_s;
        hostile.lines[0].name = u"\u202Ereversed <img src=x>"_s;
        hostile.bands.push_back({Band::Kind::Incident, {kDistantPast, kDistantFuture}, u"<i>long</i>"_s});
        chart.setChart(hostile);
        chart.resize(600, 160);
        QVERIFY(!pictureOf(chart).isNull());
    }
};

TRACEO_TEST(TstTimeSeriesChart);
#include "tst_time_series_chart.moc"
