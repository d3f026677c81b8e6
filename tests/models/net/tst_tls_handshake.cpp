// Handshakes that fail for another reason than the server's certificate, at real servers (openssl s_server), each
// with words and a remedy of its own.
#include "net/tls_errors.h"

#include "models/net/client_test.h"
#include "support/needs.h"
#include "support/test_main.h"

#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

/// `openssl s_server` that answers every request with a page, at a port it chooses; ended with this object.
class TlsServer {
public:
    TlsServer(const QString& folder, const QStringList& more)
    {
        m_process.setWorkingDirectory(folder);
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(u"openssl"_s,
                        QStringList{u"s_server"_s, u"-accept"_s, u"127.0.0.1:0"_s, u"-cert"_s, u"server.pem"_s, u"-key"_s,
                                    u"server.key"_s, u"-www"_s}
                            + more);
        while (m_port == 0 && m_process.waitForReadyRead(20'000)) {
            m_output += m_process.readAll();
            static const QRegularExpression address(u"ACCEPT 127\\.0\\.0\\.1:(\\d+)"_s);
            m_port = address.match(QString::fromUtf8(m_output)).captured(1).toInt();
        }
    }
    ~TlsServer()
    {
        m_process.kill();
        m_process.waitForFinished(10'000);
    }
    TlsServer(const TlsServer&) = delete;
    TlsServer& operator=(const TlsServer&) = delete;

    int port() const { return m_port; } ///< 0 when it did not start
    const QByteArray& output() const { return m_output; }

private:
    QProcess m_process;
    QByteArray m_output;
    int m_port = 0;
};

} // namespace

class TstTlsHandshake : public ClientTest {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        TRACEO_NEEDS(!QStandardPaths::findExecutable(u"openssl"_s).isEmpty(),
                     "the openssl command is not installed: TLS handshakes are NOT tested");
        QVERIFY(make(u"server"_s, 30));
        QVERIFY(make(u"client"_s, 30));
        QVERIFY(make(u"stranger"_s, 30));
    }

    void aFailedHandshakeHasItsOwnWordsAndRemedy_data()
    {
        QTest::addColumn<QStringList>("server");
        QTest::addColumn<QString>("client"); // certificate
        QTest::addColumn<QString>("found");
        QTest::addColumn<QString>("hint");
        const QStringList wants{u"-Verify"_s, u"1"_s, u"-verify_return_error"_s, u"-CAfile"_s, u"client.pem"_s};
        const QString old = u"a server that speaks only older versions of TLS"_s;
        const QString wanted = u"a server that wants a client certificate"_s;
        const QString refused = u"a server that refused the client certificate ("_s;
        const QString broken = u"a server that broke off the handshake"_s;
        // old versions are switched off in most builds of OpenSSL but at its lowest level of security
        const QStringList low{u"-cipher"_s, u"DEFAULT:@SECLEVEL=0"_s};
        QTest::newRow("TLS 1.1 at most") << QStringList{u"-tls1_1"_s} + low << QString() << old << u"TLS 1.2 or 1.3"_s;
        QTest::newRow("TLS 1.0 at most") << QStringList{u"-tls1"_s} + low << QString() << old << u"TLS 1.2 or 1.3"_s;
        QTest::newRow("no certificate, TLS 1.3") << QStringList{u"-tls1_3"_s} + wants << QString() << wanted << u"Name yours"_s;
        // TLS 1.2 has one alert for this and for ciphers
        QTest::newRow("no certificate, TLS 1.2")
            << QStringList{u"-tls1_2"_s} + wants << QString() << broken << u"may want a client certificate (tls: {cert"_s;
        QTest::newRow("nothing in common") << QStringList{u"-tls1_2"_s, u"-cipher"_s, u"PSK-AES128-GCM-SHA256"_s} << QString()
                                           << broken << u"no cipher in common"_s;
        for (const QString& version : {u"-tls1_2"_s, u"-tls1_3"_s})
            QTest::addRow("a stranger's certificate, %s", qPrintable(version))
                << QStringList{version} + wants << u"stranger"_s << refused << u"that the server's CA has issued"_s;
    }

    void aFailedHandshakeHasItsOwnWordsAndRemedy()
    {
        QFETCH(QStringList, server);
        QFETCH(QString, client);
        QFETCH(QString, found);
        QFETCH(QString, hint);
        const TlsServer running(m_folder.path(), server);
        QVERIFY2(running.port() != 0, running.output().constData());
        const Response response = ask(running.port(), client);
        QVERIFY(response.error);
        QVERIFY2(response.error->code == ErrorCode::Tls, qPrintable(toText(*response.error)));
        QVERIFY2(response.error->found.startsWith(found), qPrintable(toText(*response.error)));
        QVERIFY2(response.error->hint.contains(hint), qPrintable(toText(*response.error)));
    }

    void aCertificateThatTheServerKnowsLetsIn()
    {
        const TlsServer running(m_folder.path(),
                                {u"-Verify"_s, u"1"_s, u"-verify_return_error"_s, u"-CAfile"_s, u"client.pem"_s});
        QVERIFY2(running.port() != 0, running.output().constData());
        const Response response = ask(running.port(), u"client"_s);
        QVERIFY(response.error); // it is no API: a page
        QCOMPARE(response.error->code, ErrorCode::Decode);
    }

    void aServerWithoutTlsIsNamed_data()
    {
        QTest::addColumn<QByteArray>("says"); // to whatever it is sent
        QTest::newRow("HTTP") << QByteArray("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
        QTest::newRow("SSH") << QByteArray("SSH-2.0-OpenSSH_9.2p1\r\n");
        QTest::newRow("SMTP") << QByteArray("220 mail.example ESMTP\r\n");
    }

    void aServerWithoutTlsIsNamed()
    {
        QFETCH(QByteArray, says);
        QTcpServer plain;
        QVERIFY(plain.listen(QHostAddress::LocalHost));
        connect(&plain, &QTcpServer::newConnection, &plain, [&plain, says] { plain.nextPendingConnection()->write(says); });
        const Response response = ask(plain.serverPort(), {});
        QVERIFY(response.error);
        QCOMPARE(response.error->code, ErrorCode::Tls);
        QVERIFY2(response.error->found == u"a server that does not speak TLS on this port"_s,
                 qPrintable(toText(*response.error)));
        QVERIFY2(response.error->hint.contains(u"http://"_s), qPrintable(toText(*response.error)));
    }

    void eachAlertAboutOurCertificateDependsOnWhetherThereIsOne()
    {
        QSet<QString> refusals;
        for (const int alert : {44, 45, 48, 116}) {
            QVERIFY(isAboutOurCertificate(alert));
            QVERIFY(handshakeError({.alert = alert}).found.contains(u"wants a client certificate"_s));
            refusals << handshakeError({.alert = alert, .words = {}, .hasCertificate = true}).found;
        }
        QCOMPARE(refusals.size(), 4);
        for (const int alert : {0, 20, 40, 70, 80})
            QVERIFY(!isAboutOurCertificate(alert));
        QCOMPARE(handshakeError({}).found, u"a handshake that failed"_s);
    }

private:
    /// Self-signed, so that it can be its own CA.
    bool make(const QString& name, int days)
    {
        QProcess openssl;
        openssl.setWorkingDirectory(m_folder.path());
        openssl.start(u"openssl"_s,
                      {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s,
                       u"-keyout"_s, name + u".key"_s, u"-out"_s, name + u".pem"_s, u"-days"_s, QString::number(days), u"-subj"_s,
                       u"/CN="_s + name, u"-addext"_s, u"subjectAltName=IP:127.0.0.1"_s});
        return openssl.waitForFinished(60'000) && openssl.exitCode() == 0;
    }

    Response ask(int port, const QString& client)
    {
        Endpoint endpoint;
        endpoint.base = QUrl(u"https://127.0.0.1:%1"_s.arg(port));
        endpoint.caFile = m_folder.filePath(u"server.pem"_s);
        if (!client.isEmpty()) {
            endpoint.clientCertificate = m_folder.filePath(client + u".pem"_s);
            endpoint.clientKey = m_folder.filePath(client + u".key"_s);
        }
        return answered(m_client->run(endpoint, quickRequest()));
    }

    QTemporaryDir m_folder;
};

TRACEO_TEST(TstTlsHandshake);
#include "tst_tls_handshake.moc"
