#include "models/cache/cache_store.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstCacheInstance : public QObject {
    Q_OBJECT

    static QStringList keysOf(const std::vector<CacheInstance>& instances)
    {
        QStringList keys;
        for (const CacheInstance& one : instances)
            keys << QString::fromStdString(one.key);
        return keys;
    }

private Q_SLOTS:
    void exportersAreToldApartByInstanceAndJob()
    {
        CacheStore store;
        store.add(redis("b:6379", u"1"_s, u"1"_s));
        store.add(redis("a:6379", u"1"_s, u"1"_s));
        Batch other;
        other.series.add(endingAt(vocabulary::kRedisHits, {{"instance", "a:6379"}, {"job", "other"}}, u"1"_s));
        other.series.add(endingAt(vocabulary::kRedisMisses, {{"instance", "a:6379"}, {"job", "other"}}, u"1"_s));
        store.add(std::move(other));
        QCOMPARE(keysOf(store.instances()), (QStringList{u"prom/a:6379 (other)"_s, u"prom/a:6379 (redis)"_s, u"prom/b:6379"_s}));
    }

    void aChangedPrefixIsKnownByTheUsualNames()
    {
        CacheStore store;
        store.config.redisPrefix = "shop_";
        store.add(redis("a:6379", u"1"_s, u"1"_s, kEnd, "shop_"));
        store.add(redis("b:6379", u"1"_s, u"1"_s)); // of an exporter with the usual prefix: it was said that there is none
        Batch more;
        more.series.add(endingAt("shop_uptime_in_seconds", cacheLabels("a:6379"), u"1"_s));
        store.add(std::move(more));
        const auto found = store.instances();
        QCOMPARE(keysOf(found), QStringList{u"prom/a:6379"_s});
        QCOMPARE(found[0].hits.size(), 1U);
        QCOMPARE(found[0].named(vocabulary::kRedisUptime).size(), 1U);
    }

    void whoIsAskedDirectlyHasTheSourcesNameAndTheUsualPrefix()
    {
        CacheStore store;
        store.config.redisPrefix = "shop_";
        store.config.sources = {{"sessions", "redis"}};
        store.add(redis("sessions", u"1"_s, u"1"_s, kEnd, "redis_", "sessions"));
        const auto found = store.instances();
        QCOMPARE(keysOf(found), QStringList{u"sessions/sessions"_s});
        QVERIFY(found[0].isDirect);
    }

    void memcachedsLookupsAreThoseOfGet()
    {
        CacheStore store;
        Batch batch;
        for (const char* command : {"get", "touch", "delete"}) {
            for (const char* status : {"hit", "miss"})
                batch.series.add(endingAt(vocabulary::kMemcachedCommands,
                                          {{"instance", "m:9150"}, {"command", command}, {"status", status}}, u"1"_s));
        }
        store.add(std::move(batch));
        const auto found = store.instances();
        QCOMPARE(found.size(), 1U);
        QVERIFY(found[0].kind == CacheInstance::Kind::Memcached);
        QCOMPARE(found[0].hits.size(), 1U);
        QCOMPARE(found[0].misses.size(), 1U);
    }

    void mappedCachesAreOneOrOneAValue()
    {
        CacheStore store;
        store.config.mapped = {{.name = "one", .hits = Selector("hits"), .misses = Selector("misses")},
                               {.name = "each", .hits = Selector("hits"), .misses = Selector("misses"), .by = "shard"}};
        Batch batch;
        for (const char* shard : {"1", "2"}) {
            batch.series.add(endingAt("hits", {{"shard", shard}}, u"1"_s));
            batch.series.add(endingAt("misses", {{"shard", shard}}, u"1"_s));
        }
        store.add(std::move(batch));
        const auto found = store.instances();
        QCOMPARE(keysOf(found), (QStringList{u"prom/each/1"_s, u"prom/each/2"_s, u"prom/one"_s}));
        QCOMPARE(found[2].hits.size(), 2U);
    }

    /// Down since anybody looked: its exporter says so, or the source that asks it.
    void whatWasNeverReachedIsThere()
    {
        CacheStore store;
        store.config.sources = {{"sessions", "redis"}, {"orders", "postgres"}, {"idle", "redis"}};
        Batch batch = gauges("a:6379", {{vocabulary::kRedisUp, 0}});
        batch.observations.push_back(
            {"sessions", vocabulary::kRedisQuestion, {kEnd - kHour, kEnd}, kEnd, Outcome::Timeout, "no answer in 5 s"});
        batch.observations.push_back({"orders", vocabulary::kPostgresQuestion, {kEnd - kHour, kEnd}, kEnd, Outcome::Ok, {}});
        store.add(std::move(batch));
        const auto found = store.instances();
        QCOMPARE(keysOf(found), (QStringList{u"orders/orders"_s, u"prom/a:6379"_s, u"sessions/sessions"_s}));
        QVERIFY(!found[0].unreached); // it answers, if not what is asked
        QCOMPARE(found[2].unreached, std::optional(std::string("no answer in 5 s")));
        QVERIFY(found[2].isDirect && found[2].hits.empty());
        const CacheReport report = store.report();
        QCOMPARE(report.rows.size(), 3U);
        QCOMPARE(report.rows[0].word, u"Down"_s);
        QCOMPARE(report.rows[1].word, u"Not reached"_s);
        QVERIFY2(report.rows[1].reason.contains(u"no answer in 5 s"_s), qPrintable(report.rows[1].reason));
        QVERIFY(report.rows[0].status == Status::Critical && report.rows[1].status == Status::Critical);
        QVERIFY(report.rows[2].status == Status::Unknown);
        QVERIFY(store.instances(kEnd - kDay).empty()); // nobody had asked then
    }

    /// What else a poll asks may be refused for reasons of its own, and comes before INFO in the alphabet.
    void whyAServerIsNotReachedIsWhatThePollBeganWith()
    {
        CacheStore store;
        store.config.sources = {{"sessions", "redis"}};
        Batch batch;
        batch.observations.push_back({"sessions", "CONFIG", {kEnd - kHour, kEnd}, kEnd, Outcome::Timeout, "of CONFIG"});
        batch.observations.push_back(
            {"sessions", vocabulary::kRedisQuestion, {kEnd - kHour, kEnd}, kEnd, Outcome::Timeout, "of INFO. Start it."});
        batch.observations.push_back({"sessions", "SLOWLOG", {kEnd - kHour, kEnd}, kEnd, Outcome::Timeout, "of SLOWLOG"});
        store.add(std::move(batch));
        QCOMPARE(store.instances().front().unreached, std::optional(std::string("of INFO. Start it.")));
        QVERIFY2(store.row().reason.endsWith(u"of INFO. Start it."_s), qPrintable(store.row().reason));
    }

    void aSourceThatIsAskedInVainForAWeekStays()
    {
        CacheStore store;
        store.config.sources = {{"sessions", "redis"}};
        Batch batch = redis("sessions", u"0+10x9"_s, u"0+1x9"_s, kEnd - 8 * kDay, "redis_", "sessions");
        batch.observations.push_back({"sessions", vocabulary::kRedisQuestion, {kEnd - kHour, kEnd}, kEnd, Outcome::Timeout, {}});
        store.add(std::move(batch));
        QCOMPARE(store.row().word, u"Not reached"_s);
        QVERIFY(!store.instances().front().unreached);
    }

    void whatWasSilentForAWeekIsGone()
    {
        CacheStore store;
        store.add(redis("a:6379", u"1"_s, u"1"_s, kEnd - 7 * kDay));
        store.add(redis("b:6379", u"1"_s, u"1"_s, kEnd - 6 * kDay));
        QCOMPARE(keysOf(store.instances()), QStringList{u"prom/b:6379"_s});
    }
};

TRACEO_TEST(TstCacheInstance);
#include "tst_cache_instance.moc"
