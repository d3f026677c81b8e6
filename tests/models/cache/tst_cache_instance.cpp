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
