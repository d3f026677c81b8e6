#include "cache/period_parts.h"
#include "models/cache/stored_cache.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

namespace {

constexpr TimeSpan kPeriod{kNow, kNow + kHour};

PeriodParts partsOf(const StoredCache& store, const CacheConfig& config = {})
{
    const auto snapshot = store.snapshot();
    const auto parts = periodParts(snapshot, config, StoredCache::redis(snapshot), kPeriod);
    if (!parts)
        qFatal("%s", qPrintable(toText(parts.error())));
    return *parts;
}

void fill(StoredCache& store)
{
    store.add(vocabulary::kRedisHits, {}, every(kMinute, kNow, rising(61, 90)));
    store.add(vocabulary::kRedisMisses, {}, every(kMinute, kNow, rising(61, 30)));
    store.addBucket("get", "1", every(kMinute, kNow, rising(61, 50)));
    store.addBucket("get", "2", every(kMinute, kNow, rising(61, 100)));
    std::vector<double> slow = rising(30, 100, 3110); // ten events of more than 2 µs, at minute 31
    slow.insert(slow.begin(), 3000);
    store.addBucket("get", "8", every(kMinute, kNow + 30 * kMinute, slow));
}

} // namespace

class TstPeriodParts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPeriodIsWorkedOutOfItsParts()
    {
        StoredCache store(kPeriod.to);
        fill(store);
        const PeriodParts parts = partsOf(store);
        const PeriodBasis basis = basisOf(parts, parts);
        QVERIFY(basis.hasCommands && !basis.isOriginMeasured);
        const PeriodNumbers numbers = numbersOf(parts, parts.all(), basis);
        QCOMPARE(numbers.origin, 0.5);
        QCOMPARE(numbers.originShare, 0.25);
        QVERIFY(numbers.p50 > 0.9e-6 && numbers.p50 < 1.1e-6);
        QVERIFY(std::isnan(numbers.effective));
    }

    /// A draw of the same part time and again is that part.
    void aPartThatIsDrawnTwiceCountsTwice()
    {
        StoredCache store(kPeriod.to);
        fill(store);
        const PeriodParts parts = partsOf(store);
        const PeriodBasis basis = basisOf(parts, parts);
        const auto once = numbersOf(parts, std::array{std::size_t{3}}, basis);
        const auto twice = numbersOf(parts, std::array{std::size_t{3}, std::size_t{3}}, basis);
        QCOMPARE(once.p50, twice.p50);
        QCOMPARE(once.origin, twice.origin);
    }

    void allHistogramsHaveTheSameBounds()
    {
        StoredCache store(kPeriod.to);
        fill(store);
        const PeriodParts parts = partsOf(store);
        for (const LatencyColumn& column : parts.commands.columns)
            QCOMPARE(column.grown.bounds, parts.commands.columns.front().grown.bounds);
        QCOMPARE(parts.commands.all().count(), 6010.0);
    }

    void aPartWithoutAPollIsNotDrawn()
    {
        StoredCache store(kPeriod.to);
        std::vector<Sample> samples = every(kMinute, kNow, rising(61, 90));
        std::erase_if(samples, [](const Sample& one) { return one.at > kNow + 20 * kMinute && one.at < kNow + 40 * kMinute; });
        store.add(vocabulary::kRedisHits, {}, samples);
        store.add(vocabulary::kRedisMisses, {}, samples);
        const PeriodParts parts = partsOf(store);
        QCOMPARE(parts.all().size(), 30u);
        QCOMPARE(parts.observed().size(), 21u); // the gap is one long step, which ends in the last part of it
    }
};

TRACEO_TEST(TstPeriodParts);
#include "tst_period_parts.moc"
