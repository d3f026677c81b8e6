// Who is told a secret, and who never is.
#include "net/http_client.h"

#include "models/net/client_test.h"
#include "net/network_line.h"
#include "support/test_main.h"

#include <QLoggingCategory>
#include <QMutex>
#include <QTemporaryDir>
#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr const char* kCanary = "canary-7f3a9-TOKEN";

/// Every line that anybody logs, on any thread.
class Log {
public:
    Log() { s_lines.clear(), s_before = qInstallMessageHandler(&Log::keep); }
    ~Log() { qInstallMessageHandler(s_before); }
    Log(const Log&) = delete;
    Log& operator=(const Log&) = delete;

    QString text() const
    {
        const QMutexLocker lock(&s_mutex);
        return s_lines.join(u'\n');
    }

private:
    static void keep(QtMsgType /*type*/, const QMessageLogContext& /*context*/, const QString& text)
    {
        const QMutexLocker lock(&s_mutex);
        s_lines << text;
    }
    static inline QMutex s_mutex;
    static inline QStringList s_lines;
    static inline QtMessageHandler s_before = nullptr;
};

} // namespace

class TstHttpCredentials : public ClientTest {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("TRACEO_TEST_TOKEN", kCanary); }
    void eachKindOfAuthHasItsHeader_data()
    {
        QTest::addColumn<int>("auth");
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("bearer") << int(Endpoint::Auth::Bearer) << QByteArray("authorization: bearer ") + kCanary;
        QTest::newRow("basic") << int(Endpoint::Auth::Basic)
                               << "authorization: basic " + (QByteArray("ann:") + kCanary).toBase64();
        QTest::newRow("header") << int(Endpoint::Auth::Header) << QByteArray("x-api-key: ") + kCanary;
    }

    void eachKindOfAuthHasItsHeader()
    {
        QFETCH(int, auth);
        QFETCH(QByteArray, line);
        HostileServer server(saying(answer("[1]")));
        const Response response = answered(m_client->run(withSecret(server.endpoint(), Endpoint::Auth(auth)), quickRequest()));
        QVERIFY2(response.ok(), response.ok() ? "" : qPrintable(toText(*response.error)));
        QVERIFY2(server.heads().first().toLower().contains("\r\n" + line.toLower() + "\r\n"), server.heads().first().constData());
    }

    void headersAndFormsArriveAsGiven()
    {
        HostileServer server(saying(answer("[1]")));
        Endpoint endpoint = server.endpoint();
        endpoint.base.setPath(u"/prefix/"_s);
        endpoint.headers = {{"X-Scope-OrgID", "team a"}};
        Request request = quickRequest();
        request.method = "POST";
        request.path = "/api/v1/query";
        request.query = {{"a", "1 +&"}};
        request.form = {{"query", "up{a=\"b\"}"}};
        request.headers = {{"Accept", "text/plain"}};
        QVERIFY(answered(m_client->run(endpoint, request)).ok());
        const QByteArray head = server.heads().first();
        QVERIFY2(head.startsWith("POST /prefix/api/v1/query?a=1%20%2B%26 HTTP/1.1\r\n"), head.constData());
        for (const QByteArray line : {"x-scope-orgid: team a", "accept: text/plain",
                                      "content-type: application/x-www-form-urlencoded", "accept-encoding: gzip"})
            QVERIFY2(head.toLower().contains("\r\n" + line + "\r\n"), head.constData());
        QVERIFY(!head.contains("Mozilla"));
    }

    void aHeaderCannotBringInAnother()
    {
        HostileServer server(saying(answer("[1]")));
        for (const auto& [name, value] :
             Pairs{{"X-A", "b\r\nX-Evil: 1"}, {"X A", "b"}, {"Host", "evil"}, {"Content-Length", "1"}}) {
            Request request = quickRequest();
            request.headers = {{name, value}};
            QCOMPARE(ask(server, request).error->code, ErrorCode::BadValue);
        }
        qputenv("TRACEO_TEST_LINES", "a\r\nX-Evil: 1");
        Endpoint endpoint = withSecret(server.endpoint(), Endpoint::Auth::Bearer);
        endpoint.secret.name = "TRACEO_TEST_LINES";
        QCOMPARE(answered(m_client->run(endpoint, quickRequest())).error->code, ErrorCode::Auth);
        QCOMPARE(server.requests(), 0);
    }

    void aRedirectToAnotherOriginGetsNothing_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {301, 302, 303, 307, 308})
            QTest::addRow("%d", status) << status;
    }

    void aRedirectToAnotherOriginGetsNothing()
    {
        QFETCH(int, status);
        HostileServer other(saying(answer("[1]")));
        const QString target = other.endpoint().base.toString() + u"/x?token=secret"_s;
        HostileServer server(saying("HTTP/1.1 " + QByteArray::number(status) + " Moved\r\nLocation: " + target.toUtf8()
                                    + "\r\nContent-Length: 0\r\n\r\n"));
        const Response response = answered(m_client->run(withSecret(server.endpoint(), Endpoint::Auth::Bearer), quickRequest()));
        QVERIFY(response.error);
        QVERIFY2(response.error->code == ErrorCode::Redirect, qPrintable(toText(*response.error)));
        QVERIFY(response.error->found.contains(QString::number(other.endpoint().base.port())));
        QVERIFY(!toText(*response.error).contains(u"token="_s));
        QVERIFY(ask(other).ok()); // what had been sent there would have come before
        QCOMPARE(other.requests(), 1);
        QVERIFY(!other.heads().first().contains(kCanary));
    }

    void aRedirectWithinTheOriginIsFollowed()
    {
        HostileServer server([](QTcpSocket& socket, const QByteArray& head) {
            if (head.startsWith("GET /x "))
                socket.write("HTTP/1.1 302 Found\r\nLocation: /y?a=b\r\nContent-Length: 3\r\n\r\nbye");
            else
                socket.write(answer("[2]"));
        });
        const Response response = answered(m_client->run(withSecret(server.endpoint(), Endpoint::Auth::Bearer), quickRequest()));
        QVERIFY2(response.ok(), response.ok() ? "" : qPrintable(toText(*response.error)));
        QCOMPARE(response.body, std::string("[2]"));
        QVERIFY(server.heads().last().startsWith("GET /y?a=b "));
        QVERIFY(server.heads().last().contains(kCanary));
    }

    void aRedirectKeepsAFormButForSeeOther_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("method");
        QTest::newRow("302") << 302 << QByteArray("POST");
        QTest::newRow("303") << 303 << QByteArray("GET");
        QTest::newRow("307") << 307 << QByteArray("POST");
    }

    void aRedirectKeepsAFormButForSeeOther()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, method);
        HostileServer server([status](QTcpSocket& socket, const QByteArray& head) {
            if (head.contains(" /x "))
                socket.write("HTTP/1.1 " + QByteArray::number(status) + " Moved\r\nLocation: /y\r\nContent-Length: 0\r\n\r\n");
            else
                socket.write(answer("[2]"));
            if (head.contains(" /x "))
                socket.disconnectFromHost();
        });
        Request request = quickRequest();
        request.method = "POST";
        request.form = {{"a", "b"}};
        const Response response = ask(server, request);
        QVERIFY2(response.ok(), response.ok() ? "" : qPrintable(toText(*response.error)));
        QVERIFY2(server.heads().last().startsWith(method + " /y "), server.heads().last().constData());
    }

    void aCircleOfRedirectsEnds()
    {
        HostileServer server(saying("HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n"));
        const Response response = ask(server);
        QCOMPARE(response.error->code, ErrorCode::Redirect);
        QCOMPARE(server.requests(), 6);
    }

    void aRedirectToAFileOrNowhereIsRefused()
    {
        for (const QByteArray location :
             {"file:///etc/passwd", "data:,x", "ftp://127.0.0.1/", "http://[", "//elsewhere.invalid/", ""}) {
            HostileServer server(saying("HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n"));
            QCOMPARE(ask(server).error->code, ErrorCode::Redirect);
        }
    }

    void onlyHttpAddressesAreAsked()
    {
        for (const char* text : {"file:///etc/passwd", "data:,x", "ftp://127.0.0.1/", "http:///nothing", "/etc/passwd", "",
                                 "http://ann:secret@127.0.0.1:1/"}) {
            Endpoint endpoint;
            endpoint.base = QUrl(QString::fromLatin1(text));
            const Response response = answered(m_client->run(endpoint, quickRequest()));
            QVERIFY(response.error);
            QVERIFY2(response.error->code == ErrorCode::BadValue, text);
            QVERIFY(!toText(*response.error).contains(u"secret@"_s));
        }
    }

    void aCredentialOverPlainHttpStaysAtHome()
    {
        Endpoint endpoint = withSecret({}, Endpoint::Auth::Bearer);
        endpoint.base = QUrl(u"http://monitoring.invalid:9090"_s);
        const Response response = answered(m_client->run(endpoint, quickRequest()));
        QCOMPARE(response.error->code, ErrorCode::Auth);
        QVERIFY(response.error->hint.contains(u"allow_plain_auth"_s));
        endpoint.allowPlainAuth = true;
        const Response allowed = answered(m_client->run(endpoint, quickRequest(Millis{500})));
        QVERIFY(allowed.error->code != ErrorCode::Auth);
    }

    void aMissingSecretSaysWhatToDo()
    {
        HostileServer server(saying(answer("[1]")));
        Endpoint endpoint = withSecret(server.endpoint(), Endpoint::Auth::Bearer);
        endpoint.secret = {SecretRef::Kind::Keychain, "prom"};
        const Response response = answered(m_client->run(endpoint, quickRequest()));
        QCOMPARE(response.error->code, ErrorCode::Auth);
        QVERIFY(!response.error->hint.isEmpty());
        QCOMPARE(server.requests(), 0);
    }

    void noSecretIsEverLogged()
    {
        const Log log;
        QLoggingCategory::setFilterRules(u"traceo.*=true"_s);
        HostileServer other(saying(answer("[1]")));
        const QByteArray secretUrl = other.endpoint().base.toEncoded() + "/?token=" + kCanary;
        const QByteArrayList wires = {answer("[1]"), answer("no", {}, "401 Unauthorized"), QByteArray(), answer("x").chopped(1),
                                      "HTTP/1.1 302 Found\r\nLocation: " + secretUrl + "\r\nContent-Length: 0\r\n\r\n"};
        QStringList errors;
        for (const QByteArray& wire : wires) {
            for (const Endpoint::Auth auth : {Endpoint::Auth::Bearer, Endpoint::Auth::Basic, Endpoint::Auth::Header}) {
                HostileServer server(saying(wire));
                Request request = quickRequest();
                request.query = {{"token", kCanary}};
                const Response response = answered(m_client->run(withSecret(server.endpoint(), auth), request));
                if (response.error)
                    errors << toText(*response.error);
            }
        }
        QLoggingCategory::setFilterRules({});
        const QByteArray basic = (QByteArray("ann:") + kCanary).toBase64();
        QVERIFY(log.text().contains(u"Sending GET http://127.0.0.1"_s));
        for (const QString& text : {log.text(), errors.join(u'\n')}) {
            QVERIFY(!text.contains(QString::fromLatin1(kCanary)));
            QVERIFY(!text.contains(QString::fromLatin1(basic)));
        }
    }

private:
    static Endpoint withSecret(Endpoint endpoint, Endpoint::Auth auth)
    {
        endpoint.auth = auth;
        endpoint.user = "ann";
        endpoint.headerName = "X-Api-Key";
        endpoint.secret = {SecretRef::Kind::Environment, "TRACEO_TEST_TOKEN"};
        return endpoint;
    }
};

TRACEO_TEST(TstHttpCredentials);
#include "tst_http_credentials.moc"
