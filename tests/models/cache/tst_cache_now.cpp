#include "cache/cache_now.h"
#include "models/cache/cache_store.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace traceo::vocabulary;
using namespace Qt::StringLiterals;

class TstCacheNow : public QObject {
    Q_OBJECT

    static constexpr double kMiB = 1024 * 1024;

    static CacheNow nowIn(const CacheStore& store, const std::optional<CacheFact>& fact = {})
    {
        const auto instances = store.instances();
        auto now = nowOf(store.snapshot(), instances.front(), fact, kEnd, kEnd);
        if (!now)
            qFatal("%s", qPrintable(toText(now.error())));
        return std::move(*now);
    }

private Q_SLOTS:
    void memoryIsSplitGrossAndNet()
    {
        CacheStore store;
        store.add(redis("a:6379", u"1 2"_s, u"1 2"_s));
        store.add(gauges("a:6379",
                         {{kRedisUsed, 200 * kMiB},
                          {kRedisOverhead, 12 * kMiB},
                          {kRedisStartup, 2 * kMiB},
                          {kRedisDataset, 188 * kMiB},
                          {kRedisRss, 250 * kMiB},
                          {kRedisMax, 0}}));
        Batch keys;
        keys.series.add({{"prom", kRedisDbKeys, cacheLabels("a:6379").with("db", "db0")}, {{kEnd, 900}}});
        keys.series.add({{"prom", kRedisDbKeys, cacheLabels("a:6379").with("db", "db1")}, {{kEnd, 100}}});
        store.add(std::move(keys));
        const CacheNow now = nowIn(store);
        QCOMPARE(*now.overheadGross(), 0.06);
        QCOMPARE(*now.overheadNet(), 10.0 / 198);
        QCOMPARE(*now.bytesPerKey(), 188 * kMiB / 1000);
        QCOMPARE(*now.fragmentation(), 1.25);
        QVERIFY(!now.limit); // 0 is none
        QVERIFY(!now.isContradictory());
    }

    void aShareIsNeverMadeOfTwoMoments()
    {
        CacheStore store;
        store.add(redis("a:6379", u"1 2"_s, u"1 2"_s));
        store.add(gauges("a:6379", {{kRedisUsed, 200 * kMiB}}));
        store.add(gauges("a:6379", {{kRedisOverhead, 12 * kMiB}, {kRedisStartup, kMiB}}, kEnd - kMinute));
        const CacheNow now = nowIn(store);
        QVERIFY(now.used && !now.overheadGross() && !now.overheadNet());
    }

    void moreOverheadThanMemoryIsCutAndTold()
    {
        CacheStore store;
        store.add(redis("a:6379", u"1 2"_s, u"1 2"_s));
        store.add(gauges("a:6379", {{kRedisUsed, 100 * kMiB}, {kRedisOverhead, 120 * kMiB}, {kRedisStartup, kMiB}}));
        const CacheNow now = nowIn(store);
        QCOMPARE(*now.overheadGross(), 1.0);
        QCOMPARE(*now.overheadNet(), 1.0);
        QVERIFY(now.isContradictory());
    }

    void fragmentationOfAnEmptyServerMeansNothing()
    {
        CacheStore store;
        store.add(redis("a:6379", u"1 2"_s, u"1 2"_s));
        store.add(gauges("a:6379", {{kRedisUsed, kMiB}, {kRedisRss, 20.67 * kMiB}}));
        QVERIFY(!nowIn(store).fragmentation());
    }

    void downIsSaidByANewerAnswerOfTheExporter()
    {
        CacheStore store;
        store.add(redis("a:6379", u"1 2"_s, u"1 2"_s, kEnd - kMinute));
        store.add(gauges("a:6379", {{kRedisUp, 0}}));
        const auto instances = store.instances();
        QVERIFY(nowOf(store.snapshot(), instances.front(), {}, kEnd - kMinute, kEnd)->isDown);
        QVERIFY(!nowOf(store.snapshot(), instances.front(), {}, kEnd, kEnd)->isDown);
    }

    void whatItSaysOfItselfGoesBeforeWhatTheExporterSays()
    {
        CacheStore store;
        store.add(redis("a:6379", u"1 2"_s, u"1 2"_s));
        store.add(process("a:6379", "aaa", u"1"_s));
        QCOMPARE(nowIn(store).product, u"Redis 7.0.15"_s);
        QCOMPARE(nowIn(store).role, u"master"_s);
        const CacheNow now =
            nowIn(store, CacheFact{.product = "Valkey", .version = "8.0", .role = "slave", .refused = {"SLOWLOG"}});
        QCOMPARE(now.product, u"Valkey 8.0"_s);
        QCOMPARE(now.role, u"slave"_s);
        QCOMPARE(now.refused, QStringList{u"SLOWLOG"_s});
    }
};

TRACEO_TEST(TstCacheNow);
#include "tst_cache_now.moc"
