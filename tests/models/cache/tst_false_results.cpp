#include "cache/false_results.h"
#include "cache/stale_looks.h"
#include "models/cache/stored_cache.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr TimeSpan kWindow{kNow, kNow + 10 * kMinute};

/// So many looks with that outcome, one a second from the beginning of the window on.
std::vector<StaleLook> looks(const std::string& estimator, LookOutcome outcome, int count, const std::string& cache = kCacheName)
{
    std::vector<StaleLook> all;
    for (int i = 0; i < count; ++i)
        all.push_back({.at = kWindow.from + Millis{1000} * (i % 600 + 1),
                       .id = estimator + std::string(wordOf(outcome)) + std::to_string(i),
                       .cache = cache,
                       .estimator = estimator,
                       .outcome = outcome});
    return all;
}

void add(StoredCache& store, const std::vector<StaleLook>& some)
{
    Batch batch;
    batch.events.push_back(eventsOf(some));
    store.store(std::move(batch));
}

std::vector<FalseResults> resultsOf(const StoredCache& store)
{
    const auto snapshot = store.snapshot();
    const auto results = falseResultsOf(snapshot, StoredCache::redis(snapshot), kWindow);
    if (!results)
        qFatal("%s", qPrintable(toText(results.error())));
    return *results;
}

CacheConfig objective(double falseResults, std::optional<Millis> ttl)
{
    CacheConfig config;
    config.staleness = {{.cache = kCacheName, .falseResults = falseResults, .ttl = ttl}};
    return config;
}

FalseResults seen(double stale, double compared)
{
    FalseResults results{.name = u"Shadow read"_s, .compared = std::int64_t(compared), .stale = std::int64_t(stale)};
    const auto bounds = wilson(stale, compared);
    results.rate = {.value = stale / compared, .unit = Unit::Ratio, .quality = Quality::Ok};
    results.low = {.value = bounds.low, .unit = Unit::Ratio, .quality = Quality::Ok};
    results.high = {.value = bounds.high, .unit = Unit::Ratio, .quality = Quality::Ok};
    return results;
}

} // namespace

class TstFalseResults : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// The reference's examples: one change in ten minutes and a minute; one a minute and five minutes.
    void aTtlMakesSoManyResultsFalse()
    {
        QVERIFY(std::abs(expectedFalseResults(1.0 / 600, Millis{60'000}) - 0.0483742) < 1e-7);
        QVERIFY(std::abs(expectedFalseResults(1.0 / 60, Millis{300'000}) - 0.8013476) < 1e-7);
        QCOMPARE(expectedFalseResults(0, kHour), 0.0);
        QVERIFY(std::abs(expectedFalseResults(1e-9, Millis{1000}) - 5e-10) < 1e-18);
    }

    void noneStaleOfThreeHundredProvesLittle()
    {
        StoredCache store(kWindow.to);
        add(store, looks("shadow", LookOutcome::Fresh, 300));
        const auto results = resultsOf(store);
        QCOMPARE(results.size(), 1u);
        QCOMPARE(results[0].compared, 300);
        QCOMPARE(results[0].rate.value, 0.0);
        QVERIFY(std::abs(results[0].low.value) < 1e-12);
        QVERIFY(results[0].high.value > 0.0126 && results[0].high.value < 0.01265);
    }

    void whatIsUndecidedIsNotCompared()
    {
        StoredCache store(kWindow.to);
        add(store, looks("shadow", LookOutcome::Fresh, 95));
        add(store, looks("shadow", LookOutcome::Stale, 5));
        add(store, looks("shadow", LookOutcome::Undecided, 400));
        const auto results = resultsOf(store);
        QCOMPARE(results[0].compared, 100);
        QCOMPARE(results[0].stale, 5);
        QCOMPARE(results[0].rate.value, 0.05);
    }

    void eachEstimatorStandsForItselfTheOneWithMostLooksFirst()
    {
        StoredCache store(kWindow.to);
        add(store, looks("shadow", LookOutcome::Fresh, 10));
        add(store, looks("version", LookOutcome::Fresh, 20));
        add(store, looks("canary", LookOutcome::Undecided, 3));
        add(store, looks("version", LookOutcome::Stale, 500, "another cache"));
        const auto results = resultsOf(store);
        QCOMPARE(results.size(), 3u);
        QCOMPARE(results[0].name, u"Version stamp, of entries"_s); // those the shadow reader met
        QCOMPARE(results[1].name, u"Shadow read, of entries"_s);
        QCOMPARE(results[2].compared, 0);
        QVERIFY(!results[2].rate.hasValue());
    }

    void stampsOfSomebodyElseAreOfAnswers()
    {
        StoredCache store(kWindow.to);
        add(store, looks("version", LookOutcome::Fresh, 20));
        const auto results = resultsOf(store);
        QCOMPARE(results[0].name, u"Version stamp"_s);
        QVERIFY(!results[0].isOfEntries);
    }

    /// Hundreds of writes that were seen sooner or later say nothing of how many answers were stale meanwhile.
    void aCanaryTellsDelaysAndNoRate()
    {
        StoredCache store(kWindow.to);
        std::vector<StaleLook> canaries = looks("canary", LookOutcome::Fresh, 300);
        for (std::size_t i = 0; i < canaries.size(); ++i)
            canaries[i].age = Millis{i < 200 ? 1'000 : 4'000};
        add(store, canaries);
        const auto alone = resultsOf(store);
        QCOMPARE(alone.size(), 1u);
        QVERIFY(alone[0].isCanary && ratedBy(alone) == nullptr);
        QCOMPARE(alone[0].delayP50.value, 1.0);
        QCOMPARE(alone[0].delayP95.value, 4.0);
        add(store, looks("shadow", LookOutcome::Stale, 5));
        const auto both = resultsOf(store);
        QCOMPARE(both.size(), 2u);
        QCOMPARE(ratedBy(both)->stale, 5);
        QVERIFY(both[1].isCanary && !both[0].delayP50.hasValue());
    }

    void theWindowIsLeftOpen()
    {
        StoredCache store(kWindow.to);
        std::vector<StaleLook> some = looks("shadow", LookOutcome::Fresh, 2);
        some[0].at = kWindow.from;
        some[1].at = kWindow.to;
        add(store, some);
        QCOMPARE(resultsOf(store)[0].compared, 1);
    }

    /// A key that is read all the time is one entry of many, and most of the answers.
    void theHeadlineIsOfAnswersWhereThereIsOne()
    {
        StoredCache store(kWindow.to);
        add(store, looks("shadow", LookOutcome::Fresh, 500));
        store.add("redis_hits", {}, every(kMinute, kWindow.from, {0, 100, 200}));
        store.add("redis_misses", {}, every(kMinute, kWindow.from, {0, 1, 2}));
        store.add("redis_stale", {}, every(kMinute, kWindow.from, {0, 30, 60}));
        const auto snapshot = store.snapshot();
        MappedCache mapped{.name = kCacheName, .hits = Selector("redis_hits"), .misses = Selector("redis_misses")};
        mapped.stale = Selector("redis_stale");
        CacheInstance instance;
        instance.kind = CacheInstance::Kind::Mapped;
        instance.name = kCacheName;
        instance.mapped = &mapped;
        instance.hits = *snapshot.series(mapped.hits);
        instance.misses = *snapshot.series(*mapped.misses);
        for (const history::SeriesInfo& one : *snapshot.series(*mapped.stale))
            instance.others.emplace_back(one.key.name, one);
        const auto found = falseResultsOf(snapshot, instance, kWindow);
        QVERIFY(found.ok());
        QCOMPARE(found->size(), 2u);
        QVERIFY(!ratedBy(*found)->isOfEntries);
        QCOMPARE(ratedBy(*found)->rate.value, 0.3);
        QVERIFY((*found)[1].isOfEntries);
    }

    void mappedCountersOfStaleHitsAreAnEstimator()
    {
        StoredCache store(kWindow.to);
        store.add("redis_hits", {}, every(kMinute, kNow, rising(6, 100)));
        store.add("redis_misses", {}, every(kMinute, kNow, rising(6, 10)));
        store.add("redis_stale", {}, every(kMinute, kNow, rising(6, 2)));
        const auto snapshot = store.snapshot();
        MappedCache mapped{.name = kCacheName, .hits = Selector("redis_hits"), .misses = Selector("redis_misses")};
        mapped.stale = Selector("redis_stale");
        CacheInstance instance = StoredCache::redis(snapshot);
        instance.kind = CacheInstance::Kind::Mapped;
        instance.mapped = &mapped;
        instance.hits = *snapshot.series(mapped.hits);
        instance.misses = *snapshot.series(*mapped.misses);
        const auto results = falseResultsOf(snapshot, instance, kWindow);
        QVERIFY(results.ok());
        QCOMPARE(results->size(), 1u);
        QCOMPARE(results->front().compared, 500);
        QCOMPARE(results->front().stale, 10);
    }

    void aTtlIsFoundByInversion()
    {
        const quint32 seed = seedOfRun();
        std::mt19937_64 chance(seed);
        for (int i = 0; i < 1000; ++i) {
            const double rate = 1.0 / double(1 + chance() % 100'000);
            const double objective = double(1 + chance() % 900) / 1000;
            const auto ttl = ttlFor(rate, objective);
            const QByteArray where = "seed " + QByteArray::number(seed) + ", run " + QByteArray::number(i);
            if (!ttl) {
                QVERIFY2(expectedFalseResults(rate, Millis{1}) > objective, where.constData());
                continue;
            }
            QVERIFY2(expectedFalseResults(rate, *ttl) <= objective + 1e-12, where.constData());
            if (*ttl < 365 * kDay)
                QVERIFY2(expectedFalseResults(rate, *ttl + Millis{1}) > objective, where.constData());
        }
    }

    void aRateIsTheInverseOfWhatATtlMakesFalse()
    {
        for (const double share : {1e-6, 0.005, 0.03, 0.5, 0.8, 0.99}) {
            const auto rate = changeRate(share, Millis{60'000});
            QVERIFY(rate);
            QVERIFY(std::abs(expectedFalseResults(*rate, Millis{60'000}) - share) < 1e-9);
        }
        QCOMPARE(changeRate(0, kMinute).value(), 0.0);
        QVERIFY(!changeRate(1, kMinute) && !changeRate(-0.1, kMinute) && !changeRate(0.1, Millis{0}));
    }

    void anObjectiveOfNothingHasNoTtlUnlessNothingChanges()
    {
        QVERIFY(!ttlFor(0.1, 0));
        QCOMPARE(ttlFor(0, 0).value(), 365 * kDay);
    }

    /// 4.837 % with a minute: 1 % needs a fifth of that, and a little more.
    void theTtlIsSaidWithItsInterval()
    {
        const TtlAdvice advice = ttlAdvice(objective(0.01, kMinute), kCacheName, {seen(484, 10'000)});
        QVERIFY(advice.ttl && advice.shortest && advice.longest);
        QVERIFY(*advice.shortest < *advice.ttl && *advice.ttl < *advice.longest);
        QVERIFY(*advice.ttl > Millis{12'000} && *advice.ttl < Millis{12'200});
        QVERIFY2(advice.sentence.contains(u"484"_s), qPrintable(advice.sentence));
    }

    void whereNothingWasStaleTheUpperBoundIsWhatIsProven()
    {
        const TtlAdvice advice = ttlAdvice(objective(0.01, kMinute), kCacheName, {seen(0, 300)});
        QVERIFY(advice.ttl);
        QCOMPARE(advice.ttl, advice.shortest);
        QVERIFY(*advice.ttl < kMinute); // 1.26 % is not excluded yet
    }

    void whyThereIsNoTtlIsSaid()
    {
        QVERIFY(ttlAdvice({}, kCacheName, {}).sentence.contains(u"objective"_s));
        QVERIFY(ttlAdvice(objective(0.01, {}), kCacheName, {seen(1, 100)}).sentence.contains(u"live"_s));
        QVERIFY(ttlAdvice(objective(0.01, kMinute), kCacheName, {}).sentence.startsWith(u"Nobody looked"_s));
        CacheConfig shadowed = objective(0.01, kMinute);
        shadowed.shadowed = {kCacheName};
        QVERIFY(ttlAdvice(shadowed, kCacheName, {}).sentence.contains(u"has compared no answer"_s));
        FalseResults canary = seen(1, 100);
        canary.isCanary = true;
        QVERIFY(!ttlAdvice(objective(0.01, kMinute), kCacheName, {canary}).ttl);
    }
};

TRACEO_TEST(TstFalseResults);
#include "tst_false_results.moc"
