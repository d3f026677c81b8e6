#include "sources/redis/redis_memory.h"

#include "models/sources/redis/replies.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

class TstRedisMemory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void statsKeepTheServersWordsAndTheirDatabase()
    {
        RedisSeries series = emptySeries();
        const auto problems = addMemoryStats(
            list({text("peak.allocated"), number(1'316'976), text("db.3"),
                  list({text("overhead.hashtable.main"), number(72), text("overhead.hashtable.expires"), number(56)}),
                  text("dataset.percentage"), text("99.262657165527344"), text("peak.percentage"), text("nan")}),
            series);
        QVERIFY(problems.ok() && problems->empty());
        auto values = valuesOf(std::move(series));
        QCOMPARE(values.size(), 4u);
        QCOMPARE(values.at("traceo_redis_memory_stat{stat=\"peak.allocated\"}"), 1'316'976.0);
        QCOMPARE(values.at("traceo_redis_memory_stat{db=\"db3\",stat=\"overhead.hashtable.main\"}"), 72.0);
        QCOMPARE(values.at("traceo_redis_memory_stat{stat=\"dataset.percentage\"}"), 99.262657165527344);
    }

    void whatIsNoNumberIsLeftOutAndSaid()
    {
        RedisSeries series = emptySeries();
        const auto problems = addMemoryStats(list({text("a"), error("ERR"), number(1), number(2), text("b"), number(3), text("b"),
                                                   number(4), text("c"), list({text("d"), number(1)})}),
                                             series);
        QVERIFY(problems.ok());
        QCOMPARE(problems->size(), 3u); // the error, the number for a name, the list
        QVERIFY(problems->front().where == QLatin1String("a") && problems->front().found.contains(QLatin1String("ERR")));
        QCOMPARE(valuesOf(std::move(series)), (std::map<std::string, double>{{"traceo_redis_memory_stat{stat=\"b\"}", 3}}));
    }

    void theLimitIsWhatTheExporterWrites()
    {
        RedisSeries series = emptySeries();
        const auto problems =
            addMemoryConfig(list({text("maxmemory-policy"), text("allkeys-lru"), text("maxmemory"), text("52428800")}), series);
        QVERIFY(problems.ok() && problems->empty());
        QCOMPARE(valuesOf(std::move(series)), (std::map<std::string, double>{{"redis_config_maxmemory{}", 52'428'800}}));
    }

    void withoutALimitThereIsNothing()
    {
        RedisSeries series = emptySeries();
        QVERIFY(addMemoryConfig(list({}), series)->empty());
        QCOMPARE(addMemoryConfig(list({text("maxmemory"), text("much")}), series)->size(), 1u);
        QVERIFY(valuesOf(std::move(series)).empty());
    }

    void anotherFormIsAnError()
    {
        RedisSeries series = emptySeries();
        QCOMPARE(addMemoryStats(text("x"), series).error().code, ErrorCode::Decode);
        QCOMPARE(addMemoryStats(list({}), series).error().code, ErrorCode::Decode);
        QCOMPARE(addMemoryStats(list({text("odd")}), series).error().code, ErrorCode::Decode);
        QCOMPARE(addMemoryConfig(list({text("odd")}), series).error().code, ErrorCode::Decode);
    }
};

TRACEO_TEST(TstRedisMemory);
#include "tst_redis_memory.moc"
