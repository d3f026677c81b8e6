// A real PostgreSQL with pg_stat_statements, asked by the real runner: what we count is what it counts, and everything that is
// missing or refused says what to do.

#include "core/sql_rows.h"
#include "live/real_postgres.h"
#include "live/real_server.h"
#include "net/sql_runner.h"
#include "sources/postgres/postgres_source.h"
#include "support/needs.h"
#include "support/test_main.h"
#include "vocabulary/caches.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QTest>

#include <csignal>
#include <deque>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kExecutions = 37;
constexpr const char* kLoad = "pg_stat_statements";

/// One password for every role of the test.
class OnePassword final : public CredentialStore {
public:
    using Found = Result<std::shared_ptr<const Secret>>;
    explicit OnePassword(std::string password) : m_password(std::move(password)) {}
    QFuture<Found> read(const SecretRef& /*ref*/, const std::string& /*origin*/) override
    {
        return QtFuture::makeReadyFuture(Found(std::shared_ptr<const Secret>(std::make_shared<Secret>(m_password))));
    }
    QFuture<Result<void>> store(const std::string& /*name*/, const std::string& /*origin*/, Secret /*secret*/) override
    {
        return QtFuture::makeReadyFuture(Result<void>());
    }

private:
    std::string m_password;
};

/// What a poll brought, all of it.
struct Polled {
    Batch batch;
    std::vector<std::string> warnings;
    std::map<std::string, Response> failed; ///< by want

    std::optional<double> value(const std::string& series) const
    {
        for (const SeriesRun& run : batch.series) {
            if (run.key.toText() == series)
                return run.samples.back().value;
        }
        return std::nullopt;
    }
    std::string words() const
    {
        std::string text;
        for (const auto& [want, response] : failed)
            text += want + ": " + toText(*response.error).toStdString() + '\n';
        return text;
    }
};

SourceSettings settingsFor(const QUrl& url, const std::string& user = {})
{
    SourceSettings settings;
    settings.name = "pg";
    settings.kind = "postgres";
    settings.endpoint.source = "pg";
    settings.endpoint.base = url;
    settings.endpoint.options = {{"sslmode", "disable"}};
    if (!user.empty()) {
        settings.endpoint.auth = Endpoint::Auth::Basic;
        settings.endpoint.user = user;
    }
    return settings;
}

/// Without a login libpq would take the system's user.
SourceSettings asAdmin(const QUrl& url)
{
    return settingsFor(url, "admin");
}

Request asking(const char* statement, Millis deadline = Millis{10'000})
{
    Request request;
    request.transport = Transport::Sql;
    request.command = {statement};
    request.deadline = deadline;
    return request;
}

} // namespace

class TstRealPostgres : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        TRACEO_NEEDS(!RealPostgres::programs().isEmpty(), "postgresql is not installed on this machine");
        TRACEO_NEEDS(QSqlDatabase::isDriverAvailable(u"QPSQL"_s), "libqt6sql6-psql is not installed");
        m_server = std::make_unique<RealPostgres>(u"shared_preload_libraries = '%1'"_s.arg(QLatin1StringView(kLoad)));
        QVERIFY2(m_server->start({u"monitor"_s, u"low"_s}), qPrintable(m_server->output()));
        m_server->query(u"postgres"_s,
                        "CREATE ROLE monitor LOGIN PASSWORD 'geheim7'; GRANT pg_monitor TO monitor;\n"
                        "CREATE ROLE low LOGIN PASSWORD 'geheim7';\n"
                        "CREATE EXTENSION pg_stat_statements; CREATE EXTENSION pg_buffercache;\n"
                        "CREATE DATABASE shop;\nCREATE DATABASE bare;");
        m_server->query(u"shop"_s,
                        "CREATE SCHEMA \"ext sion\"; CREATE EXTENSION pg_stat_statements SCHEMA \"ext sion\";\n"
                        "GRANT USAGE ON SCHEMA \"ext sion\" TO monitor;\n"
                        "CREATE TABLE orders (id bigint PRIMARY KEY, customer int NOT NULL, name text, total numeric);\n"
                        "INSERT INTO orders SELECT n, n % 100, 'n' || n, n FROM generate_series(1, 5000) n;\n"
                        "CREATE INDEX orders_name ON orders (lower(name) DESC, customer) INCLUDE (total) WHERE total > 10;\n"
                        "ANALYZE orders;");
        QByteArray workload;
        for (int i = 0; i < kExecutions; ++i)
            workload += "SELECT count(*) FROM orders WHERE customer = " + QByteArray::number(i) + ";\n";
        QCOMPARE(m_server->query(u"shop"_s, workload).split('\n').size(), kExecutions);
        QVERIFY(m_server->isLeftAlone(u"shop"_s));
    }

    void ourHitsAreTheServersOwn()
    {
        const Polled polled = poll(settingsFor(m_server->url(u"postgres"_s), "monitor"));
        QVERIFY2(polled.failed.empty(), polled.words().c_str());
        const QList<QByteArray> own =
            m_server->query(u"postgres"_s, "SELECT datid, blks_hit, blks_read FROM pg_stat_database WHERE datname = 'shop'")
                .split('|');
        QCOMPARE(own.size(), 3);
        const std::string labels = "{datid=\"" + own[0].toStdString() + "\",datname=\"shop\",instance=\"pg\"}";
        QVERIFY(own[1].toLongLong() > 1'000);
        QCOMPARE(polled.value(vocabulary::kPostgresHits + labels), own[1].toDouble());
        QCOMPARE(polled.value(vocabulary::kPostgresReads + labels), own[2].toDouble());
        const double start =
            m_server->query(u"postgres"_s, "SELECT (extract(epoch FROM pg_postmaster_start_time()) * 1000)::bigint").toDouble();
        QCOMPARE(polled.value(vocabulary::kPostgresStart + std::string("{instance=\"pg\"}")), start / 1'000);
        QVERIFY(polled.warnings.empty());
    }

    /// While nobody is connected to the database: the tests below keep a connection to it.
    void theExporterSaysTheSame()
    {
        const QString program = RealServer::programNamed(u"prometheus-postgres-exporter"_s);
        TRACEO_NEEDS(!program.isEmpty(), "prometheus-postgres-exporter is not installed");
        const int port = freePort();
        const QString address = u"127.0.0.1:%1"_s.arg(port);
        qputenv("DATA_SOURCE_NAME", u"postgresql://admin@127.0.0.1:%1/postgres?sslmode=disable"_s.arg(m_server->port()).toUtf8());
        RealServer exporter(program, {u"--web.listen-address=%1"_s.arg(address)}, QUrl(u"http://%1/"_s.arg(address)));
        QVERIFY2(exporter.start(), qPrintable(exporter.output()));
        qunsetenv("DATA_SOURCE_NAME");
        QString text; // of a busy machine its first answers may be without the server's numbers
        const auto answer = [&] { return fetched(QUrl(u"http://%1/metrics"_s.arg(address))).value_or(QByteArray()); };
        QTRY_VERIFY_WITH_TIMEOUT((text = QString::fromUtf8(answer())).contains(u"\npg_stat_database_blks_hit{"_s), 30'000);
        const Polled polled = poll(settingsFor(m_server->url(u"postgres"_s), "monitor"));
        const std::string datid =
            m_server->query(u"postgres"_s, "SELECT oid FROM pg_database WHERE datname = 'shop'").toStdString();
        for (const char* name : {vocabulary::kPostgresHits, vocabulary::kPostgresReads}) {
            const QRegularExpression line(u"^%1\\{[^}]*datname=\"shop\"[^}]*\\} (\\S+)$"_s.arg(QLatin1StringView(name)),
                                          QRegularExpression::MultilineOption);
            const auto match = line.match(text);
            QVERIFY2(match.hasMatch(), name);
            QCOMPARE(polled.value(name + ("{datid=\"" + datid + "\",datname=\"shop\",instance=\"pg\"}")),
                     match.captured(1).toDouble());
        }
    }

    void eachExecutionIsCounted()
    {
        const Polled polled = poll(settingsFor(m_server->url(u"shop"_s), "monitor")); // its extension is in a schema with a blank
        QVERIFY2(polled.failed.empty(), polled.words().c_str());
        std::string id;
        for (const Fact& fact : polled.batch.facts) {
            if (fact.kind == vocabulary::kStatementFact
                && vocabulary::statementFact(fact.payload)->text == "SELECT count(*) FROM orders WHERE customer = $1")
                id = fact.key.substr(fact.key.rfind('/') + 1);
        }
        QVERIFY(!id.empty());
        const std::string labels = "{datname=\"shop\",instance=\"pg\",queryid=\"" + id + "\",user=\"admin\"}";
        QCOMPARE(polled.value(vocabulary::kStatementCalls + labels), double(kExecutions));
        QCOMPARE(polled.value(vocabulary::kStatementRows + labels), double(kExecutions));
        const QList<QByteArray> own =
            m_server
                ->query(u"postgres"_s,
                        "SELECT shared_blks_hit, shared_blks_read, total_exec_time FROM pg_stat_statements "
                        "WHERE queryid = "
                            + QByteArray::fromStdString(id))
                .split('|');
        QCOMPARE(own.size(), 3);
        QCOMPARE(polled.value(vocabulary::kStatementHits + labels), own[0].toDouble());
        QCOMPARE(polled.value(vocabulary::kStatementReads + labels), own[1].toDouble());
        QVERIFY(std::abs(*polled.value(vocabulary::kStatementSeconds + labels) - own[2].toDouble() / 1'000) < 1e-9);
        QVERIFY(polled.value(vocabulary::kStatementsReset + std::string("{instance=\"pg\"}")).value_or(0) > 1e9);
        for (const Fact& fact : polled.batch.facts)
            QVERIFY(fact.payload.find("geheim7") == std::string::npos); // CREATE ROLE … PASSWORD is among the statements
    }

    void tablesAndIndexesAreThoseOfTheDatabase()
    {
        const Polled polled = poll(settingsFor(m_server->url(u"shop"_s), "monitor"));
        const std::string labels = "{datname=\"shop\",instance=\"pg\",relname=\"orders\",schemaname=\"public\"}";
        QCOMPARE(polled.value(vocabulary::kTableInserted + labels), 5'000.0);
        QCOMPARE(polled.value(vocabulary::kTableBytes + labels),
                 m_server->query(u"shop"_s, "SELECT pg_table_size('orders')").toDouble());
        QVERIFY(polled.value(vocabulary::kTableSequentialScans + labels).value_or(0) >= kExecutions);
        QVERIFY(polled.value("pg_statio_user_tables_heap_blocks_hit" + labels).value_or(0) > 0);
        QCOMPARE(polled.batch.factSets.size(), 1u);
        QCOMPARE(polled.batch.factSets[0].present.size(), 2u);
        for (const Fact& fact : polled.batch.factSets[0].present) {
            const auto index = vocabulary::indexFact(fact.payload);
            if (fact.key == "shop/public/orders_pkey") {
                QVERIFY(index->isPrimary && index->isUnique && index->isConstraint && index->isValid);
                QVERIFY(index->columns == std::vector<std::string>{"id"});
                continue;
            }
            QCOMPARE(fact.key, std::string("shop/public/orders_name"));
            QVERIFY((index->columns == std::vector<std::string>{"lower(name)", "customer"}));
            QVERIFY(index->included == std::vector<std::string>{"total"});
            QVERIFY(index->method == "btree" && index->table == "orders" && !index->isConstraint);
            QVERIFY(index->predicate.find("total > ") != std::string::npos);
            QVERIFY(index->definition.starts_with("CREATE INDEX orders_name ON public.orders"));
            QVERIFY2(index->opclasses.starts_with("text_ops ") && index->opclasses.find("int4_ops 0 0;") != std::string::npos,
                     index->opclasses.c_str());
        }
    }

    void whatIsMissingIsNamedWithItsRemedy()
    {
        const Polled polled = poll(asAdmin(m_server->url(u"bare"_s)));
        QVERIFY2(polled.failed.empty(), polled.words().c_str()); // nothing is asked that cannot be answered
        QCOMPARE(polled.warnings.size(), 1u);
        QVERIFY(polled.warnings[0].find("CREATE EXTENSION pg_stat_statements;") != std::string::npos);
        const Response missing =
            ask(asAdmin(m_server->url(u"bare"_s)).endpoint, asking("SELECT 1 FROM public.pg_stat_statements"));
        QVERIFY(!missing.ok() && missing.notEnabled());
        QCOMPARE(missing.status, 501);
        QVERIFY(missing.error->hint.contains(u"database \"bare\": CREATE EXTENSION pg_stat_statements;"_s));
    }

    void anExtensionThatWasNotLoadedIsNamedWithItsRemedy()
    {
        RealPostgres other;
        QVERIFY2(other.start(), qPrintable(other.output()));
        other.query(u"postgres"_s, "CREATE EXTENSION pg_stat_statements;");
        const Polled polled = poll(asAdmin(other.url(u"postgres"_s)));
        QCOMPARE(polled.failed.size(), 1u);
        const Response& refused = polled.failed.at(kStatementsQuestion);
        QCOMPARE(refused.status, 501);
        QVERIFY(refused.error->hint.contains(u"shared_preload_libraries"_s));
        QVERIFY(!polled.batch.series.empty()); // the rest is there
    }

    void whoMayNotReadIsToldWhatToGrant()
    {
        const Polled polled = poll(settingsFor(m_server->url(u"postgres"_s), "low"), {.scanBuffers = true});
        QCOMPARE(polled.failed.size(), 1u);
        const Response& refused = polled.failed.at(kBuffersQuestion);
        QCOMPARE(refused.status, 405);
        QVERIFY(refused.error->hint.contains(u"GRANT pg_monitor TO \"low\";"_s));
        QCOMPARE(polled.warnings.size(), 1u);
        QVERIFY(polled.warnings[0].find("GRANT pg_read_all_stats TO \"low\";") != std::string::npos);
        const Polled allowed = poll(settingsFor(m_server->url(u"postgres"_s), "monitor"), {.scanBuffers = true});
        QVERIFY2(allowed.failed.empty(), allowed.words().c_str());
        QVERIFY(allowed.value(vocabulary::kBuffersUsed + std::string("{instance=\"pg\"}")).value_or(0) > 0);
    }

    void whoIsNotLetInIsTold()
    {
        OnePassword wrong("geheim8");
        SqlRunner runner(m_clock, wrong);
        const Response refused = ask(settingsFor(m_server->url(u"shop"_s), "monitor").endpoint, asking("SELECT 1"), &runner);
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error->code, ErrorCode::Auth);
        QVERIFY(!toText(*refused.error).contains(u"geheim"_s));
        const Response lost = ask(asAdmin(m_server->url(u"nosuch"_s)).endpoint, asking("SELECT 1"));
        QCOMPARE(lost.error->code, ErrorCode::NotFound);
        SourceSettings sealed = asAdmin(m_server->url(u"shop"_s));
        sealed.endpoint.options = {{"sslmode", "require"}};
        QCOMPARE(ask(sealed.endpoint, asking("SELECT 1")).error->code, ErrorCode::Tls);
        QUrl closed = m_server->url(u"shop"_s);
        closed.setPort(freePort());
        QCOMPARE(ask(asAdmin(closed).endpoint, asking("SELECT 1")).error->code, ErrorCode::Unreachable);
    }

    void nothingIsWritten()
    {
        const Endpoint endpoint = asAdmin(m_server->url(u"shop"_s)).endpoint; // a superuser
        const Response written = ask(endpoint, asking("WITH gone AS (DELETE FROM public.orders RETURNING 1) SELECT * FROM gone"));
        QCOMPARE(written.error->code, ErrorCode::BadValue);
        QCOMPARE(ask(endpoint, asking("SELECT nextval('public.nosuch')")).status, 501);
        QCOMPARE(m_server->query(u"shop"_s, "SELECT count(*) FROM orders"), QByteArray("5000"));
        const Response shown = ask(endpoint, asking("SHOW transaction_read_only"));
        QVERIFY(shown.ok());
        QVERIFY(sqlRows(shown.body)->rows[0][0] == SqlValue(std::string("on")));
    }

    /// Behind a pooler the connection goes on to somebody else, who must not find it reading only.
    void nothingIsSetBeyondTheTransaction()
    {
        const Endpoint endpoint = asAdmin(m_server->url(u"shop"_s)).endpoint;
        const Response shown =
            ask(endpoint,
                asking("SELECT name::text, setting, reset_val FROM pg_settings WHERE name IN ('default_transaction_read_only', "
                       "'search_path', 'lock_timeout', 'statement_timeout', 'idle_in_transaction_session_timeout') ORDER BY 1"));
        QVERIFY(shown.ok());
        const SqlRows rows = *sqlRows(shown.body);
        QCOMPARE(rows.rows.size(), 5u);
        QVERIFY(rows.rows[0][1] == SqlValue(std::string("off"))); // it begins with d
        for (std::size_t i = 1; i < rows.rows.size(); ++i)
            QVERIFY2(rows.rows[i][1] != rows.rows[i][2], std::get<std::string>(rows.rows[i][0]).c_str()); // within it
    }

    /// The machine slept: the server's end is gone, and nobody says so.
    void afterAResumeNoConnectionFromBeforeIsUsed()
    {
        const Endpoint endpoint = asAdmin(m_server->url(u"shop"_s)).endpoint;
        const auto pidOf = [](const Response& response) {
            return response.ok() ? std::get<std::int64_t>(sqlRows(response.body)->rows[0][0]) : 0;
        };
        const std::int64_t first = pidOf(ask(endpoint, asking("SELECT pg_backend_pid()")));
        QVERIFY(first > 0);
        ::kill(pid_t(first), SIGSTOP);
        const auto underWay = m_runner.run(endpoint, asking("SELECT pg_backend_pid()"));
        m_runner.resetConnections();
        const bool isAnswered = QTest::qWaitFor([&underWay] { return underWay.isFinished(); }, 60'000);
        const std::int64_t second = isAnswered ? pidOf(underWay.result()) : 0;
        m_runner.resetConnections();
        const std::int64_t third = pidOf(ask(endpoint, asking("SELECT pg_backend_pid()")));
        ::kill(pid_t(first), SIGCONT);
        QVERIFY(second > 0 && second != first);
        QVERIFY(third > 0 && third != second);
    }

    void valuesAreExact()
    {
        const Response response =
            ask(asAdmin(m_server->url(u"shop"_s)).endpoint,
                asking("SELECT 9223372036854775807::bigint, (-5)::int, 4000000000::oid::bigint, 2.5::float8, "
                       "0.1::numeric, true, NULL::text, 'größe'"));
        QVERIFY(response.ok());
        const std::vector<SqlValue> row = sqlRows(response.body)->rows[0];
        QVERIFY(row[0] == SqlValue(std::numeric_limits<std::int64_t>::max()) && row[1] == SqlValue(std::int64_t(-5)));
        QVERIFY(row[2] == SqlValue(std::int64_t(4'000'000'000)) && row[3] == SqlValue(2.5));
        QVERIFY(row[4] == SqlValue(std::string("0.1")) && row[5] == SqlValue(true));
        QVERIFY(row[6] == SqlValue() && row[7] == SqlValue(std::string("größe")));
    }

    void whatIsTooLongOrTooMuchEnds()
    {
        const Endpoint endpoint = asAdmin(m_server->url(u"shop"_s)).endpoint;
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(ask(endpoint, asking("SELECT pg_sleep(60)", Millis{1'000})).error->code, ErrorCode::Timeout);
        QVERIFY(timer.elapsed() < 10'000);
        Request large = asking("SELECT generate_series(1, 100000000)");
        large.maxBytes = 100'000;
        QCOMPARE(ask(endpoint, large).error->code, ErrorCode::TooLarge);
        QCOMPARE(ask(endpoint, asking("SELECT n FROM generate_series(1, 30000) n")).error->code, ErrorCode::TooLarge);
        QCOMPARE(ask(endpoint, asking("SELECT 1 / (n - 5) FROM generate_series(1, 9) n")).error->code, ErrorCode::Http);
        QVERIFY(ask(endpoint, asking("SELECT 1")).ok());
    }

    /// A server that went to sleep in the middle of a question, and one that ended a kept connection.
    void aDeadConnectionCostsItsQuestionAlone()
    {
        const Endpoint endpoint = asAdmin(m_server->url(u"shop"_s)).endpoint;
        const auto pid = [this, &endpoint] {
            const Response response = ask(endpoint, asking("SELECT pg_backend_pid()"));
            return response.ok() ? std::get<std::int64_t>(sqlRows(response.body)->rows[0][0]) : 0;
        };
        const std::int64_t first = pid();
        QVERIFY(first > 0);
        ::kill(pid_t(first), SIGSTOP);
        QCOMPARE(ask(endpoint, asking("SELECT 1", Millis{1'000})).error->code, ErrorCode::Timeout);
        const std::int64_t second = pid();
        ::kill(pid_t(first), SIGCONT);
        QVERIFY(second > 0 && second != first);
        QCOMPARE(m_server->query(u"postgres"_s, "SELECT pg_terminate_backend(" + QByteArray::number(qlonglong(second)) + ")"),
                 QByteArray("t"));
        const std::int64_t third = pid();
        QVERIFY(third > 0 && third != second);
        QCOMPARE(pid(), third); // kept
    }

private:
    Response ask(const Endpoint& endpoint, const Request& request, SqlRunner* runner = nullptr)
    {
        const auto future = (runner ? *runner : m_runner).run(endpoint, request);
        if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 60'000))
            return {};
        return future.result();
    }

    /// All that a source asks in a poll after an hour.
    Polled poll(const SourceSettings& settings, PostgresSource::Options options = {})
    {
        const PostgresSource source(settings, options);
        const UtcMs now = m_clock.now();
        const auto first = source.requests({Plan::Purpose::Poll, now, {now - kHour, now}, {}});
        std::deque<Request> waiting(first.begin(), first.end());
        Polled polled;
        while (!waiting.empty()) {
            const Request request = waiting.front();
            waiting.pop_front();
            const Response response = ask(settings.endpoint, request);
            auto decoded = response.ok() ? source.decode(request, response) : Result<Decoded>(*response.error);
            if (!decoded) {
                polled.failed.emplace(request.want, response);
                polled.failed.at(request.want).error = decoded.error();
                continue;
            }
            polled.batch.series.append(std::move(decoded->batch.series));
            std::ranges::move(decoded->batch.facts, std::back_inserter(polled.batch.facts));
            std::ranges::move(decoded->batch.factSets, std::back_inserter(polled.batch.factSets));
            std::ranges::move(decoded->warnings, std::back_inserter(polled.warnings));
            waiting.insert(waiting.end(), decoded->next.begin(), decoded->next.end());
        }
        return polled;
    }

    SystemClock m_clock;
    OnePassword m_store{"geheim7"};
    SqlRunner m_runner{m_clock, m_store};
    std::unique_ptr<RealPostgres> m_server;
};

TRACEO_TEST(TstRealPostgres);
#include "tst_real_postgres.moc"
