// Latencies over time as lines: each event in one of them, the slowest first, and nothing where nobody looked.
#include "export/latency_chart.h"
#include "support/test_main.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
const UtcMs kNow = utcMs(1'763'906'700'000);

/// Two columns of a minute.
LatencyMap map(std::vector<double> edges, std::vector<std::vector<double>> cells)
{
    return {.range = {kNow - 2 * kMinute, kNow},
            .edges = std::move(edges),
            .columns = {{kNow - 2 * kMinute, kNow - kMinute}, {kNow - kMinute, kNow}},
            .seconds = {60, 60},
            .cells = std::move(cells)};
}

} // namespace

class TstLatencyChart : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSlowestIsTheFirstAndValuesAreEventsASecond()
    {
        const Chart chart = latencyChart(map({0.001, 0.002, kInfinite}, {{600, 60, 0}, {1200, 0, 6}}));
        QCOMPARE(chart.lines.size(), 3u);
        QCOMPARE(chart.lines[0].name, u"over 2 ms"_s);
        QCOMPARE(chart.lines[1].name, u"up to 2 ms"_s);
        QCOMPARE(chart.lines[2].name, u"up to 1 ms"_s);
        QCOMPARE(chart.lines[2].points.size(), 2u);
        QCOMPARE(chart.lines[2].points[0].last, 10.0);
        QCOMPARE(chart.lines[2].points[1].last, 20.0);
        QCOMPARE(chart.lines[0].points[1].max, 0.1);
        QCOMPARE(chart.lines[0].points[0].at, kNow - 2 * kMinute);
        QCOMPARE(chart.lines[0].points[1].at, kNow - kMinute);
    }

    void bucketsThatNeverHeldAnythingAreLeftOutAtBothEnds()
    {
        const Chart chart = latencyChart(map({0.001, 0.002, 0.004, 0.008, kInfinite}, {{0, 6, 0, 6, 0}, {0, 0, 0, 0, 0}}));
        QCOMPARE(chart.lines.size(), 3u); // the empty one in the middle stays
        QCOMPARE(chart.lines.front().name, u"up to 8 ms"_s);
        QCOMPARE(chart.lines.back().name, u"up to 2 ms"_s);
    }

    void whereNobodyLookedThereIsNoValue()
    {
        const Chart chart = latencyChart(map({0.001, kInfinite}, {{60, 60}, {kNone, kNone}}));
        QCOMPARE(chart.lines.size(), 2u);
        for (const Line& line : chart.lines) {
            QVERIFY(line.points[0].hasValue());
            QVERIFY(!line.points[1].hasValue());
        }
    }

    /// A minute of a column of a day tells what happened in a second of that minute.
    void aRateIsOfTheTimeThatWasObserved()
    {
        LatencyMap half = map({0.001, kInfinite}, {{600, 0}, {600, 0}});
        half.seconds = {60, 6};
        const Chart chart = latencyChart(half);
        QCOMPARE(chart.lines[0].points[0].last, 10.0);
        QCOMPARE(chart.lines[0].points[1].last, 100.0);
    }

    void bucketsAreNamedByTheirBounds()
    {
        const Chart chart = latencyChart(map({128e-6, 256e-6, 512e-6, 0.004096}, {{1, 1, 1, 1}, {0, 0, 0, 0}}));
        QCOMPARE(chart.lines[3].name, u"up to 128 µs"_s);
        QCOMPARE(chart.lines[2].name, u"up to 256 µs"_s);
        QCOMPARE(chart.lines[1].name, u"up to 512 µs"_s);
        QCOMPARE(chart.lines[0].name, u"up to 4.1 ms"_s);
    }

    void manyBucketsAreJoinedAndNoEventIsLost()
    {
        std::vector<double> edges;
        std::vector<double> cells;
        double events = 0;
        for (int i = 0; i < 61; ++i) {
            edges.push_back(i < 60 ? 0.0001 * (i + 1) : kInfinite);
            cells.push_back(60 * (i + 1));
            events += i + 1;
        }
        const Chart chart = latencyChart(map(edges, {cells, cells}));
        QVERIFY(chart.lines.size() <= kMostLatencyRows && chart.lines.size() > kMostLatencyRows / 2);
        double sum = 0;
        for (const Line& line : chart.lines)
            sum += line.points[0].last;
        QVERIFY(std::abs(sum - events) < 1e-9 * events);
    }

    void withoutEventsThereIsNoLine()
    {
        QVERIFY(latencyChart({}).lines.empty());
        QVERIFY(latencyChart(map({0.001, kInfinite}, {{0, 0}, {kNone, kNone}})).lines.empty());
    }
};
TRACEO_TEST(TstLatencyChart);
#include "tst_latency_chart.moc"
