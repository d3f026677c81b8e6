#include "net/http_question.h"

#include "net/http_answer.h"
#include "net/http_exchange.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

Result<HttpQuestion> question(const QString& base, const std::string& path, const Pairs& query = {})
{
    Endpoint endpoint;
    endpoint.base = QUrl(base);
    Request request;
    request.path = path;
    request.query = query;
    return HttpQuestion::of(endpoint, request);
}

} // namespace

class TstHttpQuestion : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pathsAreJoinedByOneSlash_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("url");
        QTest::newRow("bare") << u"http://h"_s << QByteArray("/a/b") << QByteArray("http://h/a/b");
        QTest::newRow("prefix") << u"http://h/p"_s << QByteArray("/a") << QByteArray("http://h/p/a");
        QTest::newRow("both slashes") << u"http://h/p/"_s << QByteArray("/a") << QByteArray("http://h/p/a");
        QTest::newRow("neither slash") << u"http://h/p"_s << QByteArray("a") << QByteArray("http://h/p/a");
        QTest::newRow("no path") << u"http://h/p/"_s << QByteArray() << QByteArray("http://h/p/");
        QTest::newRow("marks in a path are text")
            << u"http://h"_s << QByteArray("/a?b#c%d e") << QByteArray("http://h/a%3Fb%23c%25d%20e");
        QTest::newRow("an encoded prefix stays") << u"http://h/a%20b"_s << QByteArray("/c") << QByteArray("http://h/a%20b/c");
        QTest::newRow("a query of the base stays") << u"http://h/?t=1#f"_s << QByteArray("/c") << QByteArray("http://h/c?t=1");
    }

    void pathsAreJoinedByOneSlash()
    {
        QFETCH(QString, base);
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, url);
        const auto made = question(base, path.toStdString());
        QVERIFY(made);
        QCOMPARE(made->url.toEncoded(), url);
    }

    void everyByteOfAQueryIsEncoded()
    {
        const auto made = question(u"http://h/?t=%26"_s, "/q", {{"match[]", "up{a=~\".+&#%\"}"}, {"é", " "}});
        QVERIFY(made);
        QCOMPARE(made->url.toEncoded(), QByteArray("http://h/q?t=%26&match%5B%5D=up%7Ba%3D~%22.%2B%26%23%25%22%7D&%C3%A9=%20"));
    }

    void aRequestsHeaderReplacesTheEndpoints()
    {
        Endpoint endpoint;
        endpoint.base = QUrl(u"http://h"_s);
        endpoint.headers = {{"Accept", "a"}, {"X-One", "1"}};
        Request request;
        request.headers = {{"ACCEPT", "text/html"}};
        const auto made = HttpQuestion::of(endpoint, request);
        QVERIFY(made);
        QCOMPARE(std::ranges::count(made->headers, std::string("accept"), &Pairs::value_type::first), 1);
        QVERIFY(made->asksForHtml());
    }

    void aRedirectStaysWithinItsOrigin_data()
    {
        QTest::addColumn<QByteArray>("location");
        QTest::addColumn<bool>("followed");
        QTest::newRow("path") << QByteArray("/b") << true;
        QTest::newRow("relative") << QByteArray("b") << true;
        QTest::newRow("whole") << QByteArray("https://h/b") << true;
        QTest::newRow("the port by name") << QByteArray("https://H:443/b") << true;
        QTest::newRow("a user") << QByteArray("https://ann:pw@h/b") << true;
        QTest::newRow("another host") << QByteArray("https://h.evil.example/b") << false;
        QTest::newRow("another port") << QByteArray("https://h:8443/b") << false;
        QTest::newRow("less safe") << QByteArray("http://h/b") << false;
        QTest::newRow("host by slashes") << QByteArray("//evil.example/b") << false;
        QTest::newRow("a trick with @") << QByteArray("https://h@evil.example/b") << false;
        QTest::newRow("a trick with a backslash") << QByteArray("https://h\\@evil.example/b") << false;
        QTest::newRow("a file") << QByteArray("file:///etc/passwd") << false;
        QTest::newRow("nothing") << QByteArray() << false;
    }

    void aRedirectStaysWithinItsOrigin()
    {
        QFETCH(QByteArray, location);
        QFETCH(bool, followed);
        const auto next = redirected(*question(u"https://h/a"_s, ""), 302, location.toStdString());
        QCOMPARE(next.ok(), followed);
        if (followed)
            QCOMPARE(next->url.toEncoded(), QByteArray(location.startsWith("https://H:") ? "https://h:443/b" : "https://h/b"));
        else
            QCOMPARE(next.error().code, ErrorCode::Redirect);
    }

    void aServersWordsAreShownPlainAndShort()
    {
        const std::string words = "<b>x</b>\n\n\t\xE2\x80\xAE" + std::string(5000, 'y');
        const Error error = statusError(500, words, std::nullopt);
        QVERIFY(error.found.size() < 240);
        QVERIFY(!error.found.contains(u'\n') && !error.found.contains(QChar(0x202e)));
        QCOMPARE(statusError(500, "{\"error\":{\"code\":1}}", std::nullopt).found, u"status 500: {\"error\":{\"code\":1}}"_s);
        QCOMPARE(statusError(500, "\xff\xfe", std::nullopt).code, ErrorCode::Http);
        QCOMPARE(statusError(403, "{\"message\":\"no\"}", std::nullopt).found, u"status 403: no"_s);
    }

    void aFailedConnectionHasACode_data()
    {
        QTest::addColumn<int>("error");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("refused") << int(QAbstractSocket::ConnectionRefusedError) << ErrorCode::Unreachable;
        QTest::newRow("no host") << int(QAbstractSocket::HostNotFoundError) << ErrorCode::Unreachable;
        QTest::newRow("closed") << int(QAbstractSocket::RemoteHostClosedError) << ErrorCode::Unreachable;
        QTest::newRow("no network") << int(QAbstractSocket::NetworkError) << ErrorCode::Unreachable;
        QTest::newRow("proxy") << int(QAbstractSocket::ProxyNotFoundError) << ErrorCode::Unreachable;
        QTest::newRow("timeout") << int(QAbstractSocket::SocketTimeoutError) << ErrorCode::Timeout;
    }

    void aFailedConnectionHasACode()
    {
        QFETCH(int, error);
        QFETCH(ErrorCode, code);
        for (const auto& url : {u"http://h"_s, u"https://h"_s}) {
            const Error said = socketError(QAbstractSocket::SocketError(error), QUrl(url));
            QCOMPARE(said.code, code);
            QVERIFY(!said.found.isEmpty() && !said.hint.isEmpty());
        }
    }
};

TRACEO_TEST(TstHttpQuestion);
#include "tst_http_question.moc"
