#include "cache/cache_detail.h"
#include "core/event_lane.h"
#include "models/cache/stored_cache.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr TimeSpan kRange{kNow, kNow + kHour};

void fill(StoredCache& store)
{
    store.add(vocabulary::kRedisHits, {}, every(kMinute, kNow, rising(61, 90)));
    store.add(vocabulary::kRedisMisses, {}, every(kMinute, kNow, rising(61, 10)));
    store.add(vocabulary::kRedisUptime, {}, every(kMinute, kNow, rising(61, 60, 12 * 86400.0)));
    store.add(vocabulary::kRedisUsed, {}, every(kMinute, kNow, rising(61, 1000, 1e8)));
    store.add(vocabulary::kRedisEvicted, {}, every(kMinute, kNow, rising(61, 6)));
    store.addBucket("get", "1", every(kMinute, kNow, rising(61, 50)));
    store.addBucket("get", "2", every(kMinute, kNow, rising(61, 100)));
}

CacheDetail detail(const StoredCache& store, const CacheConfig& config = {})
{
    const auto snapshot = store.snapshot();
    const CacheInstance instance = StoredCache::redis(snapshot);
    const auto counts = countHits(snapshot, instance, kRange);
    if (!counts)
        qFatal("%s", qPrintable(toText(counts.error())));
    CacheRow row{.key = instance.key, .name = instance.name};
    row.product = u"Redis 7.0.15"_s;
    row.role = u"master"_s;
    const auto built =
        detailOf(snapshot, config, instance, row, *counts, {.now = kRange.to, .range = kRange.length(), .columns = 30});
    if (!built)
        qFatal("%s", qPrintable(toText(built.error())));
    return *built;
}

} // namespace

class TstCacheDetail : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void allThatIsKnownOfACacheIsShown()
    {
        StoredCache store(kRange.to);
        fill(store);
        const CacheDetail shown = detail(store);
        QCOMPARE(shown.sentence, u"Redis 7.0.15 · master · up 12 d"_s);
        QCOMPARE(shown.hits.lines[0].points[10].last, 1.5);
        QVERIFY(std::abs(shown.rate.lines[0].points[10].last - 0.9) < 1e-12);
        QCOMPARE(shown.percentiles.lines.size(), 3u);
        QVERIFY(std::abs(shown.percentiles.lines[0].points[10].last - 1e-6) < 1e-15);
        QCOMPARE(shown.memory.lines.size(), 1u);
        QCOMPARE(shown.evictions.lines[0].points[10].last, 0.1);
        QCOMPARE(shown.map.cells.size(), 31u); // of two minutes; those at the ends are cut off
        QCOMPARE(shown.map.seconds[10], 120.0);
        for (const Chart* const chart : {&shown.hits, &shown.rate, &shown.percentiles, &shown.memory, &shown.evictions}) {
            for (const Line& line : chart->lines)
                QVERIFY2(line.newest.hasValue(), qPrintable(chart->title + line.name));
        }
        QCOMPARE(shown.map.edges, (std::vector<double>{1e-6, 2e-6}));
        QVERIFY(!shown.numbers.empty());
        QVERIFY(!shown.ttlSentence.isEmpty());
        for (const Chart* const chart : {&shown.hits, &shown.rate, &shown.percentiles, &shown.memory, &shown.evictions}) {
            QCOMPARE(chart->range, kRange);
            QVERIFY(!chart->title.isEmpty());
            QVERIFY(chart->bands.empty());
            QVERIFY(!chart->service.isEmpty()); // of no service events of all services would stand under it
        }
    }

    void eventsUnderItsChartsAreItsOwn()
    {
        StoredCache named(kRange.to);
        named.add(vocabulary::kRedisHits, {{"service", "checkout"}}, every(kMinute, kNow, rising(61, 90)));
        named.add(vocabulary::kRedisMisses, {{"service", "checkout"}}, every(kMinute, kNow, rising(61, 10)));
        QCOMPARE(detail(named).hits.service, u"checkout"_s);
        StoredCache store(kRange.to);
        fill(store);
        const Chart shown = detail(store).memory;
        const EventMark own{.span = {kNow, kNow + kMinute}, .name = u"CacheDown"_s, .service = QLatin1String(kCacheName)};
        const EventMark other{.span = {kNow, kNow + kMinute}, .name = u"BudgetBurn"_s, .service = u"checkout"_s};
        const auto lanes = lanesOf({own, other}, shown.range, shown.service, shown.slo);
        QCOMPARE(lanes.size(), 1u);
        QCOMPARE(lanes[0].marks, std::vector<EventMark>{own});
    }

    /// Commands were asked for later than look-ups: nothing is known of them before, and one poll is no rate of an hour.
    void latenciesThatAreKnownForLessLongAreHatchedBefore()
    {
        StoredCache store(kRange.to);
        store.add(vocabulary::kRedisHits, {}, every(kMinute, kNow, rising(61, 90)));
        store.add(vocabulary::kRedisMisses, {}, every(kMinute, kNow, rising(61, 10)));
        store.addBucket("get", "1", every(kMinute, kNow + kHour / 2, rising(31, 50)));
        const CacheDetail shown = detail(store);
        QVERIFY(shown.rate.bands.empty());
        QCOMPARE(shown.percentiles.bands.size(), 1u);
        QCOMPARE(shown.percentiles.bands[0].span.from, kRange.from);
        QVERIFY(shown.percentiles.bands[0].span.length() >= kHour / 2 - 2 * kMinute);
        for (std::size_t i = 0; i < shown.map.cells.size(); ++i) {
            if (shown.map.seconds[i] > 0)
                QCOMPARE(shown.map.cells[i][0] / shown.map.seconds[i], 50.0 / 60);
        }
    }

    void aCacheOfWhichNothingIsKnownHasEmptyCharts()
    {
        StoredCache store(kRange.to);
        store.add(vocabulary::kRedisHits, {}, {{kNow, 5}});
        const CacheDetail shown = detail(store);
        QVERIFY(!shown.hits.lines[0].points.empty());
        for (const LinePoint& point : shown.hits.lines[0].points)
            QVERIFY(!point.hasValue());
        QVERIFY(shown.map.isEmpty());
        QVERIFY(shown.memory.lines.empty() && shown.percentiles.lines.empty() && shown.evictions.lines.empty());
        QVERIFY(shown.commands.empty() && shown.slow.empty() && shown.groups.empty() && shown.falseResults.empty());
    }
};

TRACEO_TEST(TstCacheDetail);
#include "tst_cache_detail.moc"
