// The certificates and servers that must be refused, each in words of its own, so that whoever reads them knows
// what to mend. Live servers on loopback; names of other hosts are found through a proxy.
#include "net/certificate_rules.h"

#include "models/net/client_test.h"
#include "models/net/made_certificates.h"
#include "models/net/odd_servers.h"
#include "support/needs.h"
#include "support/test_main.h"

#include <QSet>
#include <QStandardPaths>
#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

const QString kHere = u"127.0.0.1"_s;
const QString kForHere = u"subjectAltName=IP:127.0.0.1"_s;

} // namespace

class TstTlsRefusals : public ClientTest {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        TRACEO_NEEDS(!QStandardPaths::findExecutable(u"openssl"_s).isEmpty(),
                     "the openssl command is not installed: TLS is NOT tested");
        const QString isCa = u"basicConstraints=critical,CA:TRUE"_s;
        QVERIFY(m_made.makeSelfSigned(u"ca"_s) && m_made.makeSelfSigned(u"other-ca"_s));
        QVERIFY(m_made.makeSelfSigned(u"shallow"_s, {u"basicConstraints=critical,CA:TRUE,pathlen:0"_s}));
        QVERIFY(m_made.makeSelfSigned(u"self"_s, {kForHere}) && m_made.makeSelfSigned(u"self-before"_s, {kForHere}));
        QVERIFY(m_made.make(u"good"_s, {.extensions = kForHere}));
        QVERIFY(m_made.make(u"expired"_s, {.extensions = kForHere, .days = -1}));
        QVERIFY(m_made.make(u"future"_s, {.extensions = kForHere, .from = u"20990101000000Z"_s}));
        QVERIFY(m_made.make(u"named"_s, {.extensions = u"subjectAltName=DNS:one.example,DNS:*.wild.example"_s}));
        QVERIFY(m_made.make(u"wrong-address"_s, {.extensions = u"subjectAltName=IP:127.0.0.9"_s}));
        QVERIFY(m_made.make(u"common-name"_s, {.commonName = u"one.example"_s}));
        QVERIFY(
            m_made.make(u"both-names"_s, {.extensions = u"subjectAltName=DNS:other.example"_s, .commonName = u"one.example"_s}));
        QVERIFY(m_made.make(u"weak"_s, {.extensions = kForHere, .key = MadeCertificates::rsaKey(1024)}));
        QVERIFY(m_made.make(u"inter"_s, {.extensions = isCa}));
        QVERIFY(m_made.make(u"behind"_s, {.extensions = kForHere, .ca = u"inter"_s}));
        QVERIFY(m_made.make(u"deeper"_s, {.extensions = isCa, .ca = u"shallow"_s}));
        QVERIFY(m_made.make(u"too-deep"_s, {.extensions = kForHere, .ca = u"deeper"_s}));
        QVERIFY(m_made.make(u"for-clients"_s, {.extensions = kForHere + u"\nextendedKeyUsage=clientAuth"_s}));
    }

    void whatIsRightIsAccepted_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QStringList>("behind");
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("ca");
        QTest::newRow("an address") << u"good"_s << QStringList() << kHere << u"ca"_s;
        QTest::newRow("a name") << u"named"_s << QStringList() << u"ONE.example"_s << u"ca"_s;
        QTest::newRow("a wildcard") << u"named"_s << QStringList() << u"a.wild.example"_s << u"ca"_s;
        QTest::newRow("an intermediate") << u"behind"_s << QStringList{u"inter"_s} << kHere << u"ca"_s;
        QTest::newRow("the certificate itself") << u"self"_s << QStringList() << kHere << u"self"_s;
    }
    void whatIsRightIsAccepted()
    {
        QFETCH(QString, certificate);
        QFETCH(QStringList, behind);
        QFETCH(QString, host);
        QFETCH(QString, ca);
        const EveryHostIsHere proxy;
        HostileServer server(m_made.serverSettings(certificate, behind), saying(answer("[1]")));
        const Response response = ask(host, quint16(server.endpoint().base.port()), ca);
        QVERIFY2(response.ok(), response.ok() ? "" : qPrintable(toText(*response.error)));
    }

    void eachRefusalHasItsOwnWords_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QStringList>("behind");
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("ca");
        QTest::addColumn<QString>("found");
        const QStringList alone;
        QTest::newRow("expired") << u"expired"_s << alone << kHere << u"ca"_s << u"an expired certificate (valid until"_s;
        QTest::newRow("not yet valid") << u"future"_s << alone << kHere << u"ca"_s << u"(valid from 2099-01-01"_s;
        QTest::newRow("another host") << u"named"_s << alone << u"two.example"_s << u"ca"_s << u"not for two.example"_s;
        QTest::newRow("another address") << u"wrong-address"_s << alone << kHere << u"ca"_s << u"it is for 127.0.0.9"_s;
        QTest::newRow("a wildcard, two levels deep")
            << u"named"_s << alone << u"a.b.wild.example"_s << u"ca"_s << u"not for a.b.wild.example"_s;
        QTest::newRow("the name as common name only")
            << u"common-name"_s << alone << u"one.example"_s << u"ca"_s << u"only as a common name (one.example)"_s;
        QTest::newRow("the common name beside others")
            << u"both-names"_s << alone << u"one.example"_s << u"ca"_s << u"it is for other.example, not for one.example"_s;
        QTest::newRow("self-signed") << u"self"_s << alone << kHere << QString() << u"a self-signed certificate"_s;
        QTest::newRow("changed") << u"self"_s << alone << kHere << u"self-before"_s << u"the named file does not hold (SHA-256"_s;
        QTest::newRow("an unknown CA") << u"good"_s << alone << kHere << u"other-ca"_s << u"unknown here (issued by ca)"_s;
        QTest::newRow("a missing intermediate")
            << u"behind"_s << alone << kHere << u"ca"_s << u"unknown here (issued by inter)"_s;
        QTest::newRow("a chain too deep") << u"too-deep"_s << QStringList{u"deeper"_s} << kHere << u"shallow"_s
                                          << u"a chain of certificates that is too long"_s;
        QTest::newRow("not for servers") << u"for-clients"_s << alone << kHere << u"ca"_s << u"not meant for servers"_s;
    }
    void eachRefusalHasItsOwnWords()
    {
        QFETCH(QString, certificate);
        QFETCH(QStringList, behind);
        QFETCH(QString, host);
        QFETCH(QString, ca);
        QFETCH(QString, found);
        const EveryHostIsHere proxy;
        HostileServer server(m_made.serverSettings(certificate, behind), saying(answer("[1]")));
        refuses(ask(host, quint16(server.endpoint().base.port()), ca), found);
        QCOMPARE(server.requests(), 0);
    }

    void aKeyThatCanBeBrokenIsRefused()
    {
        const OpensslServer server({u"-cert"_s, m_made.path(u"weak.pem"_s), u"-key"_s, m_made.path(u"weak.key"_s)});
        QVERIFY(server.port() != 0);
        refuses(ask(kHere, server.port(), u"ca"_s), u"a key of only 1024 bits"_s);
    }

    void anOldVersionIsRefused()
    {
        const OpensslServer server({u"-cert"_s, m_made.path(u"good.pem"_s), u"-key"_s, m_made.path(u"good.key"_s), u"-tls1_1"_s});
        QVERIFY(server.port() != 0);
        refuses(ask(kHere, server.port(), u"ca"_s), u"a server that speaks only older versions"_s);
    }

    /// TLS 1.2: there the server says so within the handshake.
    void aMissingClientCertificateIsNamed()
    {
        const OpensslServer server({u"-cert"_s, m_made.path(u"good.pem"_s), u"-key"_s, m_made.path(u"good.key"_s), u"-tls1_2"_s,
                                    u"-Verify"_s, u"1"_s, u"-CAfile"_s, m_made.path(u"ca.pem"_s)});
        QVERIFY(server.port() != 0);
        const Response response = ask(kHere, server.port(), u"ca"_s);
        QVERIFY(response.error);
        QVERIFY2(response.error->hint.contains(u"client certificate"_s) || response.error->hint.contains(u"tls: {cert"_s),
                 qPrintable(toText(*response.error)));
    }

    void namesAreComparedLabelByLabel_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<bool>("isFor");
        QTest::newRow("exact") << u"one.example"_s << true;
        QTest::newRow("capitals") << u"One.EXAMPLE"_s << true;
        QTest::newRow("rooted") << u"one.example."_s << true;
        QTest::newRow("longer") << u"a.one.example"_s << false;
        QTest::newRow("ending alike") << u"xone.example"_s << false;
        QTest::newRow("wildcard") << u"a.wild.example"_s << true;
        QTest::newRow("two levels") << u"a.b.wild.example"_s << false;
        QTest::newRow("no label for the wildcard") << u"wild.example"_s << false;
        QTest::newRow("an empty one") << u".wild.example"_s << false;
        QTest::newRow("an address") << kHere << false;
    }
    void namesAreComparedLabelByLabel()
    {
        QFETCH(QString, host);
        const auto named = QSslCertificate::fromPath(m_made.path(u"named.pem"_s));
        QCOMPARE(named.size(), 1);
        QTEST(isFor(named.front(), host), "isFor");
    }

private:
    Response ask(const QString& host, quint16 port, const QString& ca)
    {
        Endpoint endpoint;
        endpoint.source = "hostile";
        endpoint.base = QUrl(u"https://%1:%2"_s.arg(host).arg(port));
        endpoint.caFile = ca.isEmpty() ? QString() : m_made.path(ca + u".pem"_s);
        return answered(m_client->run(endpoint, quickRequest()));
    }

    void refuses(const Response& response, const QString& found)
    {
        QVERIFY(response.error);
        QCOMPARE(response.error->code, ErrorCode::Tls);
        QVERIFY2(response.error->found.contains(found), qPrintable(toText(*response.error)));
        QVERIFY2(!response.error->hint.isEmpty(), qPrintable(toText(*response.error)));
        QVERIFY2(!m_said.contains(response.error->found), qPrintable(response.error->found));
        m_said << response.error->found;
    }

    MadeCertificates m_made;
    QSet<QString> m_said;
};

TRACEO_TEST(TstTlsRefusals);
#include "tst_tls_refusals.moc"
