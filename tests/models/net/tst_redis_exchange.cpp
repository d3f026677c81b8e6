// What is said of a server that says nothing: by how far one came with it.
#include "net/redis_exchange.h"

#include "models/net/redis_test.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kInfo = "$24\r\n# Stats\r\nkeyspace_hits:1\r\n";

} // namespace

class TstRedisExchange : public RedisTest {
    Q_OBJECT
private Q_SLOTS:
    /// Where the host took the connection, neither it nor a firewall is to blame.
    void aServerThatTakesTheConnectionAndIsSilentIsBusyAndNotDown_data()
    {
        QTest::addColumn<bool>("byDeadline");
        QTest::newRow("idle time") << false;
        QTest::newRow("deadline") << true;
    }

    void aServerThatTakesTheConnectionAndIsSilentIsBusyAndNotDown()
    {
        QFETCH(bool, byDeadline);
        QTcpServer silent; // the system takes connections for it, and nobody greets
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        for (const QString& scheme : {u"redis"_s, u"rediss"_s}) {
            Endpoint endpoint;
            endpoint.base = QUrl(u"%1://127.0.0.1:%2"_s.arg(scheme).arg(silent.serverPort()));
            const Response response =
                ask(endpoint, redisRequest({"INFO"}, Millis{byDeadline ? 300 : 20'000}, Millis{byDeadline ? 20'000 : 300}));
            QCOMPARE(response.error->code, ErrorCode::Timeout);
            const QString text = toText(*response.error);
            QVERIFY2(response.error->found == u"a connection, and no byte from the server"_s, qPrintable(text));
            QVERIFY2(response.error->hint.contains(u"busy with a long command"_s), qPrintable(text));
            QVERIFY2(!text.contains(u"down"_s) && !text.contains(u"firewall"_s), qPrintable(text));
            QCOMPARE(response.error->hint.contains(u"redis://"_s), scheme == u"rediss"_s);
        }
    }

    void aReplyThatStallsSaysHowFarItCameAndWhatToDo()
    {
        ScriptedRedis server([](QTcpSocket& socket, const QByteArrayList&) { socket.write(kInfo.chopped(7)); });
        const Response response = ask(server, redisRequest({"INFO"}, Millis{20'000}, Millis{300}));
        QCOMPARE(response.error->code, ErrorCode::Timeout);
        const QString text = toText(*response.error);
        QVERIFY2(response.error->found.contains(u"%1 bytes of a reply"_s.arg(kInfo.size() - 7)), qPrintable(text));
        QVERIFY2(response.error->hint.contains(u"stalled in mid-reply"_s), qPrintable(text));
    }
};

TRACEO_TEST(TstRedisExchange);
#include "tst_redis_exchange.moc"
