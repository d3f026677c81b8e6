// What the client makes of answers that are cut, bent, of another kind or of another opinion.
#include "net/http_client.h"

#include "models/net/client_test.h"
#include "support/test_main.h"

#include <QDateTime>
#include <QLocale>
#include <QRandomGenerator>
#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kJson = R"({"status":"success","data":[1,2,3]})";

} // namespace

class TstHttpAnswers : public ClientTest {
    Q_OBJECT
private Q_SLOTS:
    void aWholeAnswerArrives_data()
    {
        QTest::addColumn<QByteArray>("wire");
        QTest::newRow("Content-Length") << answer(kJson);
        QTest::newRow("gzip") << answer(zipped(kJson), "Content-Encoding: gzip\r\n");
        QTest::newRow("gzip of two members")
            << answer(zipped(kJson.left(9)) + zipped(kJson.mid(9)), "Content-Encoding: GZIP\r\n");
        QTest::newRow("gzip until the end of the connection")
            << "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\n\r\n" + zipped(kJson);
        QTest::newRow("chunked") << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n" + kJson.left(5) + "\r\n"
                + QByteArray::number(kJson.size() - 5, 16) + "\r\n" + kJson.mid(5) + "\r\n0\r\n\r\n";
        QTest::newRow("chunked gzip") << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n"
                + QByteArray::number(zipped(kJson).size(), 16) + "\r\n" + zipped(kJson) + "\r\n0\r\n\r\n";
        QTest::newRow("two equal lengths") << answer(kJson, "Content-Length: " + QByteArray::number(kJson.size()) + "\r\n");
        QTest::newRow("whole JSON until the end of the connection")
            << "HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n" + kJson;
        QTest::newRow("whole JSON without a type until the end of the connection") << "HTTP/1.0 200 OK\r\n\r\n" + kJson;
        QTest::newRow("no type") << "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(kJson.size()) + "\r\n\r\n" + kJson;
        QTest::newRow("a type with parameters") << answer(kJson, "Content-Type: Application/JSON ;charset=utf-8\r\n");
        QTest::newRow("a type built on JSON") << answer(kJson, "Content-Type: application/problem+json\r\n");
        QTest::newRow("another 2xx") << answer(kJson, {}, "206 Partial Content");
    }

    void aWholeAnswerArrives()
    {
        QFETCH(QByteArray, wire);
        HostileServer server(saying(wire));
        const Response response = ask(server);
        QVERIFY2(response.ok(), response.ok() ? "" : qPrintable(toText(*response.error)));
        QCOMPARE(QByteArray::fromStdString(response.body), kJson);
        QVERIFY(response.sentAt <= response.receivedAt);
        QVERIFY(server.heads().first().contains("ccept-Encoding: gzip\r\n")
                || server.heads().first().contains("accept-encoding: gzip\r\n"));
    }

    void aBadAnswerSaysWhatIsWrong_data()
    {
        QTest::addColumn<QByteArray>("wire");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("words");
        const QByteArray packed = zipped(kJson.repeated(50));
        const QByteArray half = packed.left(packed.size() / 2);
        QByteArray wrongSum = packed;
        wrongSum[wrongSum.size() - 6] = char(wrongSum[wrongSum.size() - 6] ^ 1);
        const QByteArray gzip = "Content-Encoding: gzip\r\n";
        const QByteArray start = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

        QTest::newRow("HTML by type") << answer("<html><body>Log in</body></html>", "Content-Type: text/html\r\n")
                                      << ErrorCode::Decode << u"an HTML page, probably a login or proxy page"_s;
        QTest::newRow("HTML by its bytes") << answer("\n<!DOCTYPE HTML><p>Hotel Wi-Fi") << ErrorCode::Decode << u"an HTML page"_s;
        QTest::newRow("half, long length") << start + "Content-Length: 36\r\n\r\n" + kJson.left(18) << ErrorCode::Truncated
                                           << u"18 bytes"_s;
        QTest::newRow("half, no length") << start + "\r\n" + kJson.left(18) << ErrorCode::Truncated
                                         << u"ends where the connection does"_s;
        QTest::newRow("whole and more, no length")
            << start + "\r\n" + kJson + "{" << ErrorCode::Truncated << u"ends where the connection does"_s;
        QTest::newRow("a number, no length") << start + "\r\n12" << ErrorCode::Truncated // of 123?
                                             << u"ends where the connection does"_s;
        QTest::newRow("text by type") << answer("ok\n", "Content-Type: text/plain; charset=utf-8\r\n") << ErrorCode::Decode
                                      << u"the type text/plain"_s;
        QTest::newRow("JSON called text") << answer(kJson, "Content-Type: text/plain\r\n") << ErrorCode::Decode
                                          << u"the type text/plain"_s;
        QTest::newRow("metrics") << answer("up 1\n", "Content-Type: application/openmetrics-text; version=1.0.0\r\n")
                                 << ErrorCode::Decode << u"the type application/openmetrics-text"_s;
        QTest::newRow("half gzip, matching length") << answer(half, gzip) << ErrorCode::Truncated << u"in the middle"_s;
        QTest::newRow("gzip without its trailer")
            << answer(packed.chopped(8), gzip) << ErrorCode::Truncated << u"in the middle"_s;
        QTest::newRow("gzip with half a trailer")
            << answer(packed.chopped(4), gzip) << ErrorCode::Truncated << u"in the middle"_s;
        QTest::newRow("gzip with a wrong checksum") << answer(wrongSum, gzip) << ErrorCode::Decode << u"damaged"_s;
        QTest::newRow("gzip and more behind it")
            << answer(packed + "junk, and more of it", gzip) << ErrorCode::Decode << u"damaged"_s;
        QTest::newRow("no gzip at all") << answer(kJson, gzip) << ErrorCode::Decode << u"damaged"_s;
        QTest::newRow("a coding nobody asked for") << answer(kJson, "Content-Encoding: br\r\n") << ErrorCode::Decode << u"br"_s;
        QTest::newRow("cut in a chunk") << start + "Transfer-Encoding: chunked\r\n\r\n20\r\nabc" << ErrorCode::Truncated
                                        << u"3 bytes"_s;
        QTest::newRow("no last chunk") << start + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"
                                       << ErrorCode::Truncated << u"3 bytes"_s;
        QTest::newRow("two lengths") << answer(kJson, "Content-Length: 5\r\n") << ErrorCode::Decode << u"5, 35"_s;
        QTest::newRow("negative length") << start + "Content-Length: -1\r\n\r\n" + kJson << ErrorCode::Decode << u"-1"_s;
        QTest::newRow("empty") << answer("") << ErrorCode::Empty << u"empty"_s;
        QTest::newRow("empty gzip") << answer(zipped(""), gzip) << ErrorCode::Empty << u"empty"_s;
        QTest::newRow("no content") << QByteArray("HTTP/1.1 204 No Content\r\n\r\n") << ErrorCode::Empty << u"empty"_s;
        QTest::newRow("dropped before a byte") << QByteArray() << ErrorCode::Unreachable << u"closed"_s;
        QTest::newRow("dropped in the header")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Ty") << ErrorCode::Unreachable << u"closed"_s;
        QTest::newRow("another protocol") << QByteArray("SSH-2.0-OpenSSH_9.2p1\r\n") << ErrorCode::Decode << u"something else"_s;
    }

    void aBadAnswerSaysWhatIsWrong()
    {
        QFETCH(QByteArray, wire);
        QFETCH(ErrorCode, code);
        QFETCH(QString, words);
        HostileServer server(saying(wire));
        const Response response = ask(server);
        QVERIFY(response.error);
        QVERIFY2(response.error->code == code && response.error->found.contains(words), qPrintable(toText(*response.error)));
        QVERIFY(response.error->where.startsWith(u"hostile (http://127.0.0.1:"_s));
        QVERIFY(response.body.empty());
    }

    void noPrefixOfJsonPassesForTheWholeWhereOnlyTheConnectionEnds()
    {
        const QByteArray json = "{\"a\":\"b}]{[\\\"\",\"c\":[{\"d\":[1.5e3,true,null,{}]},[]]}"; // moc stumbles over it raw
        for (qsizetype size = 1; size <= json.size(); ++size) {
            HostileServer server(saying("HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n" + json.left(size)));
            const Response response = ask(server);
            QCOMPARE(response.ok(), size == json.size());
            QVERIFY(response.ok() || response.error->code == ErrorCode::Truncated);
        }
    }

    void anotherTypeIsFineWhereItWasAskedFor()
    {
        HostileServer server(saying(answer("up 1\n", "Content-Type: text/plain; version=0.0.4\r\n")));
        Request request = quickRequest();
        request.headers = {{"Accept", "text/plain"}};
        QVERIFY(ask(server, request).ok());
    }

    void htmlIsFineWhereItWasAskedFor()
    {
        HostileServer server(saying(answer("<html></html>", "Content-Type: text/html\r\n")));
        Request request = quickRequest();
        request.headers = {{"Accept", "text/html"}};
        QVERIFY(ask(server, request).ok());
    }

    void aStatusIsTold_data()
    {
        QTest::addColumn<QByteArray>("wire");
        QTest::addColumn<int>("status");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("found");
        QTest::addColumn<int>("retryAfter"); // s
        const QByteArray text = "Content-Type: text/plain\r\n";
        QTest::newRow("401") << answer("who?", text + "WWW-Authenticate: Basic realm=\"x\"\r\n", "401 Unauthorized") << 401
                             << ErrorCode::Auth << u"status 401: who?"_s << -1;
        QTest::newRow("403") << answer("", text, "403 Forbidden") << 403 << ErrorCode::Auth << u"status 403"_s << -1;
        QTest::newRow("404") << answer("404 page not found\n", text, "404 Not Found") << 404 << ErrorCode::Http
                             << u"status 404: 404 page not found"_s << -1;
        QTest::newRow("an API's own error") << answer(
            R"({"status":"error","errorType":"bad_data","error":"parse error at char 3"})", {}, "400 Bad Request")
                                            << 400 << ErrorCode::Http << u"status 400: parse error at char 3"_s << -1;
        QTest::newRow("HTML") << answer("<html><head><title>x</title></head><body><h1>Bad\n gateway</h1></body></html>",
                                        "Content-Type: text/html\r\n", "502 Bad Gateway")
                              << 502 << ErrorCode::Http << u"status 502: Bad gateway"_s << -1;
        QTest::newRow("429 in seconds") << answer("slow down", text + "Retry-After: 17\r\n", "429 Too Many Requests") << 429
                                        << ErrorCode::RateLimited << u"status 429: slow down"_s << 17;
        QTest::newRow("429 alone") << answer("slow down", text, "429 Too Many Requests") << 429 << ErrorCode::RateLimited
                                   << u"status 429: slow down"_s << -1;
        QTest::newRow("503 in seconds") << answer("", text + "Retry-After: 2\r\n", "503 Service Unavailable") << 503
                                        << ErrorCode::RateLimited << u"status 503"_s << 2;
        QTest::newRow("503 alone") << answer("", text, "503 Service Unavailable") << 503 << ErrorCode::Http << u"status 503"_s
                                   << -1;
        QTest::newRow("304") << QByteArray("HTTP/1.1 304 Not Modified\r\n\r\n") << 304 << ErrorCode::Http << u"status 304"_s
                             << -1;
        QTest::newRow("a gzip error in pieces")
            << answer(zipped(QByteArray(5000, 'e')).left(20), "Content-Encoding: gzip\r\n", "500 Oh") << 500 << ErrorCode::Http
            << u"status 500"_s << -1;
    }

    void aStatusIsTold()
    {
        QFETCH(QByteArray, wire);
        QFETCH(int, status);
        QFETCH(ErrorCode, code);
        QFETCH(QString, found);
        QFETCH(int, retryAfter);
        HostileServer server(saying(wire));
        const Response response = ask(server);
        QVERIFY(response.error);
        QCOMPARE(response.status, status);
        QVERIFY2(response.error->code == code, qPrintable(toText(*response.error)));
        QVERIFY2(response.error->found.startsWith(found), qPrintable(response.error->found));
        QCOMPARE(response.retryAfter.has_value(), retryAfter >= 0);
        if (retryAfter >= 0)
            QCOMPARE(response.retryAfter->count(), retryAfter * 1000LL);
    }

    void retryAfterMayBeADate()
    {
        const QDateTime later = QDateTime::currentDateTimeUtc().addSecs(90);
        const QByteArray date = QLocale::c().toString(later, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1();
        HostileServer server(saying(answer("x", "Retry-After: " + date + "\r\n", "429 Too Many Requests")));
        const Response response = ask(server);
        QCOMPARE(response.error->code, ErrorCode::RateLimited);
        QVERIFY(response.retryAfter && *response.retryAfter > Millis{80'000} && *response.retryAfter <= Millis{90'000});
    }

    void aWrongClockIsNoticedAndARightOneIsNot()
    {
        int ahead = 0;
        HostileServer server([&ahead](QTcpSocket& socket, const QByteArray&) {
            const QDateTime now = QDateTime::currentDateTimeUtc().addSecs(ahead);
            socket.write(
                answer("[]", "Date: " + QLocale::c().toString(now, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1() + "\r\n"));
        });
        QVERIFY(!ask(server).clockSkew);
        ahead = 600;
        const auto skew = ask(server).clockSkew;
        QVERIFY(skew && *skew > Millis{590'000} && *skew < Millis{610'000});
        ahead = -600;
        const auto behind = ask(server).clockSkew;
        QVERIFY(behind && *behind < Millis{-590'000} && *behind > Millis{-610'000});
    }

    void randomBytesNeverHarm()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        const QByteArray whole =
            answer(zipped(kJson.repeated(20)), "Content-Encoding: gzip\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\n");
        const qsizetype body = whole.indexOf("\r\n\r\n") + 4;
        for (int i = 0; i < 50; ++i) {
            QByteArray wire = whole.left(random.bounded(whole.size() + 1));
            bool isHeadWhole = true;
            for (int flips = random.bounded(4); flips > 0 && !wire.isEmpty(); --flips) {
                const qsizetype at = random.bounded(wire.size());
                isHeadWhole = isHeadWhole && at >= body;
                wire[at] = char(random.bounded(256));
            }
            HostileServer server(saying(wire));
            const Response response = answered(m_client->run(server.endpoint(), quickRequest(Millis{1000}, Millis{150})));
            QVERIFY(response.ok() || response.error->code != ErrorCode::Internal);
            if (response.ok() && isHeadWhole)
                QCOMPARE(QByteArray::fromStdString(response.body), kJson.repeated(20));
        }
    }
};

TRACEO_TEST(TstHttpAnswers);
#include "tst_http_answers.moc"
