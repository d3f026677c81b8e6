#include "sources/redis/redis_series.h"

#include "models/sources/redis/replies.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

class TstRedisSeries : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachSeriesHasTheInstanceAndTheMoment()
    {
        RedisSeries series("cache-1", kPolled, nullptr);
        series.add("redis_up", 1);
        series.add("redis_commands_total", 5, {{"cmd", "get"}});
        series.add("redis_commands_latencies_usec_bucket", 2, {{"cmd", "get"}, {"le", "1"}});
        series.add("redis_instance_info", 1, {{"os", ""}, {"role", "master"}});
        const SeriesTable table = std::move(series).take();
        QCOMPARE(table.size(), 4u);
        QCOMPARE(table[0].key, (SeriesKey{"cache-1", "redis_up", {{"instance", "cache-1"}}}));
        QCOMPARE(table[1].key.labels, (Labels{{"cmd", "get"}, {"instance", "cache-1"}}));
        QCOMPARE(table[2].key.labels, (Labels{{"cmd", "get"}, {"instance", "cache-1"}, {"le", "1"}}));
        QCOMPARE(table[3].key.labels, (Labels{{"instance", "cache-1"}, {"role", "master"}}));
        QVERIFY(table[1].samples.size() == 1 && table[1].samples[0].at == kPolled && table[1].samples[0].value == 5);
    }

    void whatNamesTheSameSharesTheList()
    {
        const auto made = [](SeriesList before) {
            RedisSeries series("cache-1", kPolled, std::move(before));
            series.add("redis_commands_latencies_usec_bucket", 2, {{"cmd", "get"}, {"le", "1"}});
            series.add("redis_instance_info", 1, {{"os", ""}, {"role", "master"}});
            return std::move(series).take();
        };
        const SeriesTable first = made(nullptr);
        QCOMPARE(made(first.list()).list(), first.list());
    }
};

TRACEO_TEST(TstRedisSeries);
#include "tst_redis_series.moc"
