#include "cache/bootstrap.h"
#include "cache/cache_compare.h"
#include "core/format.h"
#include "models/cache/stored_cache.h"
#include "support/test_main.h"
#include "vocabulary/marks.h"

#include <QTest>

#include <cmath>
#include <map>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr TimeSpan kBefore{kNow, kNow + kHour};
constexpr TimeSpan kAfter{kNow + kHour, kNow + 2 * kHour};
const std::string kKey = std::string(kCacheName) + "/" + kCacheName;

/// A counter that grows by `before` and then by `after` a minute.
std::vector<Sample> twoSlopes(double before, double after)
{
    std::vector<double> values = rising(61, before);
    for (int i = 1; i <= 60; ++i)
        values.push_back(60 * before + after * i);
    return every(kMinute, kNow, values);
}

/// 80 of 100 look-ups a minute are hits, then 95; commands take at most 16 µs, then at most 8.
struct Deployed : StoredCache {
    CacheConfig config;

    Deployed() : StoredCache(kAfter.to)
    {
        config.sources = {{kCacheName, "redis"}};
        add(vocabulary::kRedisHits, {}, twoSlopes(80, 95));
        add(vocabulary::kRedisMisses, {}, twoSlopes(20, 5));
        addBucket("get", "4", twoSlopes(0, 0));
        addBucket("get", "8", twoSlopes(0, 100));
        addBucket("get", "16", twoSlopes(100, 100));
    }
    Result<CacheCompare> compare(const std::string& key = kKey, TimeSpan before = kBefore, TimeSpan after = kAfter) const
    {
        const auto at = snapshot();
        return compareOf(at, config, key, before, after, kAfter.to);
    }
    ComparedNumber number(const std::string& key) const
    {
        const auto all = compare();
        if (!all)
            qFatal("%s", qPrintable(toText(all.error())));
        for (const ComparedNumber& one : all->numbers) {
            if (one.key == key)
                return one;
        }
        return {};
    }
};

/// Hits and misses a minute, before and after.
std::map<std::string, ComparedNumber> trafficOf(std::pair<double, double> hits, std::pair<double, double> misses)
{
    StoredCache store(kAfter.to);
    CacheConfig config;
    config.sources = {{kCacheName, "redis"}};
    store.add(vocabulary::kRedisHits, {}, twoSlopes(hits.first, hits.second));
    store.add(vocabulary::kRedisMisses, {}, twoSlopes(misses.first, misses.second));
    const auto at = store.snapshot();
    const auto compare = compareOf(at, config, kKey, kBefore, kAfter, kAfter.to);
    if (!compare)
        qFatal("%s", qPrintable(toText(compare.error())));
    std::map<std::string, ComparedNumber> numbers;
    for (const ComparedNumber& one : compare->numbers)
        numbers[one.key] = one;
    return numbers;
}

Fact deploy(const std::string& text, UtcMs from, std::optional<UtcMs> until = {})
{
    return vocabulary::markOf(vocabulary::kDeployFact, from, until, {.text = text, .service = {}, .author = {}, .link = {}});
}

} // namespace

class TstCacheCompare : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// 4800 of 6000, 5700 of 6000: Wilson's bounds of each, and Newcombe's of 0.15, worked out beside.
    void hitRatesAreComparedByNewcombesInterval()
    {
        const ComparedNumber rate = Deployed().number("hit_ratio");
        QCOMPARE(rate.before.value, 0.8);
        QCOMPARE(rate.after.value, 0.95);
        QVERIFY(std::abs(rate.change.value - 0.15) < 1e-12);
        QVERIFY2(std::abs(rate.changeLow.value - 0.1384979) < 1e-6,
                 QByteArray::number(rate.changeLow.value, 'g', 12).constData());
        QVERIFY2(std::abs(rate.changeHigh.value - 0.1615633) < 1e-6,
                 QByteArray::number(rate.changeHigh.value, 'g', 12).constData());
        QCOMPARE(rate.told, ComparedNumber::Told::Better);
        QCOMPARE(toText(rate.change), u"+15.0 pp"_s);
    }

    /// Half of a bucket from 8 to 16 µs is 12, of one from 4 to 8 it is 6.
    void theChangeOfAPercentileHasItsOwnSign()
    {
        const Deployed store;
        const ComparedNumber p50 = store.number("p50");
        QVERIFY(std::abs(p50.before.value - 12e-6) < 1e-15);
        QVERIFY(std::abs(p50.after.value - 6e-6) < 1e-15);
        QVERIFY(std::abs(p50.change.value + 0.5) < 1e-12);
        QCOMPARE(p50.told, ComparedNumber::Told::Better);
        QCOMPARE(toText(p50.change), u"−50.0 %"_s);
        QVERIFY(std::abs(p50.changeLow.value + 0.5) < 1e-9 && std::abs(p50.changeHigh.value + 0.5) < 1e-9);
        QVERIFY(std::abs(store.number("p99").after.value - 7.96e-6) < 1e-12);
    }

    /// 12 and 11.984 µs, the same in each minute: the interval is narrow, and the bucket from 8 to 16 does not tell.
    void lessThanAPercentOfAPercentileIsNoDifference()
    {
        StoredCache store(kAfter.to);
        CacheConfig config;
        config.sources = {{kCacheName, "redis"}};
        store.addBucket("get", "4", twoSlopes(0, 0));
        store.addBucket("get", "8", twoSlopes(0, 4));
        store.addBucket("get", "16", twoSlopes(1000, 1000));
        store.add(vocabulary::kRedisHits, {}, twoSlopes(800, 800));
        store.add(vocabulary::kRedisMisses, {}, twoSlopes(200, 200));
        const auto at = store.snapshot();
        const auto compare = compareOf(at, config, kKey, kBefore, kAfter, kAfter.to);
        QVERIFY(compare.ok());
        const auto p50 = std::ranges::find(compare->numbers, "p50", &ComparedNumber::key);
        QVERIFY(p50 != compare->numbers.end());
        QCOMPARE(toText(p50->change), u"−0.1 %"_s);
        QVERIFY(p50->changeHigh.value < 0);
        QCOMPARE(p50->told, ComparedNumber::Told::Nothing);
    }

    void theOriginIsLoadedByMisses()
    {
        const ComparedNumber load = Deployed().number("origin_per_second");
        QVERIFY(std::abs(load.before.value - 20.0 / 60) < 1e-12);
        QVERIFY(std::abs(load.after.value - 5.0 / 60) < 1e-12);
        QVERIFY(std::abs(load.change.value + 0.75) < 1e-12);
        QCOMPARE(load.verdict, u"better"_s);
    }

    /// Four times the load is worse, and its change is what it is.
    void moreLoadIsAWorseThatIsSignedPlus()
    {
        StoredCache store(kAfter.to);
        CacheConfig config;
        config.sources = {{kCacheName, "redis"}};
        store.add(vocabulary::kRedisHits, {}, twoSlopes(95, 80));
        store.add(vocabulary::kRedisMisses, {}, twoSlopes(5, 20));
        const auto at = store.snapshot();
        const auto compare = compareOf(at, config, kKey, kBefore, kAfter, kAfter.to);
        QVERIFY(compare.ok());
        for (const ComparedNumber& number : compare->numbers) {
            if (number.key == "origin_per_second") {
                QCOMPARE(toText(number.change), u"+300.0 %"_s);
                QVERIFY(number.changeLow.value <= 3.0001 && number.changeHigh.value >= 2.9999);
                QCOMPARE(number.told, ComparedNumber::Told::Worse);
            }
        }
        QCOMPARE(toText(compare->numbers[0].change), u"−15.0 pp"_s);
        QCOMPARE(compare->numbers[0].told, ComparedNumber::Told::Worse);
    }

    /// A fifth of the look-ups fell away, of hits and misses alike: the origin has less to do, and the cache is as it was.
    void whatTrafficAloneDidIsNoVerdict()
    {
        const auto numbers = trafficOf({80, 64}, {20, 16});
        const ComparedNumber& load = numbers.at("origin_per_second");
        QVERIFY(std::abs(load.before.value - 20.0 / 60) < 1e-12);
        QVERIFY(std::abs(load.after.value - 16.0 / 60) < 1e-12);
        QCOMPARE(toText(load.change), u"−20.0 %"_s);
        QVERIFY(load.changeHigh.value < 0); // that it fell is sure
        QCOMPARE(load.told, ComparedNumber::Told::Nothing);
        QCOMPARE(load.verdict, u"the traffic changed"_s);
        const ComparedNumber& share = numbers.at("origin_per_lookup");
        QVERIFY(std::abs(share.before.value - 0.2) < 1e-12 && std::abs(share.after.value - 0.2) < 1e-12);
        QVERIFY(share.changeLow.value < 0 && share.changeHigh.value > 0);
        QCOMPARE(share.told, ComparedNumber::Told::Nothing);
    }

    /// Fewer look-ups, of which more miss: the load fell, and each look-up costs the origin more.
    void lessTrafficHidesNoCacheThatBecameWorse()
    {
        const auto numbers = trafficOf({80, 28}, {20, 12});
        QVERIFY(std::abs(numbers.at("origin_per_second").change.value + 0.4) < 1e-12);
        QCOMPARE(numbers.at("origin_per_second").told, ComparedNumber::Told::Nothing);
        QCOMPARE(toText(numbers.at("origin_per_lookup").change), u"+10.0 pp"_s);
        QCOMPARE(numbers.at("origin_per_lookup").told, ComparedNumber::Told::Worse);
    }

    /// Misses are the other share of the same look-ups: their interval is that of the hit rate, turned round.
    void theLoadPerLookUpHasTheIntervalOfTheHitRate()
    {
        const ComparedNumber rate = Deployed().number("hit_ratio");
        const ComparedNumber share = Deployed().number("origin_per_lookup");
        QVERIFY(std::abs(share.change.value + 0.15) < 1e-12);
        QCOMPARE(share.changeLow.value, -rate.changeHigh.value);
        QCOMPARE(share.changeHigh.value, -rate.changeLow.value);
        QCOMPARE(share.told, ComparedNumber::Told::Better);
    }

    void theEffectiveLatencyIsOfBothPeriods()
    {
        Deployed store;
        CacheLatencies latencies{.cache = kCacheName};
        latencies.hit.seconds = 0.001;
        latencies.origin.seconds = 0.04;
        store.config.latencies = {latencies};
        const ComparedNumber effective = store.number("effective");
        QVERIFY(std::abs(effective.before.value - (0.8 * 0.001 + 0.2 * 0.041)) < 1e-12);
        QVERIFY(std::abs(effective.after.value - (0.95 * 0.001 + 0.05 * 0.041)) < 1e-12);
        QCOMPARE(Deployed().number("effective").told, ComparedNumber::Told::Unknown);
    }

    void whatDidNotChangeIsNotSaidToHave()
    {
        StoredCache store(kAfter.to);
        CacheConfig config;
        config.sources = {{kCacheName, "redis"}};
        std::vector<double> hits{0};
        std::vector<double> misses{0};
        for (int i = 0; i < 120; ++i) {
            hits.push_back(hits.back() + 50 + i * 37 % 11);
            misses.push_back(misses.back() + 10 + i * 53 % 7);
        }
        store.add(vocabulary::kRedisHits, {}, every(kMinute, kNow, hits));
        store.add(vocabulary::kRedisMisses, {}, every(kMinute, kNow, misses));
        const auto at = store.snapshot();
        const auto compare = compareOf(at, config, kKey, kBefore, kAfter, kAfter.to);
        QVERIFY(compare.ok());
        QCOMPARE(compare->numbers[0].told, ComparedNumber::Told::Nothing);
        for (const ComparedNumber& number : compare->numbers) {
            if (number.key == "origin_per_second")
                QCOMPARE(number.told, ComparedNumber::Told::Nothing);
        }
    }

    /// Between 70 % and 90 % from one ten minutes to the next, as traffic comes: millions of look-ups do not prove that the second
    /// hour was better.
    void aRippleIsNoImprovementHoweverManyLookUps()
    {
        StoredCache store(kAfter.to);
        CacheConfig config;
        config.sources = {{kCacheName, "redis"}};
        std::vector<double> hits{0};
        std::vector<double> misses{0};
        for (int i = 0; i < 120; ++i) {
            const double share = (i / 10 % 2 == 0 ? 0.7 : 0.9) + (i >= 60 ? 0.002 : 0);
            hits.push_back(hits.back() + std::round(1e6 * share));
            misses.push_back(misses.back() + 1e6 - std::round(1e6 * share));
        }
        store.add(vocabulary::kRedisHits, {}, every(kMinute, kNow, hits));
        store.add(vocabulary::kRedisMisses, {}, every(kMinute, kNow, misses));
        const auto compare = compareOf(store.snapshot(), config, kKey, kBefore, kAfter, kAfter.to);
        QVERIFY(compare.ok());
        const ComparedNumber& rate = compare->numbers[0];
        QVERIFY(std::abs(rate.change.value - 0.002) < 1e-9);
        QVERIFY(newcombe(48e6, 60e6, 48.12e6, 60e6).low > 0); // as if each look-up were by itself
        QVERIFY2(rate.changeLow.value < 0 && rate.changeHigh.value > 0, QByteArray::number(rate.changeLow.value).constData());
        QCOMPARE(rate.told, ComparedNumber::Told::Nothing);
    }

    void theMethodNamesItsSeed()
    {
        const auto compare = Deployed().compare();
        QVERIFY(compare->method.contains(QString::number(kBootstrapSeed)));
        QVERIFY(compare->notes.empty());
    }

    void whatTheNumbersCannotRestOnIsNoted()
    {
        StoredCache store(kAfter.to);
        CacheConfig config;
        config.sources = {{kCacheName, "redis"}};
        std::vector<Sample> hits = twoSlopes(0, 50);
        hits[100].value = 3; // began again
        for (std::size_t i = 101; i < hits.size(); ++i)
            hits[i].value = 3 + double(i - 100);
        std::erase_if(hits, [](const Sample& one) { return one.at > kNow + 10 * kMinute && one.at < kNow + 40 * kMinute; });
        std::vector<Sample> misses;
        for (const Sample& one : hits)
            misses.push_back({one.at, 0});
        store.add(vocabulary::kRedisHits, {}, hits);
        store.add(vocabulary::kRedisMisses, {}, misses);
        Batch batch;
        batch.facts.push_back(deploy("other 1.2", kNow + 90 * kMinute));
        store.store(std::move(batch));
        const auto at = store.snapshot();
        const auto compare = compareOf(at, config, kKey, kBefore, kAfter, kAfter.to);
        QVERIFY(compare.ok());
        QStringList notes;
        for (const QString& note : compare->notes)
            notes << note;
        const QString all = notes.join(u'\n');
        for (const QString& words :
             {u"Before: no look-ups"_s, u"Before: only"_s, u"After: counters were reset"_s, u"other 1.2"_s})
            QVERIFY2(all.contains(words), qPrintable(all));
        QVERIFY(!compare->numbers[0].before.hasValue());
        QCOMPARE(compare->numbers[0].told, ComparedNumber::Told::Unknown);
    }

    void periodsThatMakeNoSenseAreRefused()
    {
        const Deployed store;
        QCOMPARE(store.compare(kKey, {kNow, kNow}).error().code, ErrorCode::BadValue);
        QCOMPARE(store.compare(kKey, kBefore, {kNow + 30 * kMinute, kAfter.to}).error().code, ErrorCode::BadValue);
        QCOMPARE(store.compare(kKey, kAfter, kBefore).error().code, ErrorCode::BadValue);
        QCOMPARE(store.compare(kKey, kBefore, {kAfter.from, kAfter.to + kHour}).error().code, ErrorCode::BadValue);
    }

    void aCacheIsFoundByItsNameAlone()
    {
        const Deployed store;
        QCOMPARE(store.compare(kCacheName)->key, kKey);
        QCOMPARE(store.compare(std::string(kCacheName).substr(0, 4))->key, kKey); // the only one that begins so
        QCOMPARE(store.compare("").error().code, ErrorCode::NotFound);
        const auto unknown = store.compare("other");
        QCOMPARE(unknown.error().code, ErrorCode::NotFound);
        QVERIFY(unknown.error().hint.contains(QString::fromStdString(kKey)));
    }

    void aDeployThatIsTooYoungToCompareIsNamedWithItsAge()
    {
        StoredCache store(kNow + kHour);
        Batch batch;
        batch.facts.push_back(deploy("old 1", kNow));
        batch.facts.push_back(deploy("now 3", kNow + kHour - Millis{30'000}));
        store.store(std::move(batch));
        const auto at = store.snapshot();
        const auto young = youngDeploys(at, {.now = kNow + kHour, .range = kDay});
        QVERIFY(young.ok());
        QCOMPARE(young->size(), 1u);
        QVERIFY(young->at(0).name.startsWith(u"now 3, "_s));
        QCOMPARE(young->at(0).age, Millis{30'000});
    }

    void aCacheIsKnownWithoutPeriods()
    {
        const Deployed store;
        const auto at = store.snapshot();
        QCOMPARE(keyOfCache(at, store.config, kCacheName, kAfter.to).value(), kKey);
        QCOMPARE(keyOfCache(at, store.config, "nope", kAfter.to).error().code, ErrorCode::NotFound);
    }

    void aCacheIsComparedAroundItsOwnDeployFirst()
    {
        Deployed store;
        Batch batch;
        batch.facts.push_back(deploy("sessions 2.1", kAfter.from));
        batch.facts.push_back(deploy("reviews 4.57", kAfter.from + 30 * kMinute));
        store.store(std::move(batch));
        const auto at = store.snapshot();
        const auto periods = periodsSuggestedFor(at, store.config, kCacheName, {.now = kAfter.to, .range = kDay});
        QVERIFY(periods.ok());
        QCOMPARE(periods->size(), 2u);
        QVERIFY2(periods->at(0).name.startsWith(u"sessions 2.1"_s), qPrintable(periods->at(0).name));
        QCOMPARE(periodsSuggestedFor(at, store.config, "nope", {.now = kAfter.to, .range = kDay}).error().code,
                 ErrorCode::NotFound);
    }

    void deploysSuggestPeriodsTheNewestFirst()
    {
        StoredCache store(kNow + 10 * kDay);
        Batch batch;
        batch.facts.push_back(deploy("old 1", kNow));
        batch.facts.push_back(deploy("rolling 2", kNow + 9 * kDay, kNow + 9 * kDay + kHour));
        batch.facts.push_back(deploy("now 3", kNow + 10 * kDay - Millis{1000}));
        batch.facts.push_back(deploy("long ago", kNow - 40 * kDay));
        store.store(std::move(batch));
        const auto at = store.snapshot();
        const auto periods = suggestedPeriods(at, {.now = kNow + 10 * kDay, .range = 30 * kDay});
        QVERIFY(periods.ok());
        QCOMPARE(periods->size(), 2u);
        QVERIFY(periods->at(0).name.startsWith(u"rolling 2, "_s));
        const TimeSpan before = periods->at(0).before;
        const TimeSpan after = periods->at(0).after;
        QCOMPARE(before.to, kNow + 9 * kDay);
        QCOMPARE(after.from, kNow + 9 * kDay + kHour);
        QCOMPARE(before.length(), after.length());
        QCOMPARE(after.to, kNow + 10 * kDay);
        QCOMPARE(periods->at(1).after.length(), kDay);
    }
};

TRACEO_TEST(TstCacheCompare);
#include "tst_cache_compare.moc"
