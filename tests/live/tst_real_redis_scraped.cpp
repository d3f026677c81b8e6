// The way most people have it: redis_exporter watches a real Redis, a real Prometheus scrapes the exporter, Traceo asks
// Prometheus. The hit rate is that of the same Redis asked directly, and the workload's own count.

#include "cache/cache_report.h"
#include "live/real_redis.h"
#include "models/history/store.h"
#include "net/credentials.h"
#include "net/http_client.h"
#include "net/redis_runner.h"
#include "poll/request_round.h"
#include "sources/prometheus/prometheus_source.h"
#include "sources/redis/redis_source.h"
#include "support/needs.h"
#include "support/test_main.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUrlQuery>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr char kDirect[] = "sessions";
constexpr char kScraped[] = "prom";
constexpr Millis kSpan = 10 * kMinute;

} // namespace

class TstRealRedisScraped : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        for (const QString& program : {u"redis-server"_s, u"prometheus-redis-exporter"_s, u"prometheus"_s})
            TRACEO_NEEDS(!RealServer::programNamed(program).isEmpty(), qPrintable(program + u" is not installed"_s));
        QVERIFY(m_store.open());
        QVERIFY(m_redis.start());
        QVERIFY2(m_exporter.start(), qPrintable(m_exporter.output()));
        m_prometheus = std::make_unique<RealPrometheus>(m_folder.path(),
                                                        u"  - {job_name: redis, static_configs: [{targets: [\"%1\"]}]}\n"_s.arg(
                                                            m_exporter.url().authority()));
        QVERIFY2(m_prometheus->start(), qPrintable(m_prometheus->output()));
    }

    void allPathsGiveTheWorkloadsOwnHitRate()
    {
        RedisClient client(m_redis.port());
        QVERIFY(!client.call({"SET", "there", "value"}).isError());
        QCOMPARE(client.repeat({"GET", "there"}, 700), 700); // not in the window
        store(polled(direct(), m_redisRunner));
        QTRY_COMPARE_WITH_TIMEOUT(scraped(), 700.0, 30'000);
        const UtcMs from = m_wall.now();
        QCOMPARE(client.repeat({"GET", "there"}, 917), 917);
        QCOMPARE(client.repeat({"GET", "missing"}, 83), 83);
        store(polled(direct(), m_redisRunner));
        QTRY_COMPARE_WITH_TIMEOUT(scraped(), 1617.0, 30'000);
        store(polled(throughPrometheus(), m_httpRunner));
        for (const char* const source : {kDirect, kScraped}) {
            const CacheRow row = rowOf(source, {from, m_wall.now()});
            QCOMPARE(row.hits.value, 917.0);
            QCOMPARE(row.misses.value, 83.0);
            QVERIFY2(std::abs(row.hitRate.value - 0.917) < 1e-9, source);
            QVERIFY2(source == kDirect || row.name == m_exporter.url().authority().toStdString(), row.name.c_str());
        }
    }

private:
    /// Hits as Prometheus has them now; −1 before it has any.
    double scraped() const
    {
        QUrl url(m_prometheus->url().toString() + u"/api/v1/query"_s);
        url.setQuery(QUrlQuery{{u"query"_s, QString::fromLatin1(vocabulary::kRedisHits)}});
        const auto result = QJsonDocument::fromJson(fetched(url).value_or(QByteArray()))["data"_L1]["result"_L1].toArray();
        return result.isEmpty() ? -1 : result[0]["value"_L1][1].toString().toDouble();
    }

    std::shared_ptr<const Source> direct() const
    {
        SourceSettings settings;
        settings.name = settings.endpoint.source = kDirect;
        settings.kind = "redis";
        settings.endpoint.base = m_redis.url();
        return std::make_shared<const RedisSource>(std::move(settings), KeyGroups());
    }
    std::shared_ptr<const Source> throughPrometheus() const
    {
        SourceSettings settings;
        settings.name = settings.endpoint.source = kScraped;
        settings.kind = "prometheus";
        settings.endpoint.base = m_prometheus->url();
        return std::make_shared<const PrometheusSource>(std::move(settings));
    }

    /// One round, as the poller runs it.
    Batch polled(const std::shared_ptr<const Source>& source, RequestRunner& runner)
    {
        RequestRound round(source, runner, m_wall, m_decoding, nullptr);
        bool isFinished = false;
        connect(&round, &RequestRound::finished, this, [&isFinished] { isFinished = true; });
        const UtcMs at = m_wall.now();
        round.start(source->requests({Plan::Purpose::Poll, at, {at - kSpan, at}, {CacheConfig().redisWant()}}));
        if (!QTest::qWaitFor([&isFinished] { return isFinished; }, 60'000) || round.answer().failure)
            qWarning("%s", qPrintable(round.answer().failure ? toText(*round.answer().failure) : u"a round does not end"_s));
        return std::move(round.answer().batch);
    }

    void store(Batch batch)
    {
        m_store.clock.set(m_wall.now());
        if (const auto stored = m_store.commit(std::move(batch)); !stored)
            qWarning("%s", qPrintable(toText(stored.error())));
    }

    CacheRow rowOf(const std::string& source, TimeSpan window) const
    {
        CacheConfig config;
        config.sources.push_back({kDirect, "redis"});
        Question question;
        question.now = window.to;
        question.range = window.length();
        const auto report = build(m_store.snapshot(), config, question).value();
        const auto row = std::ranges::find(report.rows, source, &CacheRow::source);
        return row == report.rows.end() ? CacheRow() : *row;
    }

    SystemClock m_wall;
    QThreadPool m_decoding;
    CompositeCredentialStore m_credentials{nullptr, m_wall};
    RedisRunner m_redisRunner{m_wall, m_credentials};
    HttpClient m_httpRunner{m_wall, m_credentials};
    QTemporaryDir m_folder;
    RealRedis m_redis{m_folder.path()};
    RealRedisExporter m_exporter{m_redis.port()};
    std::unique_ptr<RealPrometheus> m_prometheus;
    Store m_store;
};

TRACEO_TEST(TstRealRedisScraped);
#include "tst_real_redis_scraped.moc"
