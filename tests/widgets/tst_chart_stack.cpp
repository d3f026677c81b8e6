#include "support/test_main.h"
#include "widgets/chart_parts.h"
#include "widgets/dress.h"
#include "widgets/theme.h"
#include "widgets/time_series_chart.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

constexpr UtcMs kEnd = utcMs(1'790'000'000'000);

/// Three parts of 20, 30 and 50 ms over a day, with a gap in its middle; the second is the subject.
Chart parts()
{
    Chart chart{.title = u"Where the time goes"_s, .unit = Unit::Seconds, .range = {kEnd - kDay, kEnd}};
    int series = 1;
    for (const double value : {0.02, 0.03, 0.05}) {
        Line line{.name = u"part"_s, .unit = Unit::Seconds, .series = value == 0.03 ? 0 : series++};
        for (int i = 0; i < 96; ++i) {
            const UtcMs at = kEnd - kDay + i * 15 * kMinute;
            line.points.push_back(i >= 40 && i < 56 ? LinePoint{.at = at} : LinePoint{at, value, value, value, value});
        }
        line.newest = {.value = value, .unit = Unit::Seconds, .quality = Quality::Ok};
        chart.lines.push_back(std::move(line));
    }
    return chart;
}

ChartStyle styled()
{
    ChartStyle style{.theme = Theme::light(), .base = QApplication::font()};
    style.form = ChartForm::Stack;
    return style;
}

} // namespace

class TstChartStack : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { dress(*qApp, Theme::light()); }

    void theAxisReachesFromZeroToTheTallestSum()
    {
        const ValueAxis axis = valueAxisOf(parts(), 132, QLocale::c(), AxisOver::Sums);
        QCOMPARE(axis.low, 0.0);
        QVERIFY(axis.high >= 0.1 && axis.high <= 0.125);
        QVERIFY(valueAxisOf(parts(), 132, QLocale::c()).high < 0.06); // line by line
    }

    void aPartStandsOnThoseBeforeIt()
    {
        QCOMPARE(stackBase(parts(), 0, 3), 0.0);
        QCOMPARE(stackBase(parts(), 2, 3), 0.05);
        QCOMPARE(stackBase(parts(), 2, 45), 0.0); // a gap
    }

    /// Read off the picture: the subject's colour between the neutral ones, nothing in the gap.
    void theSubjectIsColouredAndAGapIsEmpty()
    {
        const QRectF area(0, 0, 600, 220);
        QImage image(600, 220, QImage::Format_RGB32);
        QPainter painter(&image);
        const ChartStyle style = styled();
        paintChart(painter, area, parts(), style);
        painter.end();
        const ChartGeometry geometry = ChartGeometry::of(area, parts(), style);
        const auto colorAt = [&](UtcMs moment, double value) {
            const double y = geometry.plot.bottom() - geometry.values.place(value) * geometry.plot.height();
            return image.pixelColor(int(geometry.xOf(moment)), int(y));
        };
        const UtcMs early = kEnd - 20 * kHour;
        QCOMPARE(colorAt(early, 0.01), Theme::light().neutral[0]);
        QCOMPARE(colorAt(early, 0.035), Theme::light().series[0]);
        QCOMPARE(colorAt(early, 0.075), Theme::light().neutral[1]);
        QCOMPARE(colorAt(kEnd - 12 * kHour, 0.035), Theme::light().surface);
    }

    void theCursorReadsThePartsThemselves()
    {
        TimeSeriesChart chart;
        chart.resize(600, 220);
        chart.setForm(ChartForm::Stack);
        chart.setChart(parts());
        chart.setChanges({{kEnd - 6 * kHour, u"tls +42 ms"_s}});
        chart.setCursor(kEnd - 2 * kHour);
        QVERIFY2(chart.accessibleValue().contains(u"50 ms"_s), qPrintable(chart.accessibleValue()));
        QVERIFY(!chart.grab().isNull());
    }
};

TRACEO_TEST(TstChartStack);
#include "tst_chart_stack.moc"
