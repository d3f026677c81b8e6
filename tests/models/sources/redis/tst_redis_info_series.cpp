#include "sources/redis/redis_info_series.h"

#include "models/sources/redis/replies.h"
#include "support/test_main.h"
#include "vocabulary/caches.h"

#include <QRandomGenerator>
#include <QTest>

#include <cmath>
#include <set>
#include <tuple>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

std::map<std::string, double> valuesOfInfo(std::string_view text)
{
    const auto info = RedisInfo::read(text);
    if (!info)
        return {};
    RedisSeries series = emptySeries();
    addInfo(*info, series);
    return valuesOf(std::move(series));
}

/// Lines of anything: known fields with odd values, bytes, halves of lines.
std::string randomLine(QRandomGenerator& random)
{
    static const std::vector<std::string> begins{"cmdstat_",  "errorstat_", "latency_percentiles_usec_",
                                                 "db",        "slave",      "master_",
                                                 "# Section", "used_cpu_",  "maxmemory_"};
    std::string line = begins[random.bounded(quint32(begins.size()))];
    const int length = random.bounded(60);
    for (int i = 0; i < length; ++i) {
        constexpr std::string_view kMarks = "=,:%.-|_p";
        line += random.bounded(3) == 0 ? kMarks[random.bounded(quint32(kMarks.size()))] : char(random.bounded(256));
    }
    std::erase_if(line, [](char c) { return c == '\n' || c == '\r'; });
    return line + "\r\n";
}

} // namespace

class TstRedisInfoSeries : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fieldsHaveTheExportersNamesAndUnits()
    {
        auto values = valuesOfInfo(kRedisInfoText);
        QCOMPARE(values.at("redis_up{}"), 1.0);
        QCOMPARE(values.at("redis_keyspace_misses_total{}"), 250.0);
        QCOMPARE(values.at("redis_evicted_keys_total{}"), 7.0);
        QCOMPARE(values.at("redis_expired_keys_total{}"), 8.0);
        QCOMPARE(values.at("redis_memory_max_bytes{}"), 52428800.0);
        QCOMPARE(values.at("redis_mem_fragmentation_ratio{}"), 1.25);
        QCOMPARE(values.at("redis_expired_stale_percentage{}"), 0.25);
        QCOMPARE(values.at("redis_latest_fork_seconds{}"), 0.0015);
        QCOMPARE(values.at("redis_start_time_seconds{}"), 1'795'521'600.0 - 120);
        QCOMPARE(values.at("redis_hz{}"), 10.0);
    }

    void whatHitRatesAreMadeOfHasToBeANumber()
    {
        const auto info = RedisInfo::read("# Memory\r\nused_memory:-1\r\nused_memory_rss:5\r\n# Stats\r\nkeyspace_hits:abc\r\n"
                                          "keyspace_misses:7\r\nevicted_keys:\r\n");
        QVERIFY(info.ok());
        RedisSeries series = emptySeries();
        const Errors problems = addInfo(*info, series);
        QCOMPARE(problems.size(), 3u);
        for (const auto& [place, line, found] : {std::tuple{0, u"line 2"_s, u"-1"_s}, {1, u"line 5"_s, u"abc"_s}}) {
            QCOMPARE(problems[std::size_t(place)].code, ErrorCode::Decode);
            QVERIFY2(problems[std::size_t(place)].where.contains(line), qPrintable(problems[std::size_t(place)].where));
            QCOMPARE(problems[std::size_t(place)].found, found);
        }
        const auto values = valuesOf(std::move(series));
        QVERIFY(!values.contains("redis_memory_used_bytes{}") && !values.contains("redis_keyspace_hits_total{}"));
        QCOMPARE(values.at("redis_keyspace_misses_total{}"), 7.0); // the rest is kept
        QCOMPARE(values.at("redis_memory_used_rss_bytes{}"), 5.0);
    }

    void wordsOfAStatusAreNumbersAndNegativeOnesStay()
    {
        auto values = valuesOfInfo(kRedisInfoText);
        QCOMPARE(values.at("redis_rdb_last_bgsave_status{}"), 1.0);
        QCOMPARE(values.at("redis_aof_last_write_status{}"), 0.0);
        QCOMPARE(values.at("redis_rdb_last_bgsave_duration_sec{}"), -1.0);
        QCOMPARE(values.at("redis_mem_fragmentation_bytes{}"), -4096.0);
    }

    void countersOf64BitsAreTheNearestDouble()
    {
        auto values = valuesOfInfo(kRedisInfoText);
        QCOMPARE(values.at("redis_keyspace_hits_total{}"), 9223372036854775807.0);
        QCOMPARE(values.at("redis_commands_processed_total{}"), double(std::int64_t(9007199254740993)));
    }

    void whatNobodyKnowsAndWhatIsNoNumberIsLeftOut()
    {
        for (const auto& [name, value] : valuesOfInfo(kRedisInfoText)) {
            QVERIFY2(name.find("something_new") == std::string::npos && name.find("human") == std::string::npos, name.c_str());
            QVERIFY2(std::isfinite(value), name.c_str());
        }
        QVERIFY(!valuesOfInfo(kRedisInfoText).contains("redis_allocator_frag_ratio{}"));
    }

    void theServerNamesItself()
    {
        QVERIFY(
            valuesOfInfo(kRedisInfoText)
                .contains("redis_instance_info{master_replid=\"fedc\",maxmemory_policy=\"allkeys-lru\",os=\"Linux 6.1 x86_64\","
                          "process_id=\"77\",redis_build_id=\"abc1\",redis_mode=\"standalone\",redis_version=\"7.0.15\","
                          "role=\"master\",run_id=\"0123456789abcdef\",tcp_port=\"6379\"}"));
        QVERIFY(valuesOfInfo("valkey_version:8.0.1\nvalkey_release_stage:ga\nrole:slave\n")
                    .contains("redis_instance_info{role=\"slave\",valkey_release_stage=\"ga\",valkey_version=\"8.0.1\"}"));
    }

    void commandsKeepTheirSubcommands()
    {
        auto values = valuesOfInfo(kRedisInfoText);
        QCOMPARE(values.at("redis_commands_total{cmd=\"get\"}"), 80.0);
        QCOMPARE(values.at("redis_commands_duration_seconds_total{cmd=\"get\"}"), 0.056);
        QCOMPARE(values.at("redis_commands_rejected_calls_total{cmd=\"get\"}"), 1.0);
        QCOMPARE(values.at("redis_commands_failed_calls_total{cmd=\"get\"}"), 2.0);
        QCOMPARE(values.at("redis_commands_total{cmd=\"config|get\"}"), 2.0);
        QCOMPARE(values.at("redis_errors_total{err=\"WRONGTYPE\"}"), 4.0);
    }

    void beforeRedis62NobodyCountedFailures()
    {
        const auto values = valuesOfInfo("redis_version:5.0.7\ncmdstat_get:calls=3,usec=30,usec_per_call=10.00\n");
        QVERIFY(values.contains("redis_commands_total{cmd=\"get\"}"));
        QVERIFY(!values.contains("redis_commands_failed_calls_total{cmd=\"get\"}"));
    }

    void percentilesAreASummaryWithTheCommandsCounters()
    {
        auto values = valuesOfInfo(kRedisInfoText);
        QCOMPARE(values.at("redis_latency_percentiles_usec{cmd=\"get\",quantile=\"50\"}"), 1.003);
        QCOMPARE(values.at("redis_latency_percentiles_usec{cmd=\"get\",quantile=\"99.9\"}"), 6.015);
        QCOMPARE(values.at("redis_latency_percentiles_usec_sum{cmd=\"get\"}"), 56000.0);
        QCOMPARE(values.at("redis_latency_percentiles_usec_count{cmd=\"get\"}"), 80.0);
    }

    /// Otherwise a database that was emptied would keep its last number for ever.
    void emptyDatabasesHaveNoKeys()
    {
        auto values = valuesOfInfo(kRedisInfoText);
        QCOMPARE(values.at("redis_db_keys{db=\"db0\"}"), 52.0);
        QCOMPARE(values.at("redis_db_keys_expiring{db=\"db0\"}"), 1.0);
        QCOMPARE(values.at("redis_db_avg_ttl_seconds{db=\"db0\"}"), 2.5);
        QCOMPARE(values.at("redis_db_keys{db=\"db15\"}"), 0.0);
        QVERIFY(!values.contains("redis_db_keys{db=\"db16\"}"));
        const auto cluster = valuesOfInfo("redis_version:7.0.15\ncluster_enabled:1\n");
        QVERIFY(cluster.contains("redis_db_keys{db=\"db0\"}") && !cluster.contains("redis_db_keys{db=\"db1\"}"));
    }

    void replicasThatLookTheSameAreOne()
    {
        auto values = valuesOfInfo(kRedisInfoText);
        const std::string labels = "{slave_ip=\"10.0.0.2\",slave_port=\"6379\",slave_state=\"online\"}";
        QCOMPARE(values.at("redis_connected_slave_offset_bytes" + labels), 1000.0);
        QCOMPARE(values.at("redis_connected_slave_lag_seconds" + labels), 1.0);
    }

    void aReplicaNamesItsMasters()
    {
        auto values = valuesOfInfo("redis_version:6.3.4\nrole:slave\nmaster_host:a\nmaster_port:1\nmaster_link_status:up\n"
                                   "master_last_io_seconds_ago:3\nmaster_sync_in_progress:0\nslave_repl_offset:42\n"
                                   "slave_read_only:1\nmaster_1_host:b\nmaster_1_port:2\nmaster_1_link_status:down\n");
        QCOMPARE(values.at("redis_master_link_up{master_host=\"a\",master_port=\"1\"}"), 1.0);
        QCOMPARE(values.at("redis_master_link_up{master_host=\"b\",master_port=\"2\"}"), 0.0);
        QCOMPARE(values.at("redis_master_last_io_seconds_ago{master_host=\"a\",master_port=\"1\"}"), 3.0);
        QCOMPARE(values.at("redis_slave_repl_offset{master_host=\"a\",master_port=\"1\"}"), 42.0);
        QCOMPARE(values.at("redis_slave_info{master_host=\"a\",master_port=\"1\",read_only=\"1\"}"), 1.0);
    }

    void timesOfCommandsAreExact()
    {
        const auto info = RedisInfo::read("redis_version:7\ncmdstat_a|b:calls=1,usec=9007199254740993\ncmdstat_c:calls=1\n");
        const auto times = commandTimes(*info);
        QCOMPARE(times.size(), 1u);
        QVERIFY(times[0].first == "a|b" && times[0].second == 9007199254740993);
        QCOMPARE(keysOf(*info, 0), 0);
        const auto whole = RedisInfo::read(kRedisInfoText);
        QVERIFY(keysOf(*whole, 0) == 52 && keysOf(*whole, 3) == 4 && keysOf(*whole, 1) == 0);
    }

    void randomLinesBreakNothingAndKnownFieldsStayExact()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        for (int round = 0; round < 500; ++round) {
            const auto hits = std::int64_t(random.generate64() >> 1);
            const auto misses = std::int64_t(random.generate64() >> 12);
            std::string text = "keyspace_hits:" + std::to_string(hits) + "\r\n";
            const int lines = random.bounded(40);
            for (int i = 0; i < lines; ++i)
                text += randomLine(random);
            text += "keyspace_misses:" + std::to_string(misses) + "\r\n" + randomLine(random);
            const auto info = RedisInfo::read(text);
            QVERIFY(info.ok());
            RedisSeries series = emptySeries();
            addInfo(*info, series);
            const SeriesTable table = std::move(series).take();
            const std::set<SeriesKey> keys(table.list()->begin(), table.list()->end());
            QCOMPARE(keys.size(), table.size()); // none twice
            SeriesRuns runs;
            runs.add(table);
            auto values = valuesOf(runs);
            QCOMPARE(values.at("redis_keyspace_hits_total{}"), double(hits));
            QCOMPARE(values.at("redis_keyspace_misses_total{}"), double(misses));
        }
    }
};

TRACEO_TEST(TstRedisInfoSeries);
#include "tst_redis_info_series.moc"
