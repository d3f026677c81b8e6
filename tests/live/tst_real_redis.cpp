// A real Redis under a workload whose hits, misses, evictions, expirations and slow commands the test knows: what our source
// counts is exactly that, redis_exporter counts the same at the same time, and the hit rate of both paths is the workload's, over
// a reset, a restart and a failover, too. What a server refuses costs one panel.

#include "cache/cache_report.h"
#include "live/real_redis.h"
#include "models/history/store.h"
#include "net/credentials.h"
#include "net/redis_runner.h"
#include "poll/request_round.h"
#include "sources/openmetrics/import_source.h"
#include "sources/redis/redis_source.h"
#include "support/needs.h"
#include "support/test_main.h"
#include "vocabulary/caches.h"

#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr char kDirect[] = "cache-1";
constexpr char kExporter[] = "exporter";
constexpr char kPasswordVariable[] = "TRACEO_TEST_REDIS_PASSWORD";
/// Long enough that all is asked that is asked once in a while.
constexpr Millis kSpan = 10 * kMinute;

/// By "name{labels}", always with brackets, without the instance.
std::map<std::string, double> valuesOf(const Batch& batch)
{
    std::map<std::string, double> values;
    for (const SeriesRun& run : batch.series)
        values[run.key.name + run.key.labels.without("instance").toText()] = run.samples.back().value;
    return values;
}

/// What a workload did, and what it must look like.
struct Done {
    double hits = 0;
    double misses = 0;
    double ratio() const { return hits / (hits + misses); }
};

} // namespace

class TstRealRedis : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        TRACEO_NEEDS(!RealServer::programNamed(u"redis-server"_s).isEmpty(), "redis-server is not installed on this machine");
        TRACEO_NEEDS(!RealServer::programNamed(u"prometheus-redis-exporter"_s).isEmpty(),
                     "prometheus-redis-exporter is not installed on this machine");
        m_credentials = std::make_unique<CompositeCredentialStore>(nullptr, m_wall);
        m_runner = std::make_unique<RedisRunner>(m_wall, *m_credentials);
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::make_unique<Store>();
        QVERIFY(m_store->open());
        m_redis = std::make_unique<RealRedis>(m_folder->path());
        QVERIFY(m_redis->start());
        m_client = std::make_unique<RedisClient>(m_redis->port());
        m_exporter = std::make_unique<RealRedisExporter>(m_redis->port());
        QVERIFY2(m_exporter->start(), qPrintable(m_exporter->output()));
    }

    void cleanup()
    {
        m_exporter.reset();
        m_client.reset();
        m_redis.reset();
        m_store.reset();
        m_runner->resetConnections();
    }

    void theSourceCountsExactlyWhatWasDone()
    {
        const auto before = valuesOf(polled().batch);
        const Done done = look(*m_client, 700, 300);
        const int evicted = evict();
        const int expired = expire();
        const auto after = valuesOf(polled().batch);
        const auto grown = [&](const char* name) { return after.at(name) - before.at(name); };
        QCOMPARE(grown("redis_keyspace_hits_total{}"), done.hits);
        QCOMPARE(grown("redis_keyspace_misses_total{}"), done.misses);
        QCOMPARE(grown("redis_evicted_keys_total{}"), double(evicted));
        QCOMPARE(grown("redis_expired_keys_total{}"), double(expired));
        QVERIFY(evicted > 0 && expired == 50);
        QCOMPARE(after.at("redis_commands_total{cmd=\"get\"}"), done.hits + done.misses);
        QCOMPARE(after.at("redis_commands_latencies_usec_count{cmd=\"get\"}"), done.hits + done.misses);
        QCOMPARE(after.at("redis_commands_latencies_usec_bucket{cmd=\"get\",le=\"+Inf\"}"), done.hits + done.misses);
        QCOMPARE(after.at("redis_db_keys{db=\"db0\"}"), double(m_client->call({"DBSIZE"}).integer));
    }

    void theExporterSaysTheSame()
    {
        look(*m_client, 90, 11);
        evict();
        (void)polled(); // what we ask is counted, too
        const auto ours = valuesOf(polled().batch);
        const auto theirs = valuesOf(exported());
        for (const char* name : {"redis_keyspace_hits_total{}", "redis_keyspace_misses_total{}", "redis_evicted_keys_total{}",
                                 "redis_expired_keys_total{}", "redis_db_keys{db=\"db0\"}", "redis_memory_max_bytes{}",
                                 "redis_commands_total{cmd=\"get\"}", "redis_commands_duration_seconds_total{cmd=\"get\"}",
                                 "redis_latency_percentiles_usec_sum{cmd=\"get\"}", "redis_up{}"}) {
            QVERIFY2(ours.contains(name) && theirs.contains(name), name);
            QVERIFY2(ours.at(name) == theirs.at(name), name);
        }
        // Every series it has of what INFO counts, by name and labels.
        for (const auto& [name, value] : theirs) {
            const bool isOwn = name.starts_with("redis_exporter") || name.starts_with("redis_config")
                || name.starts_with("redis_instance_info") || name.starts_with("redis_target")
                || name.starts_with("redis_last_key") || name.find("client|setname") != std::string::npos
                || name.find("config|get") != std::string::npos || name.find("slowlog") != std::string::npos
                || name.find("latency|") != std::string::npos;
            QVERIFY2(isOwn || ours.contains(name), name.c_str());
        }
    }

    void bothPathsGiveTheWorkloadsOwnHitRate()
    {
        look(*m_client, 1000, 250); // not in the window
        observe();
        const UtcMs from = now();
        const Done done = look(*m_client, 900, 100);
        observe();
        expectRate({from, now()}, done, 0);
    }

    void aResetOfTheCountersMakesNoFalseRate()
    {
        look(*m_client, 1000, 0);
        observe();
        const UtcMs from = now();
        look(*m_client, 0, 400); // nobody will ever know
        QVERIFY(!m_client->call({"CONFIG", "RESETSTAT"}).isError());
        const Done done = look(*m_client, 30, 10);
        observe();
        expectRate({from, now()}, done, 1);
    }

    void aRestartMakesNoFalseRate()
    {
        look(*m_client, 1000, 0);
        observe();
        const UtcMs from = now();
        QVERIFY(restart());
        const Done done = look(*m_client, 30, 10);
        observe();
        expectRate({from, now()}, done, 1);
    }

    /// The replica has counted look-ups of its own for long: they are not those of this cache in this window.
    void aFailoverToAReplicaMakesNoFalseRate()
    {
        RealRedis replica(m_folder->path(), {u"--replicaof"_s, u"127.0.0.1"_s, QString::number(m_redis->port())});
        QVERIFY(replica.start());
        RedisClient other(replica.port());
        look(*m_client, 1000, 10);
        QVERIFY(QTest::qWaitFor(
            [&] {
                return other.infoOf("master_sync_in_progress") == 0 && other.infoOf("uptime_in_seconds") >= 3
                    && !other.call({"GET", "there"}).text.empty();
            },
            30'000));
        QCOMPARE(other.repeat({"GET", "missing"}, 5000), 5000);
        store(polled().batch);
        const UtcMs from = now();
        const Done before = look(*m_client, 60, 20);
        store(polled().batch);
        QVERIFY(!other.call({"REPLICAOF", "NO", "ONE"}).isError());
        m_redis->kill();
        store(polled(replica.url()).batch);
        const Done after = look(other, 10, 30);
        const auto last = polled(replica.url());
        store(last.batch);
        QVERIFY(factOf(last.batch).role == "master");
        const CacheRow row = rowOf(kDirect, {from, now()});
        QCOMPARE(row.hits.value, before.hits + after.hits);
        const double ratio = (before.hits + after.hits) / (before.hits + before.misses + after.hits + after.misses);
        QVERIFY2(std::abs(row.hitRate.value - ratio) < 1e-9, qPrintable(QString::number(row.hitRate.value, 'g', 17)));
    }

    void slowCommandsAreEventsWithoutTheirArguments()
    {
        QVERIFY(!m_client->call({"CONFIG", "SET", "slowlog-log-slower-than", "50000"}).isError());
        const std::string loop = "local x = 0 for i = 1, 20000000 do x = x + i end return ARGV[1]";
        QVERIFY(!m_client->call({"CLIENT", "SETNAME", "workload"}).isError());
        QCOMPARE(m_client->repeat({"EVAL", loop, "0", "hunter2"}, 3), 3);
        const auto round = polled();
        QCOMPARE(round.batch.events.size(), 1u);
        const EventBlock& block = round.batch.events.front();
        const auto& commands = std::get<std::vector<std::string>>(block.columns[1].values);
        const auto& usec = std::get<std::vector<std::int64_t>>(block.columns[4].values);
        QCOMPARE(std::ranges::count(commands, "eval"), 3);
        for (std::size_t i = 0; i < commands.size(); ++i)
            QVERIFY(usec[i] >= 50'000 && block.ids[i].starts_with(factOf(round.batch).runId + "/"));
        for (const EventColumn& column : block.columns) {
            if (const auto* texts = std::get_if<std::vector<std::string>>(&column.values))
                QVERIFY(std::ranges::none_of(*texts, [](const auto& text) { return text.find("hunter2") != std::string::npos; }));
        }
        const auto values = valuesOf(round.batch);
        QCOMPARE(values.at("redis_commands_latencies_usec_bucket{cmd=\"eval\",le=\"33816\"}"), 0.0);
        QCOMPARE(values.at("redis_commands_latencies_usec_count{cmd=\"eval\"}"), 3.0);
    }

    void keyGroupsOfASmallServerAreExact()
    {
        for (int i = 0; i < 300; ++i)
            QVERIFY(!m_client->call({"SET", (i % 3 == 0 ? "session:" : "user:") + std::to_string(i), std::string(100, 'x')})
                         .isError());
        KeyGroups groups;
        groups.patterns = {"session:*"};
        groups.every = kSpan; // a stroke lies in each poll then
        const auto values = valuesOf(polled(m_redis->url(), {}, groups).batch);
        QCOMPARE(values.at("redis_key_group_count{db=\"db0\",key_group=\"session:*\"}"), 100.0);
        QCOMPARE(values.at("redis_key_group_count{db=\"db0\",key_group=\"unclassified\"}"), 200.0);
        QVERIFY(values.at("redis_key_group_memory_usage_bytes{db=\"db0\",key_group=\"session:*\"}") > 100 * 100);
    }

    void whatAUserMayNotAskCostsOnePanel()
    {
        QVERIFY(!m_client->call({"ACL", "SETUSER", "watch", "on", ">open sesame", "~*", "&*", "+@all", "-slowlog"}).isError());
        look(*m_client, 3, 1);
        const auto round = polled(m_redis->url(), u"watch"_s);
        QVERIFY2(!round.failure, round.failure ? qPrintable(toText(*round.failure)) : "");
        QCOMPARE(round.notEnabled, (std::set<std::string>{kSlowLogQuestion}));
        QVERIFY(round.refused.empty() && round.problems.empty() && round.batch.events.empty());
        const auto values = valuesOf(round.batch);
        QVERIFY(values.at("redis_keyspace_hits_total{}") == 3
                && values.contains("traceo_redis_memory_stat{stat=\"keys.count\"}"));
        const auto enabled = polled();
        QVERIFY(enabled.notEnabled.empty() && enabled.enabled.contains(kSlowLogQuestion)); // the default user may
    }

    void withoutALoginItSaysWhatToWrite()
    {
        QVERIFY(!m_client->call({"CONFIG", "SET", "requirepass", "open sesame"}).isError());
        m_runner->resetConnections();
        const auto round = polled();
        QVERIFY(round.failure && round.failure->code == ErrorCode::Auth);
        QVERIFY2(toText(*round.failure).contains(u"auth"_s), qPrintable(toText(*round.failure)));
        QVERIFY(round.answered == 0 && round.batch.series.empty());
    }

    /// The exporter's own port speaks HTTP.
    void anotherServiceAtThePortIsNamed()
    {
        QUrl url = m_exporter->url();
        url.setScheme(u"redis"_s);
        const auto round = polled(url);
        QVERIFY(round.failure && round.answered == 0);
        QVERIFY2(round.failure->code == ErrorCode::Decode, qPrintable(toText(*round.failure)));
        QVERIFY(!round.failure->hint.isEmpty());
    }

    void nobodyAtThePortIsUnreachable()
    {
        m_redis->kill();
        const auto round = polled();
        QVERIFY(round.failure && round.failure->code == ErrorCode::Unreachable);
    }

private:
    UtcMs now() const { return m_wall.now(); }

    /// So many look-ups of a key that is there, and of one that is not; writing one is no look-up.
    static Done look(RedisClient& client, int hits, int misses)
    {
        const bool isDone = !client.call({"SET", "there", "value"}).isError() && client.repeat({"GET", "there"}, hits) == hits
            && client.repeat({"GET", "missing"}, misses) == misses;
        return isDone ? Done{double(hits), double(misses)} : Done{-1, -1};
    }

    /// Fills the memory until keys have to go. How many went.
    int evict()
    {
        const auto used = m_client->infoOf("used_memory");
        (void)m_client->call({"CONFIG", "SET", "maxmemory-policy", "allkeys-random"});
        (void)m_client->call({"CONFIG", "SET", "maxmemory", std::to_string(used + 2'000'000)});
        const auto before = m_client->call({"DBSIZE"}).integer;
        constexpr int kWritten = 500;
        for (int i = 0; i < kWritten; ++i)
            (void)m_client->call({"SET", "big:" + std::to_string(i), std::string(10'000, 'x')});
        (void)m_client->call({"CONFIG", "SET", "maxmemory", "0"});
        return int(before + kWritten - m_client->call({"DBSIZE"}).integer);
    }

    /// Keys that live a moment. How many are gone, and that is all of them.
    int expire()
    {
        const auto before = m_client->call({"DBSIZE"}).integer;
        constexpr int kKeys = 50;
        for (int i = 0; i < kKeys; ++i)
            (void)m_client->call({"SET", "short:" + std::to_string(i), "x", "PX", "1"});
        return QTest::qWaitFor([&] { return m_client->call({"DBSIZE"}).integer == before; }, 20'000) ? kKeys : -1;
    }

    /// At the same port. Starts are told in whole seconds: this one is not in that of the last poll.
    bool restart()
    {
        QTest::qWait(2'100);
        m_redis->kill();
        const bool isStarted = m_redis->start();
        m_client = std::make_unique<RedisClient>(m_redis->port());
        return isStarted;
    }

    /// One round of our source, as the poller runs it.
    RoundAnswer polled(QUrl url = {}, const QString& user = {}, KeyGroups groups = {})
    {
        SourceSettings settings;
        settings.name = kDirect;
        settings.kind = "redis";
        settings.endpoint.source = kDirect;
        settings.endpoint.base = url.isEmpty() ? m_redis->url() : url;
        if (!user.isEmpty()) {
            qputenv(kPasswordVariable, "open sesame");
            settings.endpoint.auth = Endpoint::Auth::Basic;
            settings.endpoint.user = user.toStdString();
            settings.endpoint.secret = {SecretRef::Kind::Environment, kPasswordVariable};
        }
        const auto source = std::make_shared<const RedisSource>(std::move(settings), std::move(groups));
        RequestRound round(source, *m_runner, m_wall, m_decoding, nullptr);
        bool isFinished = false;
        connect(&round, &RequestRound::finished, this, [&isFinished] { isFinished = true; });
        const UtcMs at = now();
        round.start(source->requests({Plan::Purpose::Poll, at, {at - kSpan, at}, {}}));
        if (!QTest::qWaitFor([&isFinished] { return isFinished; }, 60'000))
            qWarning("a round does not end");
        return std::move(round.answer());
    }

    /// What the exporter says now, as samples of this moment.
    Batch exported() const
    {
        const UtcMs at = now();
        const QByteArray said = m_exporter->scraped();
        QByteArray timed;
        for (const QByteArray& line : said.split('\n')) {
            if (!line.isEmpty() && !line.startsWith('#'))
                timed += line + ' ' + QByteArray::number(qint64(msOf(at))) + '\n';
        }
        const auto source = importSource({"metrics.prom", ImportFormat::PrometheusText, kExporter});
        const Request request = source->requests({Plan::Purpose::Poll, at, {at - kMinute, at}, {}}).front();
        Response response;
        response.status = 200;
        response.body = timed.toStdString();
        response.receivedAt = at;
        auto decoded = source->decode(request, response);
        if (!decoded || !decoded->errors.empty())
            qWarning("%s", qPrintable(toText(decoded ? decoded->errors.front() : decoded.error())));
        return decoded ? std::move(decoded->batch) : Batch();
    }

    void store(Batch batch)
    {
        m_store->clock.set(now());
        const auto stored = m_store->commit(std::move(batch));
        if (!stored)
            qWarning("%s", qPrintable(toText(stored.error())));
    }

    /// Both paths, while nobody works; and time goes on, so that windows can begin behind it.
    void observe()
    {
        store(polled().batch);
        store(exported());
        QTest::qWait(20);
    }

    CacheRow rowOf(const std::string& source, TimeSpan window) const
    {
        CacheConfig config;
        config.sources.push_back({kDirect, "redis"});
        Question question;
        question.now = window.to;
        question.range = window.length();
        const auto snapshot = m_store->snapshot();
        const auto report = build(snapshot, config, question);
        if (!report) {
            qWarning("%s", qPrintable(toText(report.error())));
            return {};
        }
        const auto row = std::ranges::find(report->rows, source, &CacheRow::source);
        return row == report->rows.end() ? CacheRow() : *row;
    }

    void expectRate(TimeSpan window, const Done& done, int resets) const
    {
        for (const char* source : {kDirect, kExporter}) {
            const CacheRow row = rowOf(source, window);
            QCOMPARE(row.hits.value, done.hits);
            QCOMPARE(row.misses.value, done.misses);
            QVERIFY2(std::abs(row.hitRate.value - done.ratio()) < 1e-9,
                     qPrintable(u"%1: %2"_s.arg(QLatin1StringView(source)).arg(row.hitRate.value, 0, 'g', 17)));
            QCOMPARE(row.resets, resets);
        }
    }

    static vocabulary::CacheFact factOf(const Batch& batch)
    {
        const auto fact = std::ranges::find(batch.facts, vocabulary::kCacheFact, &Fact::kind);
        return fact == batch.facts.end() ? vocabulary::CacheFact() : vocabulary::cacheFact(fact->payload).valueOr({});
    }

    SystemClock m_wall;
    QThreadPool m_decoding;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<CompositeCredentialStore> m_credentials;
    std::unique_ptr<RedisRunner> m_runner;
    std::unique_ptr<RealRedis> m_redis;
    std::unique_ptr<RedisClient> m_client;
    std::unique_ptr<RealRedisExporter> m_exporter;
};

TRACEO_TEST(TstRealRedis);
#include "tst_real_redis.moc"
