#include "sources/redis/redis_latency.h"

#include "models/sources/redis/replies.h"
#include "support/test_main.h"

#include <QTest>

#include <limits>

using namespace traceo;
using namespace traceo::test;

namespace {

RedisReply histogram(std::int64_t calls, std::vector<RedisReply> buckets)
{
    return list({text("calls"), number(calls), text("histogram_usec"), list(std::move(buckets))});
}

std::string bucket(const std::string& command, const std::string& boundary)
{
    return "redis_commands_latencies_usec_bucket{cmd=\"" + command + "\",le=\"" + boundary + "\"}";
}

} // namespace

class TstRedisLatency : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void spikesAreSecondsAndMoments()
    {
        RedisSeries series = emptySeries();
        const auto problems =
            addLatencyLatest(list({list({text("command"), number(1'796'056'644), number(42), number(99)})}), series);
        QVERIFY(problems.ok() && problems->empty());
        auto values = valuesOf(std::move(series));
        QCOMPARE(values.at("redis_latency_spike_last{event_name=\"command\"}"), 1'796'056'644.0);
        QCOMPARE(values.at("redis_latency_spike_duration_seconds{event_name=\"command\"}"), 0.042);
    }

    void anErrorInTheListIsLeftOutAndSaid()
    {
        RedisSeries series = emptySeries();
        const auto problems =
            addLatencyLatest(list({error("ERR bad"), list({text("fork"), number(5), number(1), number(1)})}), series);
        QVERIFY(problems.ok());
        QCOMPARE(problems->size(), 1u);
        QVERIFY(problems->front().where.contains(QLatin1Char('1')) && problems->front().found.contains(QLatin1String("ERR bad")));
        QCOMPARE(valuesOf(std::move(series)).size(), 2u);
    }

    void bucketsAreCumulativeAndEndWithAllCalls()
    {
        RedisSeries series = emptySeries();
        const auto problems =
            addLatencyHistograms(list({text("get"), histogram(80, {number(1), number(79), number(8), number(80)})}),
                                 {{"get", "56"}}, series);
        QVERIFY(problems.ok() && problems->empty());
        auto values = valuesOf(std::move(series));
        QCOMPARE(values.at(bucket("get", "1")), 79.0);
        QCOMPARE(values.at(bucket("get", "8")), 80.0);
        QCOMPARE(values.at(bucket("get", "+Inf")), 80.0);
        QCOMPARE(values.at("redis_commands_latencies_usec_count{cmd=\"get\"}"), 80.0);
        QCOMPARE(values.at("redis_commands_latencies_usec_sum{cmd=\"get\"}"), 56.0);
    }

    /// A server names a bucket once something is in it: the first slow command must not look like all commands at once.
    void bucketsThatAreNotNamedAreThereFromTheStart()
    {
        const auto of = [](std::vector<RedisReply> buckets, std::int64_t calls) {
            RedisSeries series = emptySeries();
            (void)addLatencyHistograms(list({text("get"), histogram(calls, std::move(buckets))}), {}, series);
            return valuesOf(std::move(series));
        };
        const auto before = of({number(1), number(79)}, 79);
        const auto after = of({number(1), number(79), number(1'073'741), number(80)}, 80);
        QCOMPARE(before.size(), after.size());
        QCOMPARE(before.at(bucket("get", "1.073741e+06")), 79.0);
        QCOMPARE(after.at(bucket("get", "1.073741e+06")), 80.0);
        QCOMPARE(after.at(bucket("get", "541065")), 79.0);
        QCOMPARE(of({number(33), number(5)}, 5).at(bucket("get", "16")), 0.0);
    }

    /// Between boundaries of somebody else nothing is known.
    void otherBoundariesStayAsTheyCame()
    {
        RedisSeries series = emptySeries();
        QVERIFY(
            addLatencyHistograms(list({text("get"), histogram(3, {number(10), number(1), number(100), number(3)})}), {}, series)
                .ok());
        auto values = valuesOf(std::move(series));
        QCOMPARE(values.size(), 5u);
        QCOMPARE(values.at(bucket("get", "10")), 1.0);
    }

    void theSumOfACommandIsThatOfItsSubcommands()
    {
        RedisSeries series = emptySeries();
        QVERIFY(addLatencyHistograms(list({text("config"), histogram(3, {}), text("ft.search"), histogram(1, {})}),
                                     {{"config|get", "20"}, {"config|set", "5"}, {"configx", "1"}, {"ft.search", "7"}}, series)
                    .ok());
        auto values = valuesOf(std::move(series));
        QCOMPARE(values.at("redis_commands_latencies_usec_sum{cmd=\"config\"}"), 25.0);
        QCOMPARE(values.at("redis_commands_latencies_usec_sum{cmd=\"ft.search\"}"), 7.0);
    }

    void timesOfAnySizeAreAdded()
    {
        RedisSeries series = emptySeries();
        const std::string most = std::to_string(std::numeric_limits<std::int64_t>::max());
        QVERIFY(
            addLatencyHistograms(list({text("config"), histogram(3, {})}), {{"config|get", most}, {"config|set", most}}, series)
                .ok());
        QVERIFY(valuesOf(std::move(series)).at("redis_commands_latencies_usec_sum{cmd=\"config\"}") > 1.8e19);
    }

    void whatIsNoHistogramIsLeftOutAndTheRestStays_data()
    {
        QTest::addColumn<QByteArray>("which");
        for (const char* which : {"a text", "an error", "too short", "words for numbers", "falling counts", "a nameless one"})
            QTest::newRow(which) << QByteArray(which);
    }
    void whatIsNoHistogramIsLeftOutAndTheRestStays()
    {
        QFETCH(QByteArray, which);
        const RedisReply bad = which == "a text" ? text("no")
            : which == "an error"                ? error("ERR")
            : which == "too short"               ? list({text("calls"), number(1)})
            : which == "words for numbers"       ? histogram(2, {text("1"), number(2)})
            : which == "falling counts"          ? histogram(2, {number(1), number(2), number(2), number(1)})
                                                 : histogram(1, {});
        RedisSeries series = emptySeries();
        const RedisReply name = which == "a nameless one" ? number(1) : text("set");
        const auto problems =
            addLatencyHistograms(list({name, bad, text("get"), histogram(1, {number(1), number(1)})}), {}, series);
        QVERIFY(problems.ok());
        QCOMPARE(problems->size(), 1u);
        QVERIFY(!problems->front().where.isEmpty() && !problems->front().expected.isEmpty());
        const auto values = valuesOf(std::move(series));
        QVERIFY(values.contains(bucket("get", "1")) && !values.contains(bucket("set", "1")));
    }

    void whatIsNoListIsAnError()
    {
        RedisSeries series = emptySeries();
        QCOMPARE(addLatencyLatest(text("x"), series).error().code, ErrorCode::Decode);
        QCOMPARE(addLatencyHistograms(number(1), {}, series).error().code, ErrorCode::Decode);
    }
};

TRACEO_TEST(TstRedisLatency);
#include "tst_redis_latency.moc"
