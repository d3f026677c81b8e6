#include "net/sql_session.h"

#include "support/needs.h"
#include "support/test_main.h"

#include <QTcpServer>
#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

constexpr const char* kNoDriver = "libqt6sql6-psql is not installed";

/// A port nobody listens on any more.
int closedPort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

SqlTask taskFor(int port)
{
    Endpoint endpoint;
    endpoint.base = QUrl(u"postgresql://127.0.0.1:%1/db"_s.arg(port));
    endpoint.options = {{"sslmode", "disable"}};
    Request request;
    request.transport = Transport::Sql;
    request.command = {"SELECT 1"};
    auto question = SqlQuestion::of(endpoint, request);
    return {.question = question ? *question : SqlQuestion(),
            .secret = nullptr,
            .deadline = QDeadlineTimer(10'000),
            .allowed = Millis{10'000},
            .maxBytes = 1'000,
            .call = std::make_shared<SqlCall>(),
            .since = std::chrono::steady_clock::now()};
}

} // namespace

class TstSqlSession : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatNobodyWaitsForDoesNotBegin()
    {
        SqlSession session;
        SqlTask task = taskFor(closedPort());
        task.call->end();
        QVERIFY(task.call->hasEnded());
        const SqlAnswer answer = session.run(task, {});
        QVERIFY(answer.error);
        QCOMPARE(answer.error->code, ErrorCode::Timeout);
    }

    void whatIsTooLateDoesNotBegin()
    {
        SqlSession session;
        SqlTask task = taskFor(closedPort());
        task.deadline = QDeadlineTimer(0);
        const SqlAnswer answer = session.run(task, {});
        QVERIFY(answer.error);
        QCOMPARE(answer.error->code, ErrorCode::Timeout);
    }

    void aCallKnowsSinceWhenConnectionsAreGood()
    {
        SqlCall call(3);
        QCOMPARE(call.epoch(), 3);
        call.renew(4); // nothing runs, so nothing is shut
        QCOMPARE(call.epoch(), 4);
        QVERIFY(!call.hasEnded());
    }

    /// Six questions with a wrong password would be six failed logins, and some servers lock an account for less.
    void whoWaitedForARefusedConnectionIsRefusedWithIt()
    {
        TRACEO_NEEDS(QSqlDatabase::isDriverAvailable(u"QPSQL"_s), kNoDriver);
        SqlSession session;
        SqlTask waited = taskFor(closedPort());
        waited.question.options = u"sslmode=none"_s; // would be refused in other words
        const SqlAnswer first = session.run(taskFor(closedPort()), {});
        QVERIFY(first.error);
        QCOMPARE(first.error->code, ErrorCode::Unreachable);
        QCOMPARE(session.run(waited, {}).error, first.error);
        waited.since = std::chrono::steady_clock::now() + std::chrono::seconds(1);
        QVERIFY(session.run(waited, {}).error != first.error);
    }

    void aSessionThatWasClosedOpensAgain()
    {
        TRACEO_NEEDS(QSqlDatabase::isDriverAvailable(u"QPSQL"_s), kNoDriver);
        SqlSession session;
        session.close();
        session.close();
        QCOMPARE(session.run(taskFor(closedPort()), {}).error->code, ErrorCode::Unreachable);
        QVERIFY(QSqlDatabase::connectionNames().isEmpty()); // a failed one leaves nothing
    }
};

TRACEO_TEST(TstSqlSession);
#include "tst_sql_session.moc"
