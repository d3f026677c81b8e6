// TLS to a Redis is held to the rules of HTTPS (tst_http_tls, tst_tls_refusals), and says its remedies in its own words.
#include "net/redis_runner.h"

#include "models/net/made_certificates.h"
#include "models/net/redis_test.h"
#include "support/needs.h"
#include "support/test_main.h"

#include <QSslCertificate>
#include <QStandardPaths>
#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstRedisTls : public RedisTest {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        TRACEO_NEEDS(!QStandardPaths::findExecutable(u"openssl"_s).isEmpty(),
                     "the openssl command is not installed: TLS is NOT tested");
        QVERIFY(m_made.makeSelfSigned(u"ca"_s) && m_made.makeSelfSigned(u"other-ca"_s));
        QVERIFY(m_made.make(u"good"_s, {.extensions = u"subjectAltName=IP:127.0.0.1"_s}));
        QVERIFY(m_made.make(u"elsewhere"_s, {.extensions = u"subjectAltName=DNS:cache.example"_s}));
        QVERIFY(m_made.make(u"common"_s, {.commonName = u"127.0.0.1"_s}));
        QVERIFY(m_made.make(u"client"_s, {.extensions = u"extendedKeyUsage=clientAuth"_s}));
    }

    void aCertificateOfTheNamedCaIsAccepted()
    {
        ScriptedRedis server(m_made.serverSettings(u"good"_s), replying("+PONG\r\n"));
        const Response response = ask(trusting(server, u"ca"_s));
        QVERIFY2(response.ok(), response.ok() ? "" : qPrintable(toText(*response.error)));
        QVERIFY(ask(trusting(server, u"ca"_s)).ok());
        QCOMPARE(server.connections(), 1);
    }

    void whatHttpsRefusesIsRefused_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("ca");
        QTest::newRow("another CA") << u"good"_s << u"other-ca"_s;
        QTest::newRow("another host") << u"elsewhere"_s << u"ca"_s;
        QTest::newRow("a common name") << u"common"_s << u"ca"_s;
        QTest::newRow("the system's roots") << u"good"_s << QString();
    }

    void whatHttpsRefusesIsRefused()
    {
        QFETCH(QString, certificate);
        QFETCH(QString, ca);
        ScriptedRedis server(m_made.serverSettings(certificate), replying("+PONG\r\n"));
        const Response response = ask(trusting(server, ca));
        QVERIFY(response.error);
        QVERIFY2(response.error->code == ErrorCode::Tls, qPrintable(toText(*response.error)));
        QVERIFY(!response.error->hint.isEmpty());
        QVERIFY(server.commands().isEmpty());
    }

    void aTrustedConnectionIsNotLentToAnotherCa()
    {
        ScriptedRedis server(m_made.serverSettings(u"good"_s), replying("+PONG\r\n"));
        QVERIFY(ask(trusting(server, u"ca"_s)).ok());
        QCOMPARE(ask(trusting(server, u"other-ca"_s)).error->code, ErrorCode::Tls);
        QVERIFY(ask(trusting(server, u"ca"_s)).ok());
    }

    void aServerMayAskForAClientCertificate()
    {
        QSslConfiguration settings = m_made.serverSettings(u"good"_s);
        settings.setPeerVerifyMode(QSslSocket::VerifyPeer);
        settings.setCaCertificates(QSslCertificate::fromPath(m_made.path(u"ca.pem"_s)));
        ScriptedRedis server(settings, replying("+PONG\r\n"));
        Endpoint endpoint = trusting(server, u"ca"_s);
        const Response without = ask(endpoint);
        QVERIFY(without.error);
        // with TLS 1.3 the client's handshake is over before the server says no
        QVERIFY2(without.error->code == ErrorCode::Tls || without.error->code == ErrorCode::Unreachable,
                 qPrintable(toText(*without.error)));
        QVERIFY2(without.error->hint.contains(u"tls: {cert: FILE, key: FILE}"_s), qPrintable(toText(*without.error)));
        endpoint.clientCertificate = m_made.path(u"client.pem"_s);
        endpoint.clientKey = m_made.path(u"client.key"_s);
        const Response with = ask(endpoint);
        QVERIFY2(with.ok(), with.ok() ? "" : qPrintable(toText(*with.error)));
    }

    void aPortWithoutTlsIsNamed()
    {
        QTcpServer server; // as Redis before 7 and many others: it says what it thinks of the handshake
        connect(&server, &QTcpServer::newConnection, this, [&server] {
            QTcpSocket* socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket] { socket->write("-ERR unknown command\r\n"); });
        });
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const Response response = ask(at(server));
        QVERIFY(response.error);
        QVERIFY2(response.error->code == ErrorCode::Tls, qPrintable(toText(*response.error)));
        QVERIFY2(response.error->hint.contains(u"Write redis://"_s), qPrintable(toText(*response.error)));
    }

    void aPortWithoutTlsThatIsSilentIsNamedToo()
    {
        QTcpServer server; // as Redis 7: it waits for the end of a command
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const Response response = ask(at(server), redisRequest({"INFO"}, Millis{20'000}, Millis{300}));
        QVERIFY(response.error);
        QCOMPARE(response.error->code, ErrorCode::Timeout);
        QVERIFY2(response.error->hint.contains(u"write redis://"_s), qPrintable(toText(*response.error)));
    }

    void aPortThatWantsTlsIsNamed()
    {
        ScriptedRedis server(m_made.serverSettings(u"good"_s), replying("+PONG\r\n"));
        Endpoint endpoint = server.endpoint();
        endpoint.base.setScheme(u"redis"_s);
        const Response response = ask(endpoint);
        QVERIFY(response.error);
        QVERIFY2(response.error->hint.contains(u"rediss://"_s), qPrintable(toText(*response.error)));
        QVERIFY(response.error->code == ErrorCode::Tls || response.error->code == ErrorCode::Unreachable);
    }

    void aFileThatIsNoneIsNamed()
    {
        Endpoint endpoint;
        endpoint.base = QUrl(u"rediss://127.0.0.1:1"_s);
        endpoint.caFile = m_made.path(u"missing.pem"_s);
        const Response response = ask(endpoint);
        QCOMPARE(response.error->code, ErrorCode::Tls);
        QVERIFY2(response.error->where.contains(endpoint.caFile), qPrintable(toText(*response.error)));
    }

private:
    Endpoint trusting(const ScriptedRedis& server, const QString& ca) const
    {
        Endpoint endpoint = server.endpoint();
        endpoint.caFile = ca.isEmpty() ? QString() : m_made.path(ca + u".pem"_s);
        return endpoint;
    }
    static Endpoint at(const QTcpServer& server)
    {
        Endpoint endpoint;
        endpoint.base = QUrl(u"rediss://127.0.0.1:%1"_s.arg(server.serverPort()));
        return endpoint;
    }

    MadeCertificates m_made;
};

TRACEO_TEST(TstRedisTls);
#include "tst_redis_tls.moc"
