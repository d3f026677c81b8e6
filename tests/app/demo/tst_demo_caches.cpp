// The demo's caches: what is worth looking at comes round, and none of their numbers contradicts another.
#include "app/demo/demo_caches.h"

#include "support/test_main.h"

#include <QTest>

using namespace traceo::demo;

namespace {

constexpr std::int64_t kNow = 1'795'528'800'000 / (kCacheMinutes * 60'000); // 2026-11-24T14:00:00Z
constexpr std::int64_t kFirst = kNow - 30 * kCacheSlotsOfDay;

const DemoCache& cacheNamed(std::string_view name)
{
    for (const DemoCache& cache : demoCaches()) {
        if (cache.name == name)
            return cache;
    }
    qFatal("no cache of this name");
    return demoCaches().front();
}

double hitRate(const CacheTick& tick)
{
    return double(tick.hits) / double(tick.hits + tick.misses);
}

/// All slots of the last thirty days for which this holds.
template <class IsMeant>
CacheTick sumWhere(const DemoCache& cache, const IsMeant& isMeant)
{
    CacheTick sum;
    for (std::int64_t slot = kFirst; slot < kNow; ++slot) {
        if (isMeant(slot))
            sum += tickIn(cache, slot);
    }
    return sum;
}

CacheTick sumOf(const DemoCache& cache)
{
    return sumWhere(cache, [](std::int64_t) { return true; });
}

} // namespace

class TstDemoCaches : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noTickContradictsItself()
    {
        for (const DemoCache& cache : demoCaches()) {
            for (std::int64_t slot = kFirst; slot < kNow; ++slot) {
                const CacheTick tick = tickIn(cache, slot);
                QVERIFY(tick.hits >= 0 && tick.misses >= 0 && tick.evicted >= 0 && tick.expired >= 0);
                QVERIFY(tick.stale >= 0 && tick.stale <= tick.hits);
                QCOMPARE(tick.gets.back(), tick.hits + tick.misses);
                QVERIFY(std::ranges::is_sorted(tick.gets)); // cumulative
            }
        }
    }

    void oneIsBelowTheTargetAndTheOthersAreAbove()
    {
        QVERIFY(hitRate(sumOf(cacheNamed("sessions"))) > 0.94);
        QVERIFY(hitRate(sumOf(cacheNamed("catalogue"))) > 0.88);
        QVERIFY(hitRate(sumOf(cacheNamed("results"))) < 0.84);
        QVERIFY(hitRate(sumOf(cacheNamed("pricing"))) > 0.88);
    }

    void aCacheIsColdAfterItsProcessBegan()
    {
        const DemoCache& cache = cacheNamed("catalogue");
        const std::int64_t began = processBegan(cache, kNow);
        QVERIFY(began >= kFirst);
        QVERIFY(hitRate(tickIn(cache, began + 3)) < 0.25);
        QVERIFY(hitRate(tickIn(cache, began + kCacheSlotsOfDay / 2)) > 0.85);
        QVERIFY(memoryIn(cache, began + 3).used < 0.3 * memoryIn(cache, began + kCacheSlotsOfDay / 2).used);
    }

    void aResetOfTheStatisticsLeavesTheProcessAlone()
    {
        const DemoCache& cache = cacheNamed("sessions");
        const std::int64_t reset = cache.resets.before(kNow);
        QVERIFY(reset >= kFirst);
        QCOMPARE(countersBegan(cache, reset), reset);
        QVERIFY(processBegan(cache, reset) < reset);
        QVERIFY(hitRate(tickIn(cache, reset + 1)) > 0.9); // its data stay
    }

    void aStormEvictsAndMisses()
    {
        const DemoCache& cache = cacheNamed("results");
        const CacheTick storm = sumWhere(cache, [&](std::int64_t slot) { return cache.storms.isOn(slot); });
        const CacheTick calm = sumWhere(cache, [&](std::int64_t slot) { return !cache.storms.isOn(slot); });
        QVERIFY(storm.hits > 0);
        QVERIFY(hitRate(storm) < 0.6);
        QVERIFY(double(storm.evicted) / double(storm.misses) > 5 * double(calm.evicted) / double(calm.misses));
    }

    void aBurstOfStaleAnswersIsAboveTheTargetAndTheRestBelow()
    {
        const DemoCache& cache = cacheNamed("pricing");
        const CacheTick burst = sumWhere(cache, [&](std::int64_t slot) { return cache.stale.isOn(slot); });
        const CacheTick calm = sumWhere(cache, [&](std::int64_t slot) { return !cache.stale.isOn(slot); });
        QVERIFY(double(burst.stale) / double(burst.hits) > 0.03);
        QVERIFY(double(calm.stale) / double(calm.hits) < 0.005);
        QCOMPARE(sumOf(cacheNamed("sessions")).stale, std::int64_t(0)); // nobody looks there
    }

    /// So that a comparison has something to show: 40–50 % lower.
    void aDeployMakesAnswersFaster()
    {
        const DemoCache& cache = cacheNamed("catalogue");
        const CacheTick fast = sumWhere(cache, [&](std::int64_t slot) { return cache.fast.isOn(slot); });
        const CacheTick usual = sumWhere(cache, [&](std::int64_t slot) { return !cache.fast.isOn(slot); });
        const double after = double(fast.getMicros) / double(fast.gets.back());
        const double before = double(usual.getMicros) / double(usual.gets.back());
        QVERIFY2(after < 0.6 * before && after > 0.5 * before, qPrintable(QString::number(after / before)));
    }

    void memoryIsWithinItsLimit()
    {
        for (const DemoCache& cache : demoCaches()) {
            for (std::int64_t slot = kFirst; slot < kNow; slot += 17) {
                const CacheMemory memory = memoryIn(cache, slot);
                QVERIFY(memory.overhead >= memory.startup && memory.used >= memory.overhead);
                QVERIFY(cache.limitBytes == 0 || memory.used <= cache.limitBytes);
            }
        }
    }
};

TRACEO_TEST(TstDemoCaches);
#include "tst_demo_caches.moc"
