#include "sources/redis/redis_info_names.h"

#include "support/test_main.h"
#include "vocabulary/caches.h"

#include <QTest>

using namespace traceo;

class TstRedisInfoNames : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// The vocabulary names a part of the exporter's metrics; this is where both meet.
    void fieldsAreCalledAsTheVocabularyCallsThem_data()
    {
        QTest::addColumn<QByteArray>("metric");
        QTest::newRow("keyspace_hits") << QByteArray(vocabulary::kRedisHits);
        QTest::newRow("keyspace_misses") << QByteArray(vocabulary::kRedisMisses);
        QTest::newRow("evicted_keys") << QByteArray(vocabulary::kRedisEvicted);
        QTest::newRow("expired_keys") << QByteArray(vocabulary::kRedisExpired);
        QTest::newRow("total_commands_processed") << QByteArray(vocabulary::kRedisCommands);
        QTest::newRow("uptime_in_seconds") << QByteArray(vocabulary::kRedisUptime);
        QTest::newRow("used_memory") << QByteArray(vocabulary::kRedisUsed);
        QTest::newRow("used_memory_rss") << QByteArray(vocabulary::kRedisRss);
        QTest::newRow("used_memory_peak") << QByteArray(vocabulary::kRedisPeak);
        QTest::newRow("used_memory_overhead") << QByteArray(vocabulary::kRedisOverhead);
        QTest::newRow("used_memory_startup") << QByteArray(vocabulary::kRedisStartup);
        QTest::newRow("used_memory_dataset") << QByteArray(vocabulary::kRedisDataset);
        QTest::newRow("maxmemory") << QByteArray(vocabulary::kRedisMax);
        QTest::newRow("mem_fragmentation_ratio") << QByteArray(vocabulary::kRedisFragmentation);
        QTest::newRow("connected_clients") << QByteArray(vocabulary::kRedisClients);
    }
    void fieldsAreCalledAsTheVocabularyCallsThem()
    {
        QFETCH(QByteArray, metric);
        QCOMPARE(QByteArray(metricOfInfo(QTest::currentDataTag()).data()), metric);
    }

    void othersHaveNoName()
    {
        for (const char* field : {"", "role", "used_memory_human", "zzz", "0", "Keyspace_hits"})
            QVERIFY2(metricOfInfo(field).empty(), field);
    }
};

TRACEO_TEST(TstRedisInfoNames);
#include "tst_redis_info_names.moc"
