// Where counters began again, as all who look at a chart find it.
#include "support/test_main.h"
#include "widgets/chart_picture.h"
#include "widgets/dressed.h"
#include "widgets/sample_charts.h"

#include <QApplication>
#include <QBuffer>
#include <QPainter>
#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// Two counters of a hundred minutes: the first began again at the 40th, the second in its gap.
Chart counters()
{
    Chart chart = chartOf({}, Unit::Count);
    chart.range = {utcMs(0), utcMs(100 * 60'000)};
    chart.lines.clear();
    for (int line = 0; line < 2; ++line) {
        std::vector<double> values;
        for (int i = 0; i < 100; ++i)
            values.push_back(i < 40 ? 41'860'220 + i : line == 1 && i < 60 ? kNone : 28'000'000 + i);
        chart.lines.push_back(chartOf(values, Unit::Count).lines[0]);
        chart.lines.back().name = line == 0 ? u"requests"_s : u"errors"_s;
        chart.lines.back().series = line;
        chart.lines.back().isCounter = true;
    }
    return chart;
}

QImage painted(const Chart& chart, const ChartStyle& style, QSize size)
{
    QImage image(size / style.pixel, QImage::Format_RGB32);
    image.setDevicePixelRatio(1 / style.pixel);
    image.fill(style.theme.surface);
    QPainter painter(&image);
    paintChart(painter, QRectF(QPointF(), QSizeF(size)), chart, style);
    return image;
}

} // namespace

class TstChartResets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { dressAt13Pixels(); }

    void init()
    {
        m_chart = std::make_unique<TimeSeriesChart>();
        m_chart->setFormat(Style{.locale = QLocale::c()}, sampleNow());
        m_chart->resize(900, 200);
        m_chart->setChart(counters());
    }

    void aTickStandsOnTheBaseLine_data()
    {
        QTest::addColumn<double>("ratio");
        QTest::newRow("1") << 1.0;
        QTest::newRow("1.25") << 1.25;
        QTest::newRow("2") << 2.0;
    }
    /// Six pixels high, in the colour of the line, and nowhere where nothing began again.
    void aTickStandsOnTheBaseLine()
    {
        QFETCH(const double, ratio);
        ChartStyle style = m_chart->styleNow();
        style.pixel = 1 / ratio;
        const Chart with = counters();
        Chart without = with;
        for (Line& line : without.lines)
            line.isCounter = false;
        const QImage marked = painted(with, style, m_chart->size());
        const QImage plain = painted(without, style, m_chart->size());
        const ChartGeometry geometry = ChartGeometry::of(QRectF(QPointF(), QSizeF(m_chart->size())), with, style);
        QRect changed;
        for (int y = 0; y < marked.height(); ++y) {
            for (int x = 0; x < marked.width(); ++x)
                changed |= marked.pixel(x, y) == plain.pixel(x, y) ? QRect() : QRect(x, y, 1, 1);
        }
        const double bottom = geometry.plot.bottom() * ratio;
        QVERIFY(changed.bottom() <= bottom && changed.bottom() >= bottom - 2 * ratio);
        QVERIFY(std::abs(changed.height() - 6 * ratio) <= 1 + ratio);
        for (const int line : {0, 1}) {
            const double x = geometry.xOf(utcMs((line == 0 ? 40 : 60) * 60'000)) * ratio;
            const QPoint inTick(int(std::floor(x)), int(bottom - 3 * ratio));
            QCOMPARE(marked.pixelColor(inTick), style.theme.seriesColor(line));
            QVERIFY(marked.pixelColor(inTick) != plain.pixelColor(inTick));
        }
        keep(marked, u"chart-resets-%1"_s.arg(ratio));
    }

    void theLineThatIsPointedAtKeepsItsColour()
    {
        ChartStyle style = m_chart->styleNow();
        style.emphasis = 0;
        const QImage marked = painted(counters(), style, m_chart->size());
        const ChartGeometry geometry = ChartGeometry::of(QRectF(QPointF(), QSizeF(m_chart->size())), counters(), style);
        const auto colorAt = [&](int minute) {
            return marked.pixelColor(int(std::floor(geometry.xOf(utcMs(minute * 60'000)))), int(geometry.plot.bottom()) - 3);
        };
        QCOMPARE(colorAt(40), style.theme.seriesColor(0));
        QVERIFY(colorAt(60) != style.theme.seriesColor(1) && colorAt(60) != style.theme.surface);
    }

    void itIsSaidToWhoDoesNotSeeIt()
    {
        QVERIFY2(m_chart->accessibleValue().contains(u"began again 1 time"_s), qPrintable(m_chart->accessibleValue()));
        m_chart->setCursor(utcMs(40 * 60'000));
        QVERIFY2(m_chart->accessibleValue().contains(u"040; began again; errors"_s), qPrintable(m_chart->accessibleValue()));
        m_chart->setCursor(utcMs(41 * 60'000));
        QVERIFY2(!m_chart->accessibleValue().contains(u"began"_s), qPrintable(m_chart->accessibleValue()));
        m_chart->setCursor(utcMs(50 * 60'000)); // the other counter's gap
        QVERIFY2(!m_chart->accessibleValue().contains(u"began"_s), qPrintable(m_chart->accessibleValue()));
    }

    /// The words beside the crosshair are wider than values are.
    void theCrosshairSaysItWithinItsRegion()
    {
        Chart chart = counters();
        chart.unit = chart.lines[0].unit = Unit::PerSecond;
        chart.lines.resize(1);
        for (LinePoint& point : chart.lines[0].points)
            point.first = point.min = point.max = point.last += 123'456'789'012;
        const ChartStyle style = m_chart->styleNow();
        const QRectF area(QPointF(), QSizeF(m_chart->size()));
        const ChartGeometry geometry = ChartGeometry::of(area, chart, style);
        const UtcMs moment = utcMs(40 * 60'000);
        const QImage without = painted(chart, style, m_chart->size());
        const auto inkOf = [&](const Chart& of) {
            QImage with = without;
            QPainter painter(&with);
            paintCursor(painter, geometry, of, moment, style);
            painter.end();
            const QRegion region = cursorRegion(geometry, of, moment, style);
            int changed = 0;
            for (int y = 0; y < with.height(); ++y) {
                for (int x = 0; x < with.width(); ++x) {
                    if (with.pixel(x, y) == without.pixel(x, y))
                        continue;
                    ++changed;
                    if (!region.contains(QPoint(x, y)))
                        return -1;
                }
            }
            return changed;
        };
        Chart gauge = chart;
        gauge.lines[0].isCounter = false;
        QVERIFY(inkOf(gauge) > 0);
        QVERIFY(inkOf(chart) > inkOf(gauge) + 100);
    }

    void aFileOfVectorsHasTheTicks()
    {
        const auto ticksOf = [this](const Chart& chart) {
            m_chart->setChart(chart);
            QByteArray bytes;
            QBuffer buffer(&bytes);
            writeSvg(orderOf(*m_chart), buffer);
            return bytes.count("height=\"6\"");
        };
        Chart without = counters();
        for (Line& line : without.lines)
            line.isCounter = false;
        QCOMPARE(ticksOf(counters()), ticksOf(without) + 2);
    }

private:
    std::unique_ptr<TimeSeriesChart> m_chart;
};

TRACEO_TEST(TstChartResets);
#include "tst_chart_resets.moc"
