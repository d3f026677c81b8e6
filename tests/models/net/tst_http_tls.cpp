// Certificates that must be refused, each with words of its own. They are made by the openssl
// command when the test starts, so none of them ever expires in the repository.
#include "net/tls_errors.h"
#include "net/tls_settings.h"

#include "models/net/client_test.h"
#include "net/connection_pool.h"
#include "support/needs.h"
#include "support/test_main.h"

#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstHttpTls : public ClientTest {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        TRACEO_NEEDS(!QStandardPaths::findExecutable(u"openssl"_s).isEmpty(),
                     "the openssl command is not installed: TLS is NOT tested");
        QVERIFY(makeCa(u"ca"_s));
        QVERIFY(makeCa(u"other-ca"_s));
        const QString here = u"subjectAltName=IP:127.0.0.1"_s;
        QVERIFY(makeCertificate(u"good"_s, here, 30));
        QVERIFY(makeCertificate(u"expired"_s, here, -1));
        QVERIFY(makeCertificate(u"elsewhere"_s, u"subjectAltName=DNS:other.example,IP:127.0.0.9"_s, 30));
        QVERIFY(makeCertificate(u"client"_s, u"extendedKeyUsage=clientAuth"_s, 30));
        QVERIFY(makeCertificate(u"client-as-server"_s, here + u"\nextendedKeyUsage=clientAuth"_s, 30));
        QVERIFY(run({u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s,
                     u"-keyout"_s, path(u"self.key"_s), u"-out"_s, path(u"self.pem"_s), u"-days"_s, u"30"_s, u"-subj"_s,
                     u"/CN=self"_s, u"-addext"_s, here}));
    }

    void aCertificateOfTheNamedCaIsAccepted()
    {
        HostileServer server(serverSettings(u"good"_s), saying(answer("[1]")));
        const Response response = ask(server, u"ca"_s);
        QVERIFY2(response.ok(), response.ok() ? "" : qPrintable(toText(*response.error)));
    }

    void aBadCertificateIsRefusedInItsOwnWords_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("ca");
        QTest::addColumn<QString>("found");
        QTest::addColumn<QString>("hint");
        QTest::newRow("self-signed") << u"self"_s << u"ca"_s << u"self-signed certificate"_s << u"ca: FILE"_s;
        QTest::newRow("self-signed, system roots") << u"self"_s << QString() << u"self-signed certificate"_s << u"ca: FILE"_s;
        QTest::newRow("expired") << u"expired"_s << u"ca"_s << u"an expired certificate (valid until"_s << u"new certificate"_s;
        QTest::newRow("another host") << u"elsewhere"_s << u"ca"_s << u"it is for other.example"_s
                                      << u"a name that the certificate has"_s;
        QTest::newRow("an unknown CA") << u"good"_s << u"other-ca"_s << u"issuer is unknown"_s << u"ca: FILE"_s;
        QTest::newRow("a private CA, system roots") << u"good"_s << QString() << u"issuer is unknown"_s << u"ca: FILE"_s;
        QTest::newRow("not for servers") << u"client-as-server"_s << u"ca"_s << u"not meant for servers"_s << u"owner"_s;
    }

    void aBadCertificateIsRefusedInItsOwnWords()
    {
        QFETCH(QString, certificate);
        QFETCH(QString, ca);
        QFETCH(QString, found);
        QFETCH(QString, hint);
        HostileServer server(serverSettings(certificate), saying(answer("[1]")));
        const Response response = ask(server, ca);
        QVERIFY(response.error);
        QCOMPARE(response.error->code, ErrorCode::Tls);
        QVERIFY2(response.error->found.contains(found), qPrintable(toText(*response.error)));
        QVERIFY2(response.error->hint.contains(hint), qPrintable(toText(*response.error)));
        QCOMPARE(server.requests(), 0);
    }

    void aLongAnswerIsWholeThoughTheServerHangsUp()
    {
        const QByteArray body(5'000'000, '7');
        HostileServer server(serverSettings(u"good"_s), saying(answer(body)));
        const Response response = ask(server, u"ca"_s);
        QVERIFY2(response.ok(), response.ok() ? "" : qPrintable(toText(*response.error)));
        QCOMPARE(response.body.size(), std::size_t(body.size()));
    }

    void aTrustedConnectionIsNotLentToAnotherCa()
    {
        HostileServer server(serverSettings(u"good"_s),
                             [](QTcpSocket& socket, const QByteArray&) { socket.write(answer("[1]")); });
        QVERIFY(ask(server, u"ca"_s).ok());
        QCOMPARE(ask(server, u"other-ca"_s).error->code, ErrorCode::Tls);
        QVERIFY(ask(server, u"ca"_s).ok());
    }

    void aChangedCaFileIsReadAgain()
    {
        HostileServer server(serverSettings(u"good"_s),
                             [](QTcpSocket& socket, const QByteArray&) { socket.write(answer("[1]")); });
        const QString file = path(u"changing.pem"_s);
        QVERIFY(QFile::copy(path(u"other-ca.pem"_s), file));
        QCOMPARE(ask(server, u"changing"_s).error->code, ErrorCode::Tls);
        QFile::remove(file);
        QVERIFY(QFile::copy(path(u"ca.pem"_s), file));
        QFile touched(file);
        QVERIFY(touched.open(QIODevice::Append));
        touched.setFileTime(QDateTime::currentDateTime().addSecs(5), QFileDevice::FileModificationTime);
        touched.close();
        QVERIFY(ask(server, u"changing"_s).ok());
    }

    void aServerMayAskForAClientCertificate()
    {
        QSslConfiguration settings = serverSettings(u"good"_s);
        settings.setPeerVerifyMode(QSslSocket::VerifyPeer);
        settings.setCaCertificates(QSslCertificate::fromPath(path(u"ca.pem"_s)));
        HostileServer server(settings, saying(answer("[1]")));
        Endpoint endpoint = server.endpoint();
        endpoint.caFile = path(u"ca.pem"_s);
        const Response without = answered(m_client->run(endpoint, quickRequest()));
        QVERIFY(without.error);
        // with TLS 1.3 the client's handshake is over before the server says no
        QVERIFY2(without.error->code == ErrorCode::Tls || without.error->code == ErrorCode::Unreachable,
                 qPrintable(toText(*without.error)));
        QVERIFY(!without.ok());
        QVERIFY2(without.error->hint.contains(u"client certificate"_s), qPrintable(toText(*without.error)));
        endpoint.clientCertificate = path(u"client.pem"_s);
        endpoint.clientKey = path(u"client.key"_s);
        const Response with = answered(m_client->run(endpoint, quickRequest()));
        QVERIFY2(with.ok(), with.ok() ? "" : qPrintable(toText(*with.error)));
    }

    void aServerWithoutTlsIsNamed()
    {
        HostileServer server([](QTcpSocket&, const QByteArray&) {});
        Endpoint endpoint = server.endpoint();
        endpoint.base.setScheme(u"https"_s);
        const Response response = answered(m_client->run(endpoint, quickRequest(Millis{1500}, Millis{700})));
        QVERIFY(response.error);
        QVERIFY(response.error->code == ErrorCode::Tls || response.error->code == ErrorCode::Timeout);
    }

    void aFileThatIsNoneIsNamed()
    {
        Endpoint endpoint;
        endpoint.base = QUrl(u"https://127.0.0.1:1/"_s);
        for (const QString& bad : {path(u"missing.pem"_s), path(u"ca.key"_s), m_folder.path()}) {
            endpoint.caFile = bad;
            const Response response = answered(m_client->run(endpoint, quickRequest()));
            QCOMPARE(response.error->code, ErrorCode::Tls);
            QVERIFY2(response.error->where.contains(bad), qPrintable(toText(*response.error)));
        }
        endpoint.caFile.clear();
        endpoint.clientCertificate = path(u"client.pem"_s);
        endpoint.clientKey = path(u"ca.pem"_s);
        QVERIFY(answered(m_client->run(endpoint, quickRequest())).error->where.contains(endpoint.clientKey));
    }

    void everyKindOfRefusalHasWords()
    {
        QSet<QString> seen;
        for (int kind = QSslError::UnableToGetIssuerCertificate; kind <= QSslError::CertificateBlacklisted; ++kind) {
            const Error error = tlsError({QSslError(QSslError::SslError(kind))}, u"h"_s);
            QCOMPARE(error.code, ErrorCode::Tls);
            QVERIFY(!error.found.isEmpty() && !error.hint.isEmpty());
            seen << error.found;
        }
        QVERIFY(seen.size() > 20);
        const Error two = tlsError({QSslError(QSslError::UnableToVerifyFirstCertificate),
                                    QSslError(QSslError::SelfSignedCertificate), QSslError(QSslError::HostNameMismatch)},
                                   u"h"_s);
        QCOMPARE(two.found, u"a certificate for another host; a self-signed certificate"_s);
        QCOMPARE(tlsError({}, u"h"_s), handshakeError({}));
    }

    void theSettingsAskForVersionTwelveAndVerify()
    {
        const auto settings = tlsSettings({}, QSslConfiguration::systemCaCertificates());
        QVERIFY(settings);
        QCOMPARE(settings->protocol(), QSsl::TlsV1_2OrLater);
        QCOMPARE(settings->peerVerifyMode(), QSslSocket::VerifyPeer);
    }

private:
    QString path(const QString& name) const { return m_folder.filePath(name); }

    static bool run(const QStringList& arguments)
    {
        QProcess openssl;
        openssl.start(u"openssl"_s, arguments);
        const bool ok = openssl.waitForFinished(20'000) && openssl.exitCode() == 0;
        if (!ok)
            qWarning() << arguments << openssl.readAllStandardError();
        return ok;
    }

    static QStringList newKey() { return {u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s}; }

    bool makeCa(const QString& name)
    {
        return run(QStringList{u"req"_s, u"-x509"_s} + newKey()
                   + QStringList{u"-keyout"_s, path(name + u".key"_s), u"-out"_s, path(name + u".pem"_s), u"-days"_s, u"30"_s,
                                 u"-subj"_s, u"/CN="_s + name});
    }

    bool makeCertificate(const QString& name, const QString& extensions, int days)
    {
        QFile file(path(name + u".ext"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(extensions.toUtf8()) < 0)
            return false;
        file.close();
        return run(QStringList{u"req"_s} + newKey()
                   + QStringList{u"-keyout"_s, path(name + u".key"_s), u"-out"_s, path(name + u".csr"_s), u"-subj"_s,
                                 u"/CN="_s + name})
            && run({u"x509"_s, u"-req"_s, u"-in"_s, path(name + u".csr"_s), u"-CA"_s, path(u"ca.pem"_s), u"-CAkey"_s,
                    path(u"ca.key"_s), u"-CAcreateserial"_s, u"-days"_s, QString::number(days), u"-extfile"_s, file.fileName(),
                    u"-out"_s, path(name + u".pem"_s)});
    }

    QSslConfiguration serverSettings(const QString& name) const
    {
        QFile key(path(name + u".key"_s));
        QSslConfiguration settings = QSslConfiguration::defaultConfiguration();
        if (key.open(QIODevice::ReadOnly))
            settings.setPrivateKey(QSslKey(&key, QSsl::Ec));
        settings.setLocalCertificateChain(QSslCertificate::fromPath(path(name + u".pem"_s)));
        settings.setPeerVerifyMode(QSslSocket::VerifyNone);
        return settings;
    }

    Response ask(const HostileServer& server, const QString& ca)
    {
        Endpoint endpoint = server.endpoint();
        endpoint.caFile = ca.isEmpty() ? QString() : path(ca + u".pem"_s);
        return answered(m_client->run(endpoint, quickRequest()));
    }

    QTemporaryDir m_folder;
};

TRACEO_TEST(TstHttpTls);
#include "tst_http_tls.moc"
