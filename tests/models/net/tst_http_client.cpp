// The client against a server that cuts, bends, drips and floods.
#include "net/http_client.h"

#include "models/net/hostile_server.h"
#include "net/credentials.h"
#include "net/gzip.h"
#include "support/test_main.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTest>
#include <QTimer>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kJson = R"({"status":"success","data":[1,2,3]})";

/// From here on peakMemory() counts anew.
void forgetPeak()
{
    QFile references(u"/proc/self/clear_refs"_s);
    if (references.open(QIODevice::WriteOnly))
        references.write("5");
}

/// Bytes of memory this process has been seen with at most.
qint64 peakMemory()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.simplified().split(' ').value(1).toLongLong() * 1024;
    }
    return 0;
}

/// Writes `block` again and again, as fast as the other side takes it.
void flood(QTcpSocket& socket, const QByteArray& block, qint64& sent)
{
    const auto more = [&socket, block, &sent] {
        while (socket.isOpen() && socket.bytesToWrite() < 512 * 1024) {
            socket.write(block);
            sent += block.size();
        }
    };
    QObject::connect(&socket, &QTcpSocket::bytesWritten, &socket, more);
    more();
}

QByteArray zipped(const QByteArray& text)
{
    return QByteArray::fromStdString(gzipped(text.toStdString()));
}

} // namespace

class TstHttpClient : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_store = std::make_unique<CompositeCredentialStore>(nullptr, m_clock);
        m_client = std::make_unique<HttpClient>(m_clock, *m_store);
    }
    void cleanup()
    {
        m_client.reset();
        m_store.reset();
    }

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
        QTest::newRow("another 2xx") << answer(kJson, {}, "206 Partial Content");
    }

    void aWholeAnswerArrives()
    {
        QFETCH(QByteArray, wire);
        HostileServer server(saying(wire));
        const Response response = answered(m_client->run(server.endpoint(), quickRequest()));
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
        QTest::newRow("whole, no length") << start + "\r\n" + kJson << ErrorCode::Truncated
                                          << u"ends where the connection does"_s;
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
        QTest::newRow("another protocol") << QByteArray("SSH-2.0-OpenSSH_9.2p1\r\n") << ErrorCode::Unreachable
                                          << u"closed before an HTTP answer"_s;
    }

    void aBadAnswerSaysWhatIsWrong()
    {
        QFETCH(QByteArray, wire);
        QFETCH(ErrorCode, code);
        QFETCH(QString, words);
        HostileServer server(saying(wire));
        const Response response = answered(m_client->run(server.endpoint(), quickRequest()));
        QVERIFY(response.error);
        QVERIFY2(response.error->code == code && response.error->found.contains(words), qPrintable(toText(*response.error)));
        QVERIFY(response.error->where.startsWith(u"hostile (http://127.0.0.1:"_s));
        QVERIFY(response.body.empty());
    }

    void htmlIsFineWhereItWasAskedFor()
    {
        HostileServer server(saying(answer("<html></html>", "Content-Type: text/html\r\n")));
        Request request = quickRequest();
        request.headers = {{"Accept", "text/html"}};
        QVERIFY(answered(m_client->run(server.endpoint(), request)).ok());
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
        const Response response = answered(m_client->run(server.endpoint(), quickRequest()));
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
        const Response response = answered(m_client->run(server.endpoint(), quickRequest()));
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
        QVERIFY(!answered(m_client->run(server.endpoint(), quickRequest())).clockSkew);
        ahead = 600;
        const auto skew = answered(m_client->run(server.endpoint(), quickRequest())).clockSkew;
        QVERIFY(skew && *skew > Millis{590'000} && *skew < Millis{610'000});
        ahead = -600;
        const auto behind = answered(m_client->run(server.endpoint(), quickRequest())).clockSkew;
        QVERIFY(behind && *behind < Millis{-590'000} && *behind > Millis{-610'000});
    }

    void anEndlessBodyIsStoppedAtTheCap_data()
    {
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<QByteArray>("block");
        QTest::newRow("plain") << QByteArray("\r\n") << QByteArray(64 * 1024, 'x');
        QTest::newRow("chunked") << QByteArray("Transfer-Encoding: chunked\r\n\r\n")
                                 << "10000\r\n" + QByteArray(64 * 1024, 'x') + "\r\n";
        QTest::newRow("announced") << QByteArray("Content-Length: 209715200\r\n\r\n") << QByteArray(64 * 1024, 'x');
        // an empty stored block: five bytes that unpack to nothing
        QTest::newRow("gzip of nothing") << QByteArray("Content-Encoding: gzip\r\n\r\n\x1f\x8b\x08\0\0\0\0\0\0\x03", 36)
                                         << QByteArray("\0\0\0\xff\xff", 5).repeated(10'000);
    }

    void anEndlessBodyIsStoppedAtTheCap()
    {
        QFETCH(QByteArray, headers);
        QFETCH(QByteArray, block);
        qint64 sent = 0;
        HostileServer server([&](QTcpSocket& socket, const QByteArray&) {
            socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + headers);
            flood(socket, block, sent);
        });
        Request request = quickRequest(Millis{8000});
        request.maxBytes = 4 * 1024 * 1024;
        forgetPeak();
        const qint64 before = peakMemory();
        const Response response = answered(m_client->run(server.endpoint(), request));
        QVERIFY(response.error);
        QVERIFY2(response.error->code == ErrorCode::TooLarge, qPrintable(toText(*response.error)));
        QVERIFY2(sent < 24 * 1024 * 1024, qPrintable(QString::number(sent)));
        QVERIFY2(peakMemory() - before < 48 * 1024 * 1024, qPrintable(QString::number(peakMemory() - before)));
    }

    void aBombIsStoppedAtTheCap()
    {
        const QByteArray bomb = zipped(QByteArray(200 * 1024 * 1024, '\0'));
        HostileServer server(saying(answer(bomb, "Content-Encoding: gzip\r\n")));
        Request request = quickRequest(Millis{8000});
        request.maxBytes = 4 * 1024 * 1024;
        const Response response = answered(m_client->run(server.endpoint(), request));
        QVERIFY(response.error);
        QVERIFY2(response.error->code == ErrorCode::TooLarge, qPrintable(toText(*response.error)));
    }

    void exactlyTheCapIsAllowed()
    {
        HostileServer server(saying(answer(QByteArray(100'000, '1'))));
        Request request = quickRequest();
        request.maxBytes = 100'000;
        QVERIFY(answered(m_client->run(server.endpoint(), request)).ok());
        request.maxBytes = 99'999;
        QCOMPARE(answered(m_client->run(server.endpoint(), request)).error->code, ErrorCode::TooLarge);
    }

    void silenceEndsByTheIdleTime()
    {
        HostileServer server([](QTcpSocket&, const QByteArray&) {});
        QElapsedTimer timer;
        timer.start();
        const Response response = answered(m_client->run(server.endpoint(), quickRequest(Millis{5000}, Millis{300})));
        QVERIFY2(response.error && response.error->code == ErrorCode::Timeout, qPrintable(toText(*response.error)));
        QVERIFY(timer.elapsed() < 3000);
    }

    void aDrippingBodyEndsByTheDeadline()
    {
        HostileServer server([](QTcpSocket& socket, const QByteArray&) {
            socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n");
            auto* drip = new QTimer(&socket);
            connect(drip, &QTimer::timeout, &socket, [&socket] { socket.write("1"); });
            drip->start(50);
        });
        const Response response = answered(m_client->run(server.endpoint(), quickRequest(Millis{700}, Millis{400})));
        QVERIFY2(response.error && response.error->code == ErrorCode::Timeout, qPrintable(toText(*response.error)));
        QVERIFY2(response.error->found.contains(u"bytes of it so far"_s), qPrintable(toText(*response.error)));
    }

    void aHangingErrorPageIsStillItsStatus()
    {
        HostileServer server([](QTcpSocket& socket, const QByteArray&) {
            socket.write("HTTP/1.1 403 Forbidden\r\nContent-Type: text/plain\r\nContent-Length: 1000\r\n\r\nno right");
        });
        const Response response = answered(m_client->run(server.endpoint(), quickRequest(Millis{2000}, Millis{200})));
        QCOMPARE(response.error->code, ErrorCode::Auth);
        QVERIFY2(response.error->found.startsWith(u"status 403: no right"_s), qPrintable(response.error->found));
    }

    void nobodyListening()
    {
        Endpoint endpoint;
        {
            HostileServer server([](QTcpSocket&, const QByteArray&) {});
            endpoint = server.endpoint();
        }
        const Response response = answered(m_client->run(endpoint, quickRequest()));
        QCOMPARE(response.error->code, ErrorCode::Unreachable);
        QVERIFY(response.error->hint.contains(QString::number(endpoint.base.port())));
        QCOMPARE(response.status, 0);
    }

    void aHundredKilobyteHeaderDoesNoHarm()
    {
        HostileServer server(saying("HTTP/1.1 200 OK\r\nX: " + QByteArray(300'000, 'a') + "\r\n" + answer("[]").mid(17)));
        const Response response = answered(m_client->run(server.endpoint(), quickRequest()));
        // the network library drops all headers then, and with them the proof of the end
        QVERIFY2(response.ok() || response.error->code == ErrorCode::Truncated, qPrintable(toText(*response.error)));
    }

    void anEndlessErrorPageIsCutToo_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::newRow("500") << QByteArray("500 Oh");
        QTest::newRow("401") << QByteArray("401 Unauthorized");
        QTest::newRow("407") << QByteArray("407 Proxy");
        QTest::newRow("redirect") << QByteArray("302 Found\r\nLocation: http://elsewhere.invalid/");
    }

    void anEndlessErrorPageIsCutToo()
    {
        QFETCH(QByteArray, status);
        qint64 sent = 0;
        HostileServer server([&](QTcpSocket& socket, const QByteArray&) {
            socket.write("HTTP/1.1 " + status + "\r\nContent-Type: text/plain\r\nContent-Length: 20971520000\r\n\r\n");
            flood(socket, QByteArray(64 * 1024, 'x'), sent);
        });
        forgetPeak();
        const qint64 before = peakMemory();
        const Response response = answered(m_client->run(server.endpoint(), quickRequest(Millis{1000})));
        QVERIFY(response.error);
        QVERIFY2(peakMemory() - before < 48 * 1024 * 1024, qPrintable(QString::number(peakMemory() - before)));
        QVERIFY2(sent < 24 * 1024 * 1024, qPrintable(QString::number(sent)));
    }

    /// Thirty requests of 0.2 s each with a deadline of 1 s: five rounds of six, and none starts its
    /// deadline while it waits.
    void theDeadlineBeginsAtDispatch()
    {
        int inFlight = 0;
        int most = 0;
        HostileServer server([&](QTcpSocket& socket, const QByteArray&) {
            most = std::max(most, ++inFlight);
            QTimer::singleShot(200, &socket, [&] {
                --inFlight;
                socket.write(answer("[1]"));
            });
        });
        QList<QFuture<Response>> futures;
        for (int i = 0; i < 30; ++i)
            futures << m_client->run(server.endpoint(), quickRequest(Millis{1000}, Millis{1000}));
        for (const auto& future : futures) {
            const Response response = answered(future);
            QVERIFY2(response.ok(), response.ok() ? "" : qPrintable(toText(*response.error)));
        }
        QCOMPARE(most, 6);
        QCOMPARE(server.requests(), 30);
    }

    void oneSlowOriginDoesNotHoldAnother()
    {
        HostileServer silent([](QTcpSocket&, const QByteArray&) {});
        HostileServer quick(saying(answer("[1]")));
        QList<QFuture<Response>> stuck;
        for (int i = 0; i < 12; ++i)
            stuck << m_client->run(silent.endpoint(), quickRequest(Millis{60'000}, Millis{60'000}));
        QVERIFY(answered(m_client->run(quick.endpoint(), quickRequest())).ok());
        QTRY_COMPARE(silent.requests(), 6);
        for (auto& future : stuck)
            future.cancel();
    }

    void cancellingAborts()
    {
        bool gone = false;
        HostileServer server([&gone](QTcpSocket& socket, const QByteArray&) {
            connect(&socket, &QTcpSocket::disconnected, &socket, [&gone] { gone = true; });
        });
        QFuture<Response> future = m_client->run(server.endpoint(), quickRequest(Millis{60'000}, Millis{60'000}));
        QTRY_COMPARE(server.requests(), 1);
        future.cancel();
        QTRY_VERIFY(future.isFinished());
        QTRY_VERIFY(gone);
        QVERIFY(future.isCanceled());
    }

    void cancellingWhatWaitsFreesItsPlace()
    {
        HostileServer server([](QTcpSocket& socket, const QByteArray&) {
            QTimer::singleShot(100, &socket, [&socket] { socket.write(answer("[1]")); });
        });
        QList<QFuture<Response>> futures;
        for (int i = 0; i < 20; ++i)
            futures << m_client->run(server.endpoint(), quickRequest());
        for (int i = 6; i < 19; ++i)
            futures[i].cancel();
        QVERIFY(answered(futures[19]).ok());
        QVERIFY(server.requests() <= 8);
    }

    void theEndOfTheClientFinishesEveryFuture()
    {
        HostileServer server([](QTcpSocket&, const QByteArray&) {});
        QList<QFuture<Response>> futures;
        for (int i = 0; i < 20; ++i)
            futures << m_client->run(server.endpoint(), quickRequest(Millis{60'000}, Millis{60'000}));
        QTRY_COMPARE(server.requests(), 6);
        m_client.reset();
        for (const auto& future : futures) {
            QVERIFY(future.isFinished());
            QCOMPARE(answered(future).error->code, ErrorCode::Cancelled);
        }
    }

    void resettingLeavesWhatIsUnderWay()
    {
        QPointer<QTcpSocket> first;
        int connections = 0;
        HostileServer server([&](QTcpSocket& socket, const QByteArray&) {
            connections += &socket != first ? 1 : 0;
            first = &socket;
            QTimer::singleShot(100, &socket, [&socket] { socket.write(answer("[1]")); });
        });
        const auto early = m_client->run(server.endpoint(), quickRequest());
        QTRY_COMPARE(server.requests(), 1);
        m_client->resetConnections();
        const auto late = m_client->run(server.endpoint(), quickRequest());
        QVERIFY(answered(early).ok());
        QVERIFY(answered(late).ok());
        QCOMPARE(connections, 2);
        QVERIFY(answered(m_client->run(server.endpoint(), quickRequest())).ok());
        QCOMPARE(connections, 2); // kept alive
    }

    void cookiesAreNeverSentBack()
    {
        HostileServer server(
            [](QTcpSocket& socket, const QByteArray&) { socket.write(answer("[1]", "Set-Cookie: a=b; Path=/\r\n")); });
        for (int i = 0; i < 2; ++i)
            QVERIFY(answered(m_client->run(server.endpoint(), quickRequest())).ok());
        QVERIFY(!server.heads().last().toLower().contains("cookie"));
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

private:
    SystemClock m_clock;
    std::unique_ptr<CompositeCredentialStore> m_store;
    std::unique_ptr<HttpClient> m_client;
};

TRACEO_TEST(TstHttpClient);
#include "tst_http_client.moc"
