#include "cache/cache_charts.h"
#include "models/cache/stored_cache.h"
#include "support/test_main.h"

#include <QTest>

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
        const std::vector<LatencyHistogram> histograms{{{1, 2}, {3, 5}, false}, {{1, 2}, {1, 1}, false}, {}, {}};
        const LatencyMap map = latencyMap(histograms, {true, true, false, false}, 2, kRange);
        QCOMPARE(map.edges, (std::vector<double>{1, 2}));
        QCOMPARE(map.cells.size(), 2u);
        QCOMPARE(map.cells[0], (std::vector<double>{4, 2}));
        QVERIFY(std::isnan(map.cells[1][0]) && std::isnan(map.cells[1][1]));
        QVERIFY(latencyMap({{}, {}}, {true, true}, 2, kRange).isEmpty());
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
