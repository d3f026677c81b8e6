#include "support/test_main.h"
#include "widgets/chart_parts.h"
#include "widgets/dress.h"
#include "widgets/theme.h"
#include "widgets/time_series_chart.h"

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QPainter>
#include <QTest>

#include <cmath>

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

/// Six parts that wander, one of them thinner than a pixel, with spikes and two gaps.
Chart restless(int columns)
{
    Chart chart{.title = u"Where the time goes"_s, .unit = Unit::Seconds, .range = {kEnd - kDay, kEnd}};
    for (int part = 0; part < 6; ++part) {
        Line line{.name = u"part %1"_s.arg(part), .unit = Unit::Seconds, .series = part == 3 ? 0 : 1 + part % 4};
        for (int i = 0; i < columns; ++i) {
            const double share = double(i) / columns;
            const bool isGap = (share > 0.3 && share < 0.34) || (share > 0.7 && share < 0.702);
            const double thin = part == 2 ? 0.0004 : 0.02 * (1.2 + std::sin(share * (20 + 7 * part)) * 0.9);
            const double value = thin + (part == 3 && i % (columns / 8) == 0 ? 0.08 : 0);
            const UtcMs at = kEnd - kDay + kDay * i / columns;
            line.points.push_back(isGap ? LinePoint{.at = at} : LinePoint{at, value, value, value, value});
        }
        line.newest = {.value = line.points.back().last, .unit = Unit::Seconds, .quality = Quality::Ok};
        chart.lines.push_back(std::move(line));
    }
    return chart;
}

QImage drawn(const Chart& chart, const ChartStyle& style, QSize size, double ratio, QImage::Format format)
{
    QImage image(size * ratio, format);
    image.setDevicePixelRatio(ratio);
    QPainter painter(&image);
    paintChart(painter, QRectF(QPointF(), QSizeF(size)), chart, style);
    painter.end();
    return image.convertToFormat(QImage::Format_RGB32);
}

ChartStyle styled()
{
    ChartStyle style{.theme = Theme::light(), .base = QApplication::font()};
    style.form = ChartForm::Stack;
    return style;
}

void keep(const QImage& picture, const QString& name)
{
    const QString folder = qEnvironmentVariable("TRACEO_PICTURES");
    if (!folder.isEmpty())
        QVERIFY(QDir().mkpath(folder) && picture.save(folder + u'/' + name + u".png"_s));
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

    void whatIsWrittenIntoThePictureLooksAsThePainterDraws_data()
    {
        QTest::addColumn<int>("columns");
        QTest::addColumn<double>("ratio");
        for (const int columns : {48, 300, 700, 5000}) {
            QTest::addRow("%d columns", columns) << columns << 1.0;
            QTest::addRow("%d columns, sharp", columns) << columns << 2.0;
        }
        QTest::addRow("between") << 300 << 1.5;
    }
    /// The painter has its own way only with a picture of this format.
    void whatIsWrittenIntoThePictureLooksAsThePainterDraws()
    {
        QFETCH(const int, columns);
        QFETCH(const double, ratio);
        for (const Theme* const theme : {&Theme::light(), &Theme::dark()}) {
            ChartStyle style{.theme = *theme, .base = QApplication::font()};
            style.form = ChartForm::Stack;
            style.pixel = 1 / ratio;
            const Chart chart = restless(columns);
            const QSize size(700, 240);
            const QImage ours = drawn(chart, style, size, ratio, QImage::Format_RGB32);
            const QImage theirs = drawn(chart, style, size, ratio, QImage::Format_ARGB32_Premultiplied);
            const QString name =
                u"stack-%1-%2-%3"_s.arg(columns).arg(ratio).arg(theme == &Theme::dark() ? u"dark"_s : u"light"_s);
            keep(ours, name);
            keep(theirs, name + u"-painter"_s);
            double difference = 0;
            for (int y = 0; y < ours.height(); ++y) {
                for (int x = 0; x < ours.width(); ++x)
                    difference += std::abs(qGray(ours.pixel(x, y)) - qGray(theirs.pixel(x, y)));
            }
            const double mean = difference / (ours.width() * ours.height());
            QVERIFY2(mean < 2, qPrintable(QString::number(mean)));
        }
    }

    /// Neither is lost between what surrounds it.
    void aSpikeAndAGapOfOneColumnAreSeen()
    {
        const QSize size(700, 240);
        const ChartStyle style = styled();
        const ChartGeometry geometry = ChartGeometry::of(QRectF(QPointF(), QSizeF(size)), parts(), style);
        const int columns = int(geometry.plot.width()); // of a pixel each
        Chart chart = parts();
        for (Line& line : chart.lines) {
            const LinePoint level = line.points.front();
            line.points.clear();
            for (int i = 0; i < columns; ++i) {
                LinePoint point{kEnd - kDay + kDay * i / columns, level.first, level.min, level.max, level.last};
                if (line.series == 0 && i == 100)
                    point = {point.at, 0.09, 0.09, 0.09, 0.09};
                line.points.push_back(i == 200 ? LinePoint{.at = point.at} : point);
            }
        }
        const QImage image = drawn(chart, style, size, 1, QImage::Format_RGB32);
        const ChartGeometry drawnIn = ChartGeometry::of(QRectF(QPointF(), QSizeF(size)), chart, style);
        const auto colorAt = [&](int column, double value) {
            const double y = drawnIn.plot.bottom() - drawnIn.values.place(value) * drawnIn.plot.height();
            return image.pixelColor(int(std::lround(drawnIn.xOf(chart.lines[0].points[std::size_t(column)].at))), int(y));
        };
        QCOMPARE(colorAt(100, 0.09), Theme::light().series[0]);
        QVERIFY(colorAt(99, 0.09) != Theme::light().series[0] && colorAt(101, 0.09) != Theme::light().series[0]);
        QCOMPARE(colorAt(199, 0.01), Theme::light().neutral[0]);
        QCOMPARE(colorAt(200, 0.01), Theme::light().surface);
        QCOMPARE(colorAt(201, 0.01), Theme::light().neutral[0]);
    }

    /// What a server may send: an endless value is a gap, columns beyond the range do not show.
    void strangeColumnsDoNoHarm()
    {
        Chart chart = parts();
        for (Line& line : chart.lines)
            line.points[10] = {line.points[10].at, 1, 1, 1, std::numeric_limits<double>::infinity()};
        chart.range = {chart.lines[0].points[5].at, chart.lines[0].points[80].at};
        const QSize size(600, 220);
        const ChartStyle style = styled();
        const QImage image = drawn(chart, style, size, 1, QImage::Format_RGB32);
        const ChartGeometry geometry = ChartGeometry::of(QRectF(QPointF(), QSizeF(size)), chart, style);
        const auto colorAt = [&](double x) { return image.pixelColor(int(x), int(geometry.plot.bottom()) - 10); };
        QCOMPARE(colorAt(geometry.xOf(chart.lines[0].points[9].at) + 2), Theme::light().neutral[0]);
        QCOMPARE(colorAt(geometry.xOf(chart.lines[0].points[10].at) + 2), Theme::light().surface);
        QCOMPARE(colorAt(geometry.plot.left() - 2), Theme::light().surface);
        QCOMPARE(colorAt(geometry.plot.right() + 1), Theme::light().surface);
        chart.range = {kEnd - 3 * kDay, kEnd - 2 * kDay}; // all of them
        const QImage none = drawn(chart, style, size, 1, QImage::Format_RGB32);
        for (const Line& line : chart.lines)
            QVERIFY(line.points.front().at > chart.range.to);
        for (int x = int(geometry.plot.left()); x < int(geometry.plot.right()); ++x)
            QCOMPARE(none.pixelColor(x, int(geometry.plot.bottom()) - 3), Theme::light().surface);
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
