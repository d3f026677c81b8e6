#include "cache/cache_charts.h"
#include "core/format.h"
#include "models/cache/stored_cache.h"
#include "support/test_main.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr TimeSpan kRange{kNow, kNow + kHour};

/// A step a minute; those of `without` are missing, as one long step.
HitCounts minutely(int count, double hits, double misses, int gapFrom = 0, int gapTo = 0)
{
    HitCounts counts;
    for (int i = 0; i < count; ++i) {
        const bool isGap = i > gapFrom && i < gapTo;
        if (isGap)
            continue;
        const int from = i == gapTo && gapTo > 0 ? gapFrom + 1 : i;
        counts.steps.push_back({.span = {kNow + kMinute * from, kNow + kMinute * (i + 1)}, .hits = hits, .misses = misses});
    }
    return counts;
}

} // namespace

class TstCacheCharts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aColumnIsTwoPollsWideAtLeast()
    {
        const auto parts = chartParts(minutely(60, 1, 1), kRange, 800);
        QCOMPARE(parts.size(), 30u);
        QCOMPARE(parts.front().from, kRange.from);
        QCOMPARE(parts.back().to, kRange.to);
        QCOMPARE(chartParts(minutely(60, 1, 1), kRange, 7).size(), 7u);
        QCOMPARE(chartParts({}, kRange, 1).size(), 1u);
    }

    void manyColumnsAreAMultipleOfThoseOfTheMap()
    {
        const TimeSpan day{kNow, kNow + kDay};
        const auto parts = chartParts(minutely(1440, 1, 1), day, 700);
        QCOMPARE(int(parts.size()) % mapColumns(parts.size()), 0);
        QCOMPARE(mapColumns(parts.size()), 120);
        QCOMPARE(parts.size(), 600u);
    }

    void ratesArePerSecondOfWhatWasObserved()
    {
        const HitCounts counts = minutely(60, 120, 30);
        const auto parts = hitParts(counts, chartParts(counts, kRange, 800));
        const Chart chart = hitsChart(parts, kRange);
        QVERIFY(chart.area);
        QCOMPARE(chart.lines.size(), 2u);
        QCOMPARE(chart.lines[0].points[3].last, 2.0);
        QCOMPARE(chart.lines[1].points[3].last, 0.5);
    }

    /// What grew meanwhile is shown where it was seen, as long as it took, and the gap is one.
    void aGapIsAGapAndNoSpikeStandsBehindIt()
    {
        const HitCounts counts = minutely(60, 120, 0, 9, 40);
        const auto parts = hitParts(counts, chartParts(counts, kRange, 800));
        const Chart chart = hitsChart(parts, kRange);
        QVERIFY(chart.lines[0].points[4].hasValue());
        for (int i = 6; i < 19; ++i)
            QVERIFY2(!chart.lines[0].points[std::size_t(i)].hasValue(), QByteArray::number(i).constData());
        for (const LinePoint& point : chart.lines[0].points)
            QVERIFY(!(point.max > 2.0));
        const auto bands = unseenBands(counts, kRange);
        QCOMPARE(bands.size(), 1u);
        QCOMPARE(bands[0].kind, Band::Kind::NotObserved);
        QCOMPARE(bands[0].span, (TimeSpan{kNow + 10 * kMinute, kNow + 41 * kMinute}));
    }

    void withoutLookUpsThereIsNoHitRate()
    {
        const HitCounts counts = minutely(60, 0, 0);
        const auto parts = hitParts(counts, chartParts(counts, kRange, 800));
        const Chart rate = rateChart(parts, kRange, 0.85, {});
        QVERIFY(!rate.lines[0].points[3].hasValue());
        QCOMPARE(hitsChart(parts, kRange).lines[0].points[3].last, 0.0);
        QCOMPARE(rate.lines[1].style, Line::Style::Threshold);
        QCOMPARE(rate.lines[1].points.size(), 2u);
        QCOMPARE(rate.lines[1].points[0].last, 0.85);
    }

    void whatAServerHadCountedThatTookOverIsNotObserved()
    {
        HitCounts counts = minutely(4, 60, 0);
        counts.steps[1].join = HitStep::Join::TakenOver;
        const auto parts = hitParts(counts, equalParts({kNow, kNow + 4 * kMinute}, 4));
        QCOMPARE(parts[1].seconds, 0.0);
        QCOMPARE(parts[2].hits, 60.0);
    }

    void stepsThatOverlapAreNoLongerThanTheTimeTheyCover()
    {
        HitCounts counts = minutely(2, 60, 0);
        counts.steps.push_back(counts.steps[0]);
        const auto parts = hitParts(counts, std::array{TimeSpan{kNow, kNow + 2 * kMinute}});
        QCOMPARE(parts[0].seconds, 120.0);
        QCOMPARE(parts[0].hits, 180.0);
    }

    void memoryHasItsLimitWhereThereIsOne()
    {
        StoredCache store(kRange.to);
        store.add(vocabulary::kRedisUsed, {}, every(kMinute, kNow, rising(60, 1e6, 1e8)));
        store.add(vocabulary::kRedisMax, {}, every(kMinute, kNow, std::vector<double>(60, 2e8)));
        auto snapshot = store.snapshot();
        const auto parts = chartParts(minutely(60, 1, 1), kRange, 30);
        auto chart = memoryChart(snapshot, StoredCache::redis(snapshot), parts, kRange, {});
        QVERIFY(chart.ok());
        QCOMPARE(chart->lines.size(), 2u);
        QCOMPARE(chart->lines[0].name, u"used"_s);
        QVERIFY(chart->lines[0].newest.hasValue());
        QCOMPARE(chart->lines[0].newest.unit, Unit::Bytes);
        QCOMPARE(chart->lines[0].points.size(), parts.size());
        QCOMPARE(chart->lines[1].style, Line::Style::Threshold);
        QCOMPARE(chart->lines[1].points.front().last, 2e8);

        StoredCache without(kRange.to);
        without.add(vocabulary::kRedisUsed, {}, every(kMinute, kNow, rising(60, 1e6, 1e8)));
        without.add(vocabulary::kRedisMax, {}, every(kMinute, kNow, std::vector<double>(60, 0))); // Redis' word for none
        snapshot = without.snapshot();
        chart = memoryChart(snapshot, StoredCache::redis(snapshot), parts, kRange, {});
        QCOMPARE(chart->lines.size(), 1u);
    }

    void evictionsArePerSecond()
    {
        StoredCache store(kRange.to);
        store.add(vocabulary::kRedisEvicted, {}, every(kMinute, kNow, rising(61, 30)));
        const auto snapshot = store.snapshot();
        const HitCounts counts = minutely(60, 1, 1);
        const auto parts = chartParts(counts, kRange, 30);
        const auto chart =
            evictionsChart(snapshot, StoredCache::redis(snapshot), parts, hitParts(counts, parts), kRange, counts.steps);
        QVERIFY(chart.ok());
        QCOMPARE(chart->lines.size(), 1u);
        QCOMPARE(chart->lines[0].points[5].last, 0.5);
        QCOMPARE(chart->lines[0].newest.value, 0.5);
    }

    /// One pod began again; what the other had evicted since its own beginning is not new.
    void ofTargetsThatBeginAgainOneByOneNoneMakesASpike()
    {
        StoredCache store(kRange.to);
        std::vector<double> restarted = rising(61, 30);
        for (std::size_t i = 30; i < restarted.size(); ++i)
            restarted[i] -= 900;
        store.add("pod_evicted", {{"pod", "a"}}, every(kMinute, kNow, restarted));
        store.add("pod_evicted", {{"pod", "b"}}, every(kMinute, kNow, rising(61, 30, 1e6)));
        const auto snapshot = store.snapshot();
        MappedCache mapped{.name = kCacheName, .hits = Selector("pod_hits")};
        mapped.evicted = Selector("pod_evicted");
        CacheInstance instance{.kind = CacheInstance::Kind::Mapped, .name = kCacheName, .mapped = &mapped};
        const auto pods = snapshot.series(*mapped.evicted);
        for (const history::SeriesInfo& one : *pods)
            instance.others.emplace_back(one.key.name, one);
        HitCounts counts = minutely(60, 1, 1);
        counts.steps[29].join = HitStep::Join::Reset;
        const auto parts = chartParts(counts, kRange, 30);
        const auto chart = evictionsChart(snapshot, instance, parts, hitParts(counts, parts), kRange, counts.steps);
        QVERIFY(chart.ok());
        for (const LinePoint& point : chart->lines[0].points)
            QVERIFY(!(point.max > 1.0));
    }

    void aMapHasItsEventsByBucketAndItsGaps()
    {
        const TimeSpan range{floorTo(kNow, kHour), floorTo(kNow, kHour) + 4 * kMinute};
        const auto parts = equalParts(range, 4);
        const std::vector<LatencyHistogram> histograms{{{1, 2}, {3, 5}, false}, {{1, 2}, {1, 1}, false}, {}, {}};
        const LatencyMap map = latencyMap(histograms, std::array{60.0, 30.0, 0.0, 0.0}, parts, range);
        QCOMPARE(map.edges, (std::vector<double>{1, 2}));
        QCOMPARE(map.columns, parts);
        QCOMPARE(map.seconds, (std::vector<double>{60, 30, 0, 0}));
        QCOMPARE(map.cells[0], (std::vector<double>{3, 2}));
        QCOMPARE(map.cells[1], (std::vector<double>{1, 0}));
        QVERIFY(std::isnan(map.cells[2][0]) && std::isnan(map.cells[3][1]));
        QVERIFY(latencyMap(std::vector<LatencyHistogram>(2), std::array{60.0, 60.0}, parts, range).isEmpty());
    }

    void columnsAreOfTheCalendarAndStayWhenTheChartMoves()
    {
        const TimeSpan month{kNow - 30 * kDay, kNow};
        const auto parts = calendarParts(minutely(60, 1, 1), month, 577);
        QCOMPARE(parts[1].length(), 3 * kHour); // never 1 h 17
        QCOMPARE(parts.front().from, month.from);
        QCOMPARE(parts.back().to, month.to);
        for (std::size_t i = 1; i < parts.size(); ++i) {
            QCOMPARE(parts[i].from, parts[i - 1].to);
            QCOMPARE(floorTo(parts[i].from, 3 * kHour), parts[i].from);
        }
        const auto later = calendarParts(minutely(60, 1, 1), {month.from + kHour, month.to + kHour}, 577);
        QCOMPARE(later[5], parts[5 + (later[0].to == parts[0].to ? 0 : 1)]);
        QVERIFY(rateChart(hitParts({}, parts), month, 0.85, {}).note.contains(durationText(3 * kHour)));
        QCOMPARE(calendarParts({}, {kNow, kNow + kMinute}, 1).size(), 2u);
    }

    /// Ten minutes nearly without a hit in a day: an average of an hour would be 80 %.
    void aShortDipShowsInAnyWidth()
    {
        HitCounts counts = minutely(1440, 95, 5);
        for (std::size_t i = 700; i < 710; ++i)
            std::swap(counts.steps[i].hits, counts.steps[i].misses);
        const TimeSpan day{kNow, kNow + kDay};
        for (const int columns : {7, 24, 100, 700}) {
            const Chart chart = rateChart(hitParts(counts, calendarParts(counts, day, columns)), day, 0.85, {});
            double lowest = 1;
            for (const LinePoint& point : chart.lines[0].points) {
                lowest = point.hasValue() ? std::min(lowest, point.min) : lowest;
                QVERIFY(!point.hasValue() || (point.min <= point.last && point.last <= point.max));
            }
            QVERIFY2(std::abs(lowest - 0.05) < 0.1, QByteArray::number(lowest).constData());
        }
    }

    /// One miss of one look-up is no hit rate of 0 %.
    void aFewLookUpsAreNoExtent()
    {
        HitCounts counts = minutely(60, 1, 0);
        counts.steps[30].hits = 0;
        counts.steps[30].misses = 1;
        const std::array whole{kRange};
        const HitPart part = hitParts(counts, whole).front();
        QCOMPARE(part.lowest, 59.0 / 60);
        QCOMPARE(part.highest, 59.0 / 60);
    }

    /// The number of the whole range stands in the table; it is no point of the line.
    void linesEndWithTheirOwnLastValue()
    {
        HitCounts counts = minutely(60, 90, 10);
        counts.steps.back().hits = counts.steps[58].hits = 50;
        counts.steps.back().misses = counts.steps[58].misses = 50;
        const auto parts = equalParts(kRange, 30);
        const auto hits = hitParts(counts, parts);
        const Chart rate =
            rateChart(hits, kRange, 0.85, {.value = 0.887, .unit = Unit::Ratio, .quality = Quality::Ok, .decimals = 2});
        QCOMPARE(rate.lines[0].newest.value, 0.5);
        QCOMPARE(rate.lines[0].newest.decimals, std::int8_t(2));
        QCOMPARE(rate.lines[0].newest.quality, Quality::Ok);
        for (const Line& line : hitsChart(hits, kRange).lines) {
            QVERIFY(line.newest.hasValue());
            QCOMPARE(line.newest.value, line.points.back().last);
            QCOMPARE(line.newest.unit, Unit::PerSecond);
        }
        CacheRow row;
        row.p99 = {.value = 0.0005, .unit = Unit::Seconds, .quality = Quality::Ok};
        const Chart latency = percentilesChart({{0.1, 0.2, 0.3}, {0.4, 0.5, 0.00074}}, std::span(parts).first(2), kRange, row);
        QCOMPARE(latency.lines[2].newest.value, 0.00074);
        const HitCounts ended = minutely(20, 90, 10);
        QCOMPARE(hitsChart(hitParts(ended, parts), kRange).lines[0].newest.quality, Quality::Stale);
    }

    void whatIsKnownForLessLongIsHatchedBefore()
    {
        const auto parts = equalParts(kRange, 6);
        const auto bands = unseenBands(parts, std::array{0.0, 0.0, 0.0, 600.0, 600.0, 0.0}, kRange);
        QCOMPARE(bands.size(), 1u); // the newest part alone may still wait for its poll
        QCOMPARE(bands[0].span, (TimeSpan{kNow, kNow + kHour / 2}));
        QCOMPARE(bands[0].kind, Band::Kind::NotObserved);
    }

    void whereNothingWasCalledThereIsNoPercentile()
    {
        const auto parts = equalParts(kRange, 3);
        const std::vector<Percentiles> percentiles{{0.1, 0.2, 0.3}, {}, {0.1, 0.2, 0.3}};
        const Chart chart = percentilesChart(percentiles, parts, kRange, {});
        QCOMPARE(chart.lines.size(), 3u);
        QVERIFY(chart.lines[0].points[0].hasValue() && !chart.lines[0].points[1].hasValue());
        QVERIFY(percentilesChart({{}, {}, {}}, parts, kRange, {}).lines.empty());
    }
};

TRACEO_TEST(TstCacheCharts);
#include "tst_cache_charts.moc"
