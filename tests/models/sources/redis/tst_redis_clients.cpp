#include "sources/redis/redis_clients.h"

#include "models/sources/redis/replies.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;

namespace {

std::string line(int id, const std::string& name, int age, int output)
{
    return "id=" + std::to_string(id) + " addr=10.0.0.9:41 laddr=10.0.0.1:6379 fd=8 name=" + name + " age=" + std::to_string(age)
        + " idle=0 flags=N db=0 obl=0 oll=0 omem=" + std::to_string(output) + " events=r cmd=get user=default resp=2\n";
}

} // namespace

class TstRedisClients : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void clientsAreCountedByNameAndAge()
    {
        RedisSeries series = emptySeries();
        QVERIFY(addClients(line(1, "web", 0, 0) + line(2, "web", 30, 100) + line(3, "", 4'000, 20) + line(4, "job", 90'000, 0),
                           series)
                    .ok());
        auto values = valuesOf(std::move(series));
        QCOMPARE(values.at("traceo_redis_clients{client=\"web\"}"), 2.0);
        QCOMPARE(values.at("traceo_redis_clients{client=\"job\"}"), 1.0);
        QCOMPARE(values.at("traceo_redis_clients{client=\"(none)\"}"), 1.0);
        QCOMPARE(values.at("traceo_redis_clients_age_bucket{le=\"1\"}"), 1.0);
        QCOMPARE(values.at("traceo_redis_clients_age_bucket{le=\"60\"}"), 2.0);
        QCOMPARE(values.at("traceo_redis_clients_age_bucket{le=\"86400\"}"), 3.0);
        QCOMPARE(values.at("traceo_redis_clients_age_bucket{le=\"+Inf\"}"), 4.0);
        QCOMPARE(values.at("traceo_redis_clients_output_bytes{}"), 120.0);
        QCOMPARE(values.at("traceo_redis_clients_output_max_bytes{}"), 100.0);
    }

    void addressesAreNotKept()
    {
        RedisSeries series = emptySeries();
        QVERIFY(addClients(line(1, "web", 0, 0), series).ok());
        for (const auto& [name, value] : valuesOf(std::move(series)))
            QVERIFY2(name.find("10.0.0") == std::string::npos && name.find("default") == std::string::npos, name.c_str());
    }

    /// A client that names itself after its process must not make a series an hour.
    void ofManyNamesTheLargestAreKept()
    {
        std::string all = line(1000, "web", 0, 0) + line(1001, "web", 0, 0) + line(1002, "(others)", 0, 0);
        for (int i = 0; i < 200; ++i)
            all += line(i, "worker-" + std::to_string(i), 0, 0);
        RedisSeries series = emptySeries();
        QVERIFY(addClients(all, series).ok());
        auto values = valuesOf(std::move(series));
        QCOMPARE(values.at("traceo_redis_clients{client=\"web\"}"), 2.0);
        QCOMPARE(values.at("traceo_redis_clients{client=\"(others)\"}"), 152.0); // 201 − 50 names, and the one called so
        QCOMPARE(std::ranges::count_if(values, [](const auto& one) { return one.first.starts_with("traceo_redis_clients{"); }),
                 51);
    }

    void linesThatAreNoneArePassedOver()
    {
        RedisSeries series = emptySeries();
        QVERIFY(addClients("\n(error) what\r\n" + line(1, "web", 0, 0) + "id=x name=no\nname=alone", series).ok());
        QCOMPARE(valuesOf(std::move(series)).at("traceo_redis_clients_age_bucket{le=\"+Inf\"}"), 1.0);
    }

    void aTextWithoutAnyClientIsAnError()
    {
        RedisSeries series = emptySeries();
        QCOMPARE(addClients("<html>", series).error().code, ErrorCode::Decode);
        QVERIFY(addClients("", series).ok()); // Valkey with a filter, a proxy: nobody is there
    }
};

TRACEO_TEST(TstRedisClients);
#include "tst_redis_clients.moc"
