// TLS as it should be: whom a connection trusts, and the files that say so. What must be refused is in
// tst_tls_refusals.cpp.
#include "net/tls_errors.h"
#include "net/tls_settings.h"

#include "models/net/client_test.h"
#include "models/net/made_certificates.h"
#include "net/connection_pool.h"
#include "support/needs.h"
#include "support/test_main.h"

#include <QSslCertificate>
#include <QStandardPaths>
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
        QVERIFY(m_made.makeSelfSigned(u"ca"_s) && m_made.makeSelfSigned(u"other-ca"_s));
        QVERIFY(m_made.make(u"good"_s, {.extensions = u"subjectAltName=IP:127.0.0.1"_s}));
        QVERIFY(m_made.make(u"client"_s, {.extensions = u"extendedKeyUsage=clientAuth"_s}));
    }

    void aCertificateOfTheNamedCaIsAccepted()
    {
        HostileServer server(serverSettings(u"good"_s), saying(answer("[1]")));
        const Response response = ask(server, u"ca"_s);
        QVERIFY2(response.ok(), response.ok() ? "" : qPrintable(toText(*response.error)));
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
        for (const QString& bad : {path(u"missing.pem"_s), path(u"ca.key"_s), m_made.folder()}) {
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
    QString path(const QString& name) const { return m_made.path(name); }
    QSslConfiguration serverSettings(const QString& name) const { return m_made.serverSettings(name); }

    Response ask(const HostileServer& server, const QString& ca)
    {
        Endpoint endpoint = server.endpoint();
        endpoint.caFile = ca.isEmpty() ? QString() : path(ca + u".pem"_s);
        return answered(m_client->run(endpoint, quickRequest()));
    }

    MadeCertificates m_made;
};

TRACEO_TEST(TstHttpTls);
#include "tst_http_tls.moc"
