// A real PostgreSQL under a workload that counts its own blocks (EXPLAIN's BUFFERS): asked directly and through postgres_exporter
// the hit rate over the same time is the same, and the workload's. Of its database alone: those who ask are connected to another
// one, and what they read there themselves lies between the two answers.

#include "cache/cache_instance.h"
#include "cache/hit_counts.h"
#include "live/real_postgres.h"
#include "live/real_server.h"
#include "models/history/store.h"
#include "net/credentials.h"
#include "net/sql_runner.h"
#include "poll/request_round.h"
#include "sources/openmetrics/import_source.h"
#include "sources/postgres/postgres_source.h"
#include "support/needs.h"
#include "support/test_main.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr char kDirect[] = "pg";
constexpr char kExporter[] = "exporter";
constexpr char kShop[] = "shop";
/// Less than the table: each scan reads most of it again, and finds some.
constexpr char kFewBuffers[] = "autovacuum = off\nshared_buffers = 1MB";

struct Blocks {
    double hits = 0;
    double reads = 0;

    void add(const QJsonObject& part)
    {
        hits += part["Shared Hit Blocks"_L1].toDouble();
        reads += part["Shared Read Blocks"_L1].toDouble();
    }
};

/// One connection that stays: what it had to look up of catalogs it knows after the first time.
class Workload {
public:
    explicit Workload(int port) : m_shop(QSqlDatabase::addDatabase(u"QPSQL"_s, u"workload"_s))
    {
        m_shop.setHostName(u"127.0.0.1"_s);
        m_shop.setPort(port);
        m_shop.setUserName(u"admin"_s);
        m_shop.setDatabaseName(QLatin1StringView(kShop));
        m_isOpen = m_shop.open();
    }
    ~Workload()
    {
        m_shop.close();
        m_shop = {};
        QSqlDatabase::removeDatabase(u"workload"_s);
    }

    bool isOpen() const { return m_isOpen; }
    /// Scans of a table that does not fit, look-ups of one that does.
    Blocks run(int times)
    {
        Blocks all;
        for (int i = 0; i < times; ++i) {
            add(u"SELECT count(*) FROM large"_s, all);
            add(u"SELECT name FROM small WHERE id = 17"_s, all);
        }
        return all;
    }
    /// Statistics are told when a transaction ends, but once a second only.
    bool tell() { return QSqlQuery(m_shop).exec(u"SELECT pg_stat_force_next_flush()"_s); }

private:
    void add(const QString& statement, Blocks& all)
    {
        QSqlQuery query(m_shop);
        if (!query.exec(u"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) "_s + statement) || !query.next())
            return qWarning("not explained: %s", qPrintable(statement));
        const QJsonObject told = QJsonDocument::fromJson(query.value(0).toByteArray()).array().first().toObject();
        all.add(told["Plan"_L1].toObject());
        all.add(told["Planning"_L1].toObject());
    }

    QSqlDatabase m_shop;
    bool m_isOpen = false;
};

} // namespace

class TstRealHitRates : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        TRACEO_NEEDS(!RealPostgres::programs().isEmpty(), "postgresql is not installed on this machine");
        TRACEO_NEEDS(QSqlDatabase::isDriverAvailable(u"QPSQL"_s), "libqt6sql6-psql is not installed");
        TRACEO_NEEDS(!RealServer::programNamed(u"prometheus-postgres-exporter"_s).isEmpty(),
                     "prometheus-postgres-exporter is not installed");
        QVERIFY2(m_server.start(), qPrintable(m_server.output()));
        m_server.query(u"postgres"_s, "CREATE DATABASE shop;");
        m_server.query(QLatin1StringView(kShop),
                       "CREATE TABLE large AS SELECT n AS id, repeat('x', 200) AS name FROM generate_series(1, 20000) n;\n"
                       "CREATE TABLE small (id bigint PRIMARY KEY, name text);\n"
                       "INSERT INTO small SELECT n, 'n' || n FROM generate_series(1, 100) n;\n"
                       "VACUUM ANALYZE large; VACUUM ANALYZE small;");
        startExporter();
        QVERIFY(m_store.open());
    }

    void bothPathsGiveTheWorkloadsOwnHitRate()
    {
        Workload workload(m_server.port());
        QVERIFY(workload.isOpen());
        workload.run(3); // not in the window
        QVERIFY(workload.tell());
        observe();
        const UtcMs from = m_wall.now();
        const Blocks own = workload.run(20);
        QVERIFY(workload.tell());
        observe();
        QVERIFY2(own.hits > 20 && own.reads > 1'000, qPrintable(u"%1 hits, %2 reads"_s.arg(own.hits).arg(own.reads)));
        for (const char* const source : {kDirect, kExporter}) {
            const HitCounts counts = countsOf(source, {from, m_wall.now()});
            QCOMPARE(counts.hits, own.hits);
            QCOMPARE(counts.misses, own.reads);
            QVERIFY(std::abs(counts.ratio().value_or(-1) - own.hits / (own.hits + own.reads)) < 1e-9);
        }
    }

private:
    void startExporter()
    {
        const QString address = u"127.0.0.1:%1"_s.arg(freePort());
        m_metrics = QUrl(u"http://%1/metrics"_s.arg(address));
        qputenv("DATA_SOURCE_NAME", u"postgresql://admin@127.0.0.1:%1/postgres?sslmode=disable"_s.arg(m_server.port()).toUtf8());
        m_exporter = std::make_unique<RealServer>(RealServer::programNamed(u"prometheus-postgres-exporter"_s),
                                                  QStringList{u"--web.listen-address=%1"_s.arg(address)},
                                                  QUrl(u"http://%1/"_s.arg(address)));
        QVERIFY2(m_exporter->start(), qPrintable(m_exporter->output()));
        qunsetenv("DATA_SOURCE_NAME");
    }

    Batch polled()
    {
        SourceSettings settings;
        settings.name = settings.endpoint.source = kDirect;
        settings.kind = "postgres";
        settings.endpoint.base = m_server.url(u"postgres"_s);
        settings.endpoint.auth = Endpoint::Auth::Basic;
        settings.endpoint.user = "admin";
        settings.endpoint.secret = {SecretRef::Kind::Environment, "TRACEO_TEST_PG_PASSWORD"};
        settings.endpoint.options = {{"sslmode", "disable"}};
        qputenv("TRACEO_TEST_PG_PASSWORD", "nobody asks for it");
        const auto source = std::make_shared<const PostgresSource>(std::move(settings), PostgresSource::Options());
        RequestRound round(source, m_runner, m_wall, m_decoding, nullptr);
        bool isFinished = false;
        connect(&round, &RequestRound::finished, this, [&isFinished] { isFinished = true; });
        const UtcMs at = m_wall.now();
        round.start(source->requests({Plan::Purpose::Poll, at, {at - kMinute, at}, {}}));
        if (!QTest::qWaitFor([&isFinished] { return isFinished; }, 60'000) || round.answer().failure)
            qWarning("%s", qPrintable(round.answer().failure ? toText(*round.answer().failure) : u"a round does not end"_s));
        return std::move(round.answer().batch);
    }

    /// What the exporter says now, as samples of this moment. Of a busy machine its first answers may be without the numbers.
    Batch exported()
    {
        QByteArray said;
        const bool isSaid = QTest::qWaitFor(
            [&] { return (said = fetched(m_metrics).value_or(QByteArray())).contains("\npg_stat_database_blks_hit{"); }, 30'000);
        if (!isSaid)
            qWarning("the exporter does not tell of blocks");
        const UtcMs at = m_wall.now();
        QByteArray timed;
        for (const QByteArray& line : said.split('\n')) {
            if (line.startsWith("pg_stat_database_blks"))
                timed += line + ' ' + QByteArray::number(qint64(msOf(at))) + '\n';
        }
        const auto source = importSource({"metrics.prom", ImportFormat::PrometheusText, kExporter});
        Response response;
        response.status = 200;
        response.body = timed.toStdString();
        response.receivedAt = at;
        const Request request = source->requests({Plan::Purpose::Poll, at, {at - kMinute, at}, {}}).front();
        return source->decode(request, response).value().batch;
    }

    void store(Batch batch)
    {
        m_store.clock.set(m_wall.now());
        if (const auto stored = m_store.commit(std::move(batch)); !stored)
            qWarning("%s", qPrintable(toText(stored.error())));
    }

    /// Both paths, while nobody works; and time goes on, so that windows can begin behind it.
    void observe()
    {
        store(polled());
        store(exported());
        QTest::qWait(20);
    }

    /// Of the workload's database.
    HitCounts countsOf(const std::string& source, TimeSpan window)
    {
        CacheConfig config;
        config.sources.push_back({kDirect, "postgres"});
        const auto snapshot = m_store.snapshot();
        auto all = instancesOf(snapshot, config, window.to).value();
        const auto found = std::ranges::find(all, source, &CacheInstance::source);
        if (found == all.end()) {
            qWarning("no cache of %s", source.c_str());
            return {};
        }
        const auto isElsewhere = [](const history::SeriesInfo& one) { return one.key.labels.value("datname") != kShop; };
        std::erase_if(found->hits, isElsewhere);
        std::erase_if(found->misses, isElsewhere);
        return countHits(snapshot, *found, window).value();
    }

    SystemClock m_wall;
    QThreadPool m_decoding;
    CompositeCredentialStore m_credentials{nullptr, m_wall};
    SqlRunner m_runner{m_wall, m_credentials};
    RealPostgres m_server{QLatin1StringView(kFewBuffers)};
    std::unique_ptr<RealServer> m_exporter;
    QUrl m_metrics;
    Store m_store;
};

TRACEO_TEST(TstRealHitRates);
#include "tst_real_hit_rates.moc"
