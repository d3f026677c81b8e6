#include "cache/cache_latency.h"
#include "models/cache/stored_cache.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr TimeSpan kWindow{kNow, kNow + 10 * kMinute};

bool isNear(std::optional<double> value, double expected, double within = 1e-9)
{
    return value && std::abs(*value - expected) < within;
}

CacheConfig written(double hit, double origin)
{
    CacheConfig config;
    CacheLatencies latencies{.cache = kCacheName};
    latencies.hit.seconds = hit;
    latencies.origin.seconds = origin;
    config.latencies = {latencies};
    return config;
}

LatencyFigures figuresOf(const StoredCache& store, const CacheConfig& config, std::optional<double> hitRate)
{
    const auto snapshot = store.snapshot();
    const CacheInstance instance = StoredCache::redis(snapshot);
    const auto counts = countHits(snapshot, instance, kWindow);
    if (!counts)
        qFatal("%s", qPrintable(toText(counts.error())));
    const auto figures = latenciesOf(snapshot, config, instance, kWindow, hitRate, counts->steps);
    if (!figures)
        qFatal("%s", qPrintable(toText(figures.error())));
    return *figures;
}

} // namespace

class TstCacheLatency : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// The example of the reference: 4.16 ms, 90.1 %, 1.9 %.
    void aCacheSavesWhatTheFormulaSays()
    {
        const Saving saving = savingOf({.hit = 0.0008, .lookup = 0.0008, .origin = 0.042, .fill = {}}, 0.92);
        QVERIFY(isNear(saving.effective, 0.00416));
        QVERIFY(isNear(saving.reduction, 0.901, 0.0001));
        QVERIFY(isNear(saving.breakEven, 0.0008 / 0.042));
        QVERIFY(isNear(saving.breakEven, 0.019, 0.0001));
    }

    /// In a window without look-ups the origin's histogram has no events: that is not that nobody named it.
    void whatIsGivenIsKnownWithoutAnyEvent()
    {
        StoredCache store(kWindow.to);
        store.add(vocabulary::kRedisHits, {}, every(kMinute, kNow, rising(10, 0)));
        CacheConfig config = written(0.001, 0.04);
        config.latencies.front().hit = {};
        config.latencies.front().origin = {.seconds = {}, .histogram = Selector("origin_seconds")};
        const LatencyFigures figures = figuresOf(store, config, {});
        QVERIFY(figures.originFrom.empty() && figures.hitFrom.empty());
        QVERIFY(figures.isOriginGiven && figures.isHitGiven); // a Redis tells of its commands
        QVERIFY(!figuresOf(store, {}, {}).isOriginGiven);
    }

    void aLookUpThatIsNotKnownTakesWhatAHitTakes()
    {
        const Saving with = savingOf({.hit = 0.001, .lookup = 0.001, .origin = 0.05, .fill = {}}, 0.5);
        const Saving without = savingOf({.hit = 0.001, .lookup = {}, .origin = 0.05, .fill = {}}, 0.5);
        QCOMPARE(with.effective, without.effective);
        QCOMPARE(with.breakEven, without.breakEven);
    }

    void atTheBreakEvenTheCacheSavesNothing()
    {
        for (const double fill : {0.0, 0.001, 0.01}) {
            const StepMeans means{.hit = 0.0008, .lookup = 0.0012, .origin = 0.042, .fill = fill};
            const auto breakEven = savingOf(means, {}).breakEven;
            QVERIFY(breakEven);
            QVERIFY(isNear(savingOf(means, *breakEven).reduction, 0));
        }
    }

    void aCacheThatIsSlowerThanItsOriginHasNoBreakEven()
    {
        const Saving saving = savingOf({.hit = 0.05, .lookup = 0.001, .origin = 0.042, .fill = {}}, 0.9);
        QVERIFY(saving.reduction.value() < 0);
        QVERIFY(!saving.breakEven);
    }

    void nothingIsSaidWithoutAnOriginOrAHitRate()
    {
        QVERIFY(!savingOf({.hit = 0.001, .lookup = {}, .origin = {}, .fill = {}}, 0.9).effective);
        const Saving saving = savingOf({.hit = 0.001, .lookup = {}, .origin = 0.01, .fill = {}}, {});
        QVERIFY(!saving.effective && !saving.reduction && saving.breakEven);
    }

    void itSaysWhatIsMeasuredAndWhatIsWritten()
    {
        StoredCache store(kWindow.to);
        QCOMPARE(figuresOf(store, written(0.0008, 0.042), 0.92).from, u"as written in the workspace"_s);
        QCOMPARE(figuresOf(store, {}, 0.92).from, QString());
        store.add(vocabulary::kRedisCommandCalls, {{"cmd", "get"}}, every(kMinute, kNow, {0, 100}));
        store.add(vocabulary::kRedisCommandSeconds, {{"cmd", "get"}}, every(kMinute, kNow, {0, 0.05}));
        store.add(vocabulary::kRedisCommandCalls, {{"cmd", "blpop"}}, every(kMinute, kNow, {0, 100}));
        store.add(vocabulary::kRedisCommandSeconds, {{"cmd", "blpop"}}, every(kMinute, kNow, {0, 500}));
        CacheConfig config = written(0, 0.042);
        config.latencies[0].hit.seconds.reset();
        const LatencyFigures figures = figuresOf(store, config, 0.92);
        QCOMPARE(figures.from, u"hit measured, origin written"_s);
        QCOMPARE(figures.hitFrom, std::string("measured"));
        QCOMPARE(figures.originFrom, std::string("written"));
        QVERIFY(isNear(figures.effective, 0.92 * 0.0005 + 0.08 * (0.0005 + 0.042)));
    }

    void meansAreSumsOverCountsWhereThereAreSome()
    {
        StoredCache store(kWindow.to);
        store.add("origin_bucket", {{"le", "1"}}, every(kMinute, kNow, {0, 10}));
        store.add("origin_bucket", {{"le", "+Inf"}}, every(kMinute, kNow, {0, 10}));
        CacheConfig config = written(0.001, 0);
        config.latencies[0].origin = {.seconds = {}, .histogram = Selector("origin")};
        // From the buckets alone: the middle of 0 … 1 s.
        QVERIFY(isNear(figuresOf(store, config, 0.0).effective, 0.001 + 0.5));
        store.add("origin_sum", {}, every(kMinute, kNow, {0, 2}));
        store.add("origin_count", {}, every(kMinute, kNow, {0, 10}));
        const LatencyFigures figures = figuresOf(store, config, 0.0);
        QVERIFY(isNear(figures.effective, 0.001 + 0.2));
        QCOMPARE(figures.from, u"hit written, origin measured"_s);
    }

    /// Hits at 1 ms, misses evenly in (10, 20] ms, a look-up later.
    void percentilesOfAMappedCacheAreThoseOfTheMixture()
    {
        StoredCache store(kWindow.to);
        store.add("origin_bucket", {{"le", "0.01"}}, every(kMinute, kNow, {0, 0}));
        store.add("origin_bucket", {{"le", "0.02"}}, every(kMinute, kNow, {0, 10}));
        CacheConfig config = written(0.001, 0);
        config.latencies[0].origin = {.seconds = {}, .histogram = Selector("origin")};
        const LatencyFigures figures = figuresOf(store, config, 0.9);
        QVERIFY(isNear(figures.p50, 0.001));
        QVERIFY(isNear(figures.p95, 0.001 + 0.015));
        QVERIFY(isNear(figures.p99, 0.001 + 0.019));
    }

    void percentilesOfARedisAreThoseOfItsCommands()
    {
        StoredCache store(kWindow.to);
        store.addBucket("get", "1", every(kMinute, kNow, {0, 50}));
        store.addBucket("get", "2", every(kMinute, kNow, {0, 100}));
        store.addBucket("blpop", "1000000", every(kMinute, kNow, {0, 900}));
        QVERIFY(isNear(figuresOf(store, {}, {}).p50, 1e-6, 1e-12));
        const auto snapshot = store.snapshot();
        const auto blocking = commandLatencies(snapshot, StoredCache::redis(snapshot), kWindow, "blpop");
        QVERIFY(blocking.ok());
        QCOMPARE(blocking->count(), 900.0);
    }
};

TRACEO_TEST(TstCacheLatency);
#include "tst_cache_latency.moc"
