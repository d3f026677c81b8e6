#include "net/form_encoding.h"
#include "net/gzip.h"
#include "net/listener.h"
#include "support/test_main.h"

#include <QTcpSocket>
#include <QTest>

#include <atomic>
#include <stdexcept>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

std::unique_ptr<Listener> opened(Listener::Answer answer, Listener::Options options = {})
{
    auto listener = Listener::open(options, std::move(answer));
    return listener ? std::move(*listener) : nullptr;
}

/// Sends `text` and returns all that comes back until the other side closes or a second passes.
QByteArray exchanged(std::uint16_t port, const QByteArray& text)
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, port);
    if (!socket.waitForConnected(2000))
        return {};
    socket.write(text);
    QByteArray answer;
    while (socket.waitForReadyRead(2000))
        answer += socket.readAll();
    return answer;
}

QByteArray get(const QByteArray& target, const QByteArray& headers = {})
{
    return "GET " + target + " HTTP/1.1\r\nHost: here\r\nConnection: close\r\n" + headers + "\r\n";
}

QByteArray bodyOf(const QByteArray& answer)
{
    return answer.mid(answer.indexOf("\r\n\r\n") + 4);
}

OutgoingResponse nothing(const IncomingRequest& /*request*/)
{
    return {.status = 200, .headers = {}, .body = "{}"};
}

} // namespace

class TstListener : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pathAndQueryArriveDecodedAndInOrder()
    {
        IncomingRequest seen;
        const auto listener = opened([&seen](const IncomingRequest& request) {
            seen = request;
            return OutgoingResponse{.status = 200, .headers = {}, .body = "[1]"};
        });
        QVERIFY(listener);
        const QByteArray answer =
            exchanged(listener->port(),
                      get("/a%2Bb+c/%C3%A9?match[]=up%7Bx%3D%22a+b%22%7D&match[]=2&flag&empty=", "X-Scope-OrgID: Team\r\n"));
        QVERIFY(answer.startsWith("HTTP/1.1 200 "));
        QVERIFY(answer.contains("Content-Type: application/json"));
        QCOMPARE(bodyOf(answer), QByteArray("[1]"));
        QCOMPARE(seen.method, std::string("GET"));
        QCOMPARE(seen.path, std::string("/a+b+c/\xC3\xA9"));
        QCOMPARE(seen.query, (Pairs{{"match[]", "up{x=\"a b\"}"}, {"match[]", "2"}, {"flag", ""}, {"empty", ""}}));
        QVERIFY(std::ranges::find(seen.headers, Pairs::value_type{"x-scope-orgid", "Team"}) != seen.headers.end());
    }

    void aFormBodyIsParsedAndKept()
    {
        IncomingRequest seen;
        const auto listener = opened([&seen](const IncomingRequest& request) {
            seen = request;
            return nothing(request);
        });
        QVERIFY(listener);
        const QByteArray body = "query=sum+by%28a%29&time=1";
        exchanged(listener->port(),
                  "POST /q HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded; "
                  "charset=utf-8\r\n"
                  "Content-Length: "
                      + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        QCOMPARE(seen.form, (Pairs{{"query", "sum by(a)"}, {"time", "1"}}));
        QCOMPARE(seen.body, body.toStdString());
    }

    void aLongAnswerIsGzippedOnlyWhenAskedFor_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<int>("size");
        QTest::addColumn<bool>("packed");
        QTest::newRow("asked") << QByteArray("Accept-Encoding: gzip\r\n") << 5000 << true;
        QTest::newRow("among others") << QByteArray("Accept-Encoding: br, gzip;q=0.5\r\n") << 5000 << true;
        QTest::newRow("not asked") << QByteArray() << 5000 << false;
        QTest::newRow("refused") << QByteArray("Accept-Encoding: gzip;q=0\r\n") << 5000 << false;
        QTest::newRow("short") << QByteArray("Accept-Encoding: gzip\r\n") << 100 << false;
    }

    void aLongAnswerIsGzippedOnlyWhenAskedFor()
    {
        QFETCH(QByteArray, header);
        QFETCH(int, size);
        QFETCH(bool, packed);
        const std::string text(std::size_t(size), 'x');
        const auto listener =
            opened([&text](const IncomingRequest&) { return OutgoingResponse{.status = 200, .headers = {}, .body = text}; });
        const QByteArray answer = exchanged(listener->port(), get("/", header));
        QCOMPARE(answer.contains("Content-Encoding: gzip"), packed);
        std::string body = bodyOf(answer).toStdString();
        if (packed) {
            GzipReader reader(1 << 20);
            std::string unpacked;
            QVERIFY(reader.feed(body, unpacked));
            QVERIFY(reader.isComplete());
            body = unpacked;
        }
        QCOMPARE(body, text);
    }

    void aBodyOverTheCapNeverReachesTheAnswer()
    {
        std::atomic<int> asked = 0;
        Listener::Options options;
        options.maxBodyBytes = 1000;
        const auto listener = opened(
            [&asked](const IncomingRequest& request) {
                ++asked;
                return nothing(request);
            },
            options);
        const QByteArray declared =
            exchanged(listener->port(),
                      "POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 1001\r\n\r\n" + QByteArray(1001, 'x'));
        QVERIFY(declared.startsWith("HTTP/1.1 413 "));
        QByteArray chunked = "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";
        for (int i = 0; i < 3; ++i)
            chunked += "1F4\r\n" + QByteArray(500, 'x') + "\r\n";
        exchanged(listener->port(), chunked + "0\r\n\r\n");
        QCOMPARE(asked.load(), 0);
    }

    void aThrowingAnswerIsAnErrorPage()
    {
        QTest::ignoreMessage(QtWarningMsg, "An answer failed: broken");
        const auto listener = opened([](const IncomingRequest&) -> OutgoingResponse { throw std::runtime_error("broken"); });
        QVERIFY(exchanged(listener->port(), get("/")).startsWith("HTTP/1.1 500 "));
    }

    void aTakenPortAndAForeignAddressSaySo()
    {
        const auto listener = opened(nothing);
        Listener::Options options;
        options.port = listener->port();
        const auto second = Listener::open(options, nothing);
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::Unreachable);
        QVERIFY(second.error().where.contains(QString::number(options.port)));
        options = {};
        options.address = u"not an address"_s;
        QVERIFY(!Listener::open(options, nothing));
    }

    void garbageDoesNotEndIt()
    {
        const auto listener = opened(nothing);
        exchanged(listener->port(), QByteArray(3000, '\0') + "\r\n\r\n");
        exchanged(listener->port(), "GET /" + QByteArray(300'000, 'a') + " HTTP/1.1\r\nHost: h\r\n\r\n");
        QVERIFY(exchanged(listener->port(), get("/")).startsWith("HTTP/1.1 200 "));
        QVERIFY(listener->url().toString().startsWith("http://127.0.0.1:"_L1));
    }

    void oneThreadIsEnough()
    {
        Listener::Options options;
        options.threads = 1;
        const auto listener = opened(nothing, options);
        QVERIFY(listener);
        QVERIFY(exchanged(listener->port(), get("/")).startsWith("HTTP/1.1 200 "));
    }

    void everyByteSurvivesTheWayThroughAForm()
    {
        Pairs pairs{{"", "no name"}, {"a&b=c+d e%", "\xC3\xA9\n"}};
        for (int i = 1; i < 256; ++i)
            pairs.emplace_back("k", std::string(1, char(i)));
        QCOMPARE(formDecoded(formEncoded(pairs)), pairs);
        QCOMPARE(formDecoded("%zz=%4&a=%"), (Pairs{{"%zz", "%4"}, {"a", "%"}}));
    }
};

TRACEO_TEST(TstListener);
#include "tst_listener.moc"
