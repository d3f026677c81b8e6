// What can be known without a server; the rest is in tests/live/tst_real_postgres.cpp.

#include "net/sql_runner.h"

#include "models/net/odd_databases.h"
#include "net/sql_exchange.h"
#include "net/sql_line.h"
#include "support/needs.h"
#include "support/test_main.h"

#include <QElapsedTimer>
#include <QSqlDatabase>
#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr const char* kNoDriver = "libqt6sql6-psql is not installed";

Request asking(const char* statement, Millis deadline = Millis{10'000})
{
    Request request;
    request.transport = Transport::Sql;
    request.command = {statement};
    request.deadline = deadline;
    return request;
}

Endpoint endpointOf(const QUrl& url)
{
    Endpoint endpoint;
    endpoint.source = "pg";
    endpoint.base = url;
    endpoint.options = {{"sslmode", "disable"}};
    return endpoint;
}

Endpoint withLogin(Endpoint endpoint)
{
    endpoint.auth = Endpoint::Auth::Basic;
    endpoint.user = "monitor";
    return endpoint;
}

} // namespace

class TstSqlRunner : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_runner = std::make_unique<SqlRunner>(m_clock, m_store); }
    void cleanup() { m_runner.reset(); }

    void whatDoesNotReadIsRefusedBeforeAnythingIsOpened()
    {
        const OddDatabase server;
        for (const char* statement : {"DROP TABLE t", "SELECT 1; DROP TABLE t", "", "UPDATE t SET a = 1"}) {
            const Response response = ask(endpointOf(server.url()), asking(statement));
            QVERIFY2(!response.ok(), statement);
            QCOMPARE(response.error->code, ErrorCode::BadValue);
            QVERIFY(response.error->where.startsWith(u"pg"_s));
        }
        QCOMPARE(server.connections(), 0);
    }

    void aClosedPortIsUnreachable()
    {
        TRACEO_NEEDS(QSqlDatabase::isDriverAvailable(u"QPSQL"_s), kNoDriver);
        QUrl url;
        {
            url = OddDatabase().url(); // nobody listens there any more
        }
        const Response response = ask(endpointOf(url), asking("SELECT 1"));
        QVERIFY(!response.ok());
        QCOMPARE(response.error->code, ErrorCode::Unreachable);
        QVERIFY(response.error->where.contains(url.toString()));
        QVERIFY(response.receivedAt >= response.sentAt && msOf(response.sentAt) > 0);
    }

    void whatIsNoPostgresIsToldSo()
    {
        TRACEO_NEEDS(QSqlDatabase::isDriverAvailable(u"QPSQL"_s), kNoDriver);
        const OddDatabase server("HTTP/1.1 400 Bad Request\r\n\r\n");
        const Response response = ask(endpointOf(server.url()), asking("SELECT 1"));
        QVERIFY(!response.ok());
        QCOMPARE(response.error->code, ErrorCode::Decode);
        QVERIFY(response.error->hint.contains(u"port"_s));
    }

    /// A Redis waits for the end of a line: nobody waits for it until the deadline.
    void whatIsSilentToTheGreetingIsNamedBeforeTheDeadline()
    {
        TRACEO_NEEDS(QSqlDatabase::isDriverAvailable(u"QPSQL"_s), kNoDriver);
        const OddDatabase redis("+PONG\r\n", "PING");
        QElapsedTimer timer;
        timer.start();
        const Response response = ask(endpointOf(redis.url()), asking("SELECT 1", Millis{60'000}));
        QVERIFY(!response.ok());
        QCOMPARE(response.error->code, ErrorCode::Decode);
        QVERIFY2(response.error->found.contains(u"Redis"_s), qPrintable(toText(*response.error)));
        QVERIFY2(timer.elapsed() < 15'000, qPrintable(QString::number(timer.elapsed())));
    }

    void aSilentServerEndsAtTheDeadline()
    {
        TRACEO_NEEDS(QSqlDatabase::isDriverAvailable(u"QPSQL"_s), kNoDriver);
        auto server = std::make_unique<OddDatabase>();
        QElapsedTimer timer;
        timer.start();
        const Response response = ask(endpointOf(server->url()), asking("SELECT 1", Millis{300}));
        QVERIFY(!response.ok());
        QCOMPARE(response.error->code, ErrorCode::Timeout);
        QVERIFY(timer.elapsed() >= 290 && timer.elapsed() < 2'000); // libpq itself waits for two seconds at least
        server.reset();                                             // so that it need not
    }

    void whoCancelsIsNotHeldUp()
    {
        TRACEO_NEEDS(QSqlDatabase::isDriverAvailable(u"QPSQL"_s), kNoDriver);
        auto server = std::make_unique<OddDatabase>();
        auto future = m_runner->run(endpointOf(server->url()), asking("SELECT 1"));
        QVERIFY(QTest::qWaitFor([&server] { return server->connections() == 1; }, 10'000));
        future.cancel();
        QVERIFY(QTest::qWaitFor([&future] { return future.isFinished(); }, 2'000));
        QVERIFY(future.isCanceled());
        server.reset();
    }

    void afterAResumeWhatWaitsIsStillAnswered()
    {
        TRACEO_NEEDS(QSqlDatabase::isDriverAvailable(u"QPSQL"_s), kNoDriver);
        const OddDatabase server(OddDatabase::refusal("57P03", "the database system is starting up"));
        const auto future = m_runner->run(endpointOf(server.url()), asking("SELECT 1"));
        m_runner->resetConnections();
        QVERIFY(QTest::qWaitFor([&future] { return future.isFinished(); }, 20'000));
        QCOMPARE(future.result().error->code, ErrorCode::Unreachable);
        m_runner->resetConnections(); // nothing is under way
        QVERIFY(!ask(endpointOf(server.url()), asking("SELECT 1")).ok());
    }

    void aServerThatIsStartingIsAskedAgainLater()
    {
        TRACEO_NEEDS(QSqlDatabase::isDriverAvailable(u"QPSQL"_s), kNoDriver);
        const OddDatabase server(OddDatabase::refusal("57P03", "the database system is starting up"));
        const Response response = ask(endpointOf(server.url()), asking("SELECT 1"));
        QVERIFY(!response.ok());
        QCOMPARE(response.error->code, ErrorCode::Unreachable);
        QCOMPARE(response.error->found, u"the database system is starting up"_s);
    }

    void aPasswordIsReadForItsServerAndNeverSaid()
    {
        TRACEO_NEEDS(QSqlDatabase::isDriverAvailable(u"QPSQL"_s), kNoDriver);
        const OddDatabase server(OddDatabase::refusal("28P01", "password authentication failed, and geheim7 is wrong"));
        const Response response = ask(withLogin(endpointOf(server.url())), asking("SELECT 1"));
        QVERIFY(!response.ok());
        QCOMPARE(response.error->code, ErrorCode::Auth);
        QVERIFY(!toText(*response.error).contains(u"geheim7"_s));
        QVERIFY(toText(*response.error).contains(u"•••"_s));
        QCOMPARE(m_store.origins.back(), server.url().adjusted(QUrl::RemovePath).toString().toStdString());
    }

    void aCredentialThatIsNoneIsNotSent()
    {
        OneSecret empty;
        SqlRunner runner(m_clock, empty);
        const OddDatabase server;
        const auto future = runner.run(withLogin(endpointOf(server.url())), asking("SELECT 1"));
        QVERIFY(QTest::qWaitFor([&future] { return future.isFinished(); }, 10'000));
        QCOMPARE(future.result().error->code, ErrorCode::Auth);
        QCOMPARE(server.connections(), 0);
    }

    void theEndOfTheProgramAnswersEverybody()
    {
        TRACEO_NEEDS(QSqlDatabase::isDriverAvailable(u"QPSQL"_s), kNoDriver);
        auto server = std::make_unique<OddDatabase>();
        const auto future = m_runner->run(endpointOf(server->url()), asking("SELECT 1"));
        QVERIFY(QTest::qWaitFor([&server] { return server->connections() == 1; }, 10'000));
        server.reset();
        m_runner.reset();
        QVERIFY(future.isFinished());
        QVERIFY(!future.result().ok());
    }

    void anExchangeEndsOnce()
    {
        SqlParts parts{m_clock, m_store, [](const std::string&) -> SqlWorker& { Q_UNREACHABLE(); }};
        auto promise = std::make_shared<QPromise<Response>>();
        promise->start();
        auto* exchange = new SqlExchange(parts, endpointOf(QUrl(u"postgresql://h/db"_s)), asking("SELECT 1"), promise, this);
        exchange->fail({ErrorCode::Cancelled, {}, {}, u"once"_s, {}});
        exchange->fail({ErrorCode::Cancelled, {}, {}, u"twice"_s, {}});
        QVERIFY(promise->future().isFinished());
        QCOMPARE(promise->future().result().error->found, u"once"_s);
        delete exchange;
    }

    void aLineAnswersWhatNeedsNoServer()
    {
        SqlLine line(m_clock, m_store);
        auto promise = std::make_shared<QPromise<Response>>();
        promise->start();
        line.begin(endpointOf(QUrl(u"http://h"_s)), asking("SELECT 1"), promise);
        QVERIFY(promise->future().isFinished());
        QCOMPARE(promise->future().result().error->code, ErrorCode::BadValue);
    }

private:
    Response ask(const Endpoint& endpoint, const Request& request)
    {
        const auto future = m_runner->run(endpoint, request);
        if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 20'000))
            return {};
        return future.result();
    }

    SystemClock m_clock;
    OneSecret m_store{"geheim7"};
    std::unique_ptr<SqlRunner> m_runner;
};

TRACEO_TEST(TstSqlRunner);
#include "tst_sql_runner.moc"
