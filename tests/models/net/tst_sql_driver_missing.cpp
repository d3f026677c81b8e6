// A test of its own: which drivers there are is looked up once a process.

#include "models/net/odd_databases.h"
#include "net/sql_runner.h"
#include "support/test_main.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstSqlDriverMissing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QCoreApplication::setLibraryPaths({m_empty.path()}); }

    void thePackageIsNamed()
    {
        const OddDatabase server;
        OneSecret store;
        SqlRunner runner(m_clock, store);
        Endpoint endpoint;
        endpoint.source = "pg";
        endpoint.base = server.url();
        endpoint.options = {{"sslmode", "disable"}};
        Request request;
        request.transport = Transport::Sql;
        request.command = {"SELECT 1"};
        const auto future = runner.run(endpoint, request);
        QVERIFY(QTest::qWaitFor([&future] { return future.isFinished(); }, 10'000));
        const Response response = future.result();
        QVERIFY(!response.ok());
        QCOMPARE(response.error->code, ErrorCode::NotSupported);
        QVERIFY(response.error->hint.contains(u"libqt6sql6-psql"_s));
        QCOMPARE(response.status, 0); // not a thing of the server's that could be "not enabled"
        QCOMPARE(server.connections(), 0);
    }

private:
    QTemporaryDir m_empty;
    SystemClock m_clock;
};

TRACEO_TEST(TstSqlDriverMissing);
#include "tst_sql_driver_missing.moc"
