// The client against a server that floods, drips and is silent: caps, deadlines, the queue.
#include "net/http_client.h"

#include "models/net/client_test.h"
#include "support/test_main.h"

#include <QElapsedTimer>
#include <QFile>
#include <QNetworkProxy>
#include <QTest>
#include <QTimer>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

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

} // namespace

class TstHttpClient : public ClientTest {
    Q_OBJECT
private Q_SLOTS:
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
        Request request = quickRequest();
        request.maxBytes = 4 * 1024 * 1024;
        forgetPeak();
        const qint64 before = peakMemory();
        const Response response = ask(server, request);
        QVERIFY(response.error);
        QVERIFY2(response.error->code == ErrorCode::TooLarge, qPrintable(toText(*response.error)));
        QVERIFY2(sent < 24 * 1024 * 1024, qPrintable(QString::number(sent)));
        QVERIFY2(peakMemory() - before < 48 * 1024 * 1024, qPrintable(QString::number(peakMemory() - before)));
    }

    void whatIsAnnouncedAsTooMuchIsNotWaitedFor()
    {
        HostileServer server([](QTcpSocket& socket, const QByteArray&) {
            socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 209715200\r\n\r\n");
        });
        const Response response = ask(server);
        QVERIFY2(response.error && response.error->code == ErrorCode::TooLarge, qPrintable(toText(*response.error)));
        QCOMPARE(response.status, 200);
    }

    void aBombIsStoppedAtTheCap()
    {
        const QByteArray bomb = zipped(QByteArray(200 * 1024 * 1024, '\0'));
        HostileServer server(saying(answer(bomb, "Content-Encoding: gzip\r\n")));
        Request request = quickRequest();
        request.maxBytes = 4 * 1024 * 1024;
        const Response response = ask(server, request);
        QVERIFY(response.error);
        QVERIFY2(response.error->code == ErrorCode::TooLarge, qPrintable(toText(*response.error)));
    }

    void exactlyTheCapIsAllowed()
    {
        HostileServer server(saying(answer(QByteArray(100'000, '1'))));
        Request request = quickRequest();
        request.maxBytes = 100'000;
        QVERIFY(ask(server, request).ok());
        request.maxBytes = 99'999;
        QCOMPARE(ask(server, request).error->code, ErrorCode::TooLarge);
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
            socket.write("HTTP/1.1 401 Unauthorized\r\nContent-Type: text/plain\r\nContent-Length: 1000\r\n\r\nno token");
        });
        const Response response = answered(m_client->run(server.endpoint(), quickRequest(Millis{2000}, Millis{200})));
        QCOMPARE(response.error->code, ErrorCode::Auth);
        QVERIFY2(response.error->found.startsWith(u"status 401: no token"_s), qPrintable(response.error->found));
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

    void aHeaderOfHundredsOfKilobytesIsRefused()
    {
        HostileServer server(saying("HTTP/1.1 200 OK\r\nX: " + QByteArray(300'000, 'a') + "\r\n" + answer("[]").mid(17)));
        const Response response = ask(server);
        QVERIFY2(response.error && response.error->code == ErrorCode::TooLarge, qPrintable(toText(*response.error)));
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
        QVERIFY(ask(server).ok());
        QCOMPARE(connections, 2); // kept alive
    }

    void aKeptConnectionThatHasEndedIsMadeAnew()
    {
        QPointer<QTcpSocket> kept;
        HostileServer server([&kept](QTcpSocket& socket, const QByteArray&) {
            if (&socket == kept.data()) { // a second request on the same connection: gone without a word
                socket.abort();
                return;
            }
            kept = &socket;
            socket.write(answer("[1]"));
        });
        for (int i = 0; i < 3; ++i) {
            const Response response = ask(server);
            QVERIFY2(response.ok(), response.ok() ? "" : qPrintable(toText(*response.error)));
        }
        QCOMPARE(server.requests(), 5);
    }

    void anAnswerThatNobodyAskedForIsNeverTaken()
    {
        HostileServer server([](QTcpSocket& socket, const QByteArray&) { socket.write(answer("[1]") + answer("[666]")); });
        for (int i = 0; i < 4; ++i)
            QCOMPARE(ask(server).body, std::string("[1]"));
    }

    void aProxyIsAskedForTheWholeUrlButNeverForThisMachine()
    {
        HostileServer proxy(saying(answer("[1]")));
        HostileServer server(saying(answer("[2]")));
        const QUrl address = proxy.endpoint().base;
        QNetworkProxy::setApplicationProxy(
            QNetworkProxy(QNetworkProxy::HttpProxy, address.host(), quint16(address.port()), u"ann"_s, u"pw"_s));
        Endpoint endpoint;
        endpoint.base = QUrl(u"http://monitoring.invalid:9090/p"_s);
        const Response through = answered(m_client->run(endpoint, quickRequest()));
        const Response direct = ask(server);
        QNetworkProxy::setApplicationProxy(QNetworkProxy(QNetworkProxy::NoProxy));
        QCOMPARE(through.body, std::string("[1]"));
        QCOMPARE(through.proxy, u"http://127.0.0.1:%1"_s.arg(address.port())); // its login is nobody's business
        QCOMPARE(direct.proxy, QString());
        QVERIFY(proxy.heads().first().startsWith(
            "GET http://monitoring.invalid:9090/p/x HTTP/1.1\r\nhost: monitoring.invalid:9090\r\n"));
        QVERIFY(proxy.heads().first().contains("\r\nproxy-authorization: Basic " + QByteArray("ann:pw").toBase64() + "\r\n"));
        QCOMPARE(direct.body, std::string("[2]"));
        QCOMPARE(proxy.requests(), 1);
    }

    void aFailureSaysThatAProxyWasAsked()
    {
        HostileServer proxy(saying(answer("no", "Content-Type: text/plain\r\n", "502 Bad Gateway")));
        const QUrl address = proxy.endpoint().base;
        QNetworkProxy::setApplicationProxy(
            QNetworkProxy(QNetworkProxy::HttpProxy, address.host(), quint16(address.port()), u"ann"_s, u"s3cret"_s));
        Endpoint endpoint;
        endpoint.source = "prom";
        endpoint.base = QUrl(u"http://monitoring.invalid:9090"_s);
        const Response through = answered(m_client->run(endpoint, quickRequest()));
        QNetworkProxy::setApplicationProxy(QNetworkProxy(QNetworkProxy::NoProxy));
        QVERIFY(through.error);
        const QString text = toText(*through.error);
        QVERIFY2(text.contains(u"through the proxy http://127.0.0.1:%1"_s.arg(address.port())), qPrintable(text));
        QVERIFY(!text.contains(u"s3cret"_s) && !text.contains(u"ann"_s));
    }

    void theSystemsProxyIsUsedByEveryProgram()
    {
        HostileServer proxy(saying(answer("[1]")));
        const QByteArray before = qgetenv("http_proxy");
        const QByteArray exceptions = qgetenv("no_proxy");
        qputenv("http_proxy", proxy.endpoint().base.toEncoded());
        qunsetenv("no_proxy");
        Endpoint endpoint;
        endpoint.base = QUrl(u"http://monitoring.invalid:9090"_s);
        const Response through = answered(m_client->run(endpoint, quickRequest()));
        before.isNull() ? qunsetenv("http_proxy") : qputenv("http_proxy", before);
        qputenv("no_proxy", exceptions);
        QCOMPARE(through.body, std::string("[1]"));
        QVERIFY(proxy.heads().first().startsWith("GET http://monitoring.invalid:9090/x HTTP/1.1\r\n"));
    }

    void cookiesAreNeverSentBack()
    {
        HostileServer server(
            [](QTcpSocket& socket, const QByteArray&) { socket.write(answer("[1]", "Set-Cookie: a=b; Path=/\r\n")); });
        for (int i = 0; i < 2; ++i)
            QVERIFY(ask(server).ok());
        QVERIFY(!server.heads().last().toLower().contains("cookie"));
    }
};

TRACEO_TEST(TstHttpClient);
#include "tst_http_client.moc"
