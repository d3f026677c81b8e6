// A chart of many points on the screen: the next picture is prepared elsewhere, and what is seen is never half of each.
#include "support/test_main.h"
#include "widgets/dress.h"
#include "widgets/time_series_chart.h"

#include <QApplication>
#include <QTest>

#include <cmath>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

constexpr UtcMs kStart = utcMs(1'790'000'000'000);

/// Fifty lines of a thousand columns, `up` higher than the first, that end `later` columns later.
Chart manyLines(double up, int later = 0)
{
    Chart chart{.title = u"Latency"_s, .range = {kStart + kMinute * later, kStart + kMinute * (1000 + later)}};
    for (int number = 0; number < 50; ++number) {
        Line line{.name = u"line %1"_s.arg(number), .series = number % 8};
        for (int i = later; i < 1000 + later; ++i) {
            const double value = up + number + std::sin(i * 0.05 + number);
            line.points.push_back({kStart + kMinute * i, value, value - 0.2, value + 0.2, value});
        }
        line.newest = {.value = line.points.back().last, .quality = Quality::Ok};
        chart.lines.push_back(std::move(line));
    }
    return chart;
}

void show(TimeSeriesChart& chart)
{
    chart.setFocusPolicy(Qt::NoFocus); // a window's only widget would get it, and show a ring and the crosshair
    chart.setFormat({}, kStart);
    chart.setChart(manyLines(0));
    chart.resize(700, 240);
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    QTRY_VERIFY(chart.isUpToDate());
}

QImage drawnAnew(const Chart& of)
{
    TimeSeriesChart chart;
    chart.setFormat({}, kStart);
    chart.setChart(of);
    chart.resize(700, 240);
    return chart.grab().toImage();
}

} // namespace

class TstPreparedChart : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { dress(*qApp, Theme::light()); }

    void theOneBeforeStaysUntilTheNextIsThere()
    {
        TimeSeriesChart chart;
        show(chart);
        const ValueAxis before = chart.geometryNow().values;
        chart.setChart(manyLines(500));
        QVERIFY(!chart.isUpToDate());
        QTRY_VERIFY(chart.isUpToDate());
        QVERIFY(chart.geometryNow().values.low > before.high);
        QCOMPARE(chart.grab().toImage(), drawnAnew(manyLines(500)));
    }

    void whoWantsAPictureGetsThatOfNow()
    {
        TimeSeriesChart chart;
        show(chart);
        for (int i = 1; i < 5; ++i) {
            chart.setChart(manyLines(i, i * 7));
            QCOMPARE(chart.grab().toImage(), drawnAnew(manyLines(i, i * 7)));
        }
        QTRY_VERIFY(chart.isUpToDate());
        QCOMPARE(chart.grab().toImage(), drawnAnew(manyLines(4, 28)));
    }

    void ofManyInARowTheLastIsShown()
    {
        TimeSeriesChart chart;
        show(chart);
        for (int i = 0; i < 30; ++i) {
            chart.setChart(manyLines(0, i));
            QCoreApplication::processEvents();
            if (i == 10)
                chart.setCursor(kStart + kMinute * 500);
            if (i == 20)
                chart.setCursor({});
        }
        QTRY_VERIFY(chart.isUpToDate());
        QCOMPARE(chart.geometryNow().range.from, kStart + kMinute * 29);
        QCOMPARE(chart.grab().toImage(), drawnAnew(manyLines(0, 29)));
    }

    /// Whatever happens to the widget meanwhile.
    void itMayChangeWhileItIsPrepared()
    {
        TimeSeriesChart chart;
        show(chart);
        const auto isRight = [&chart](const Chart& of) {
            QTRY_VERIFY(chart.isUpToDate());
            QCOMPARE(chart.grab().toImage(), drawnAnew(of));
        };
        const auto begin = [&chart](const Chart& of) {
            chart.setChart(of);
            QCoreApplication::sendPostedEvents(&chart, QEvent::MetaCall); // it is being prepared
            QVERIFY(!chart.isUpToDate());
        };
        begin(manyLines(3));
        chart.resize(500, 200);
        chart.resize(700, 240);
        isRight(manyLines(3));
        begin(manyLines(4));
        chart.hide();
        chart.show();
        isRight(manyLines(4));
        begin(manyLines(5));
        chart.setCursor(kStart + kMinute * 300); // of what is seen
        QVERIFY(!chart.accessibleValue().isEmpty());
        chart.setCursor({});
        isRight(manyLines(5));
        begin(manyLines(6));
        QPalette dark = chart.palette();
        chart.setPalette(QPalette(Qt::black));
        chart.setPalette(dark);
        isRight(manyLines(6));
        begin(manyLines(7)); // and it goes while it is prepared
    }
};

TRACEO_TEST(TstPreparedChart);
#include "tst_prepared_chart.moc"
