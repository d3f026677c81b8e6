// The runner against a server that drips, hangs up, floods, refuses and is none.
#include "net/redis_runner.h"

#include "models/net/redis_test.h"
#include "net/redis_connection.h"
#include "net/redis_exchange.h"
#include "net/redis_lane.h"
#include "net/redis_line.h"
#include "support/test_main.h"

#include <QElapsedTimer>
#include <QTest>
#include <QTimer>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kInfo = "$24\r\n# Stats\r\nkeyspace_hits:1\r\n";

/// Writes the bytes one after the other, each when the one before is gone.
void drip(QTcpSocket& socket, const QByteArray& bytes)
{
    auto* timer = new QTimer(&socket);
    QObject::connect(timer, &QTimer::timeout, &socket, [&socket, timer, bytes, at = qsizetype(0)]() mutable {
        socket.write(bytes.mid(at++, 1));
        socket.flush();
        if (at == bytes.size())
            timer->deleteLater();
    });
    timer->start(0);
}

/// A server of another kind: says something and hangs up.
class OtherServer : public QObject {
public:
    enum class When : std::uint8_t { AtOnce, WhenAsked };
    OtherServer(const QByteArray& words, When when)
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this, words, when] {
            while (QTcpSocket* socket = m_server.nextPendingConnection()) {
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
                const auto say = [socket, words] {
                    socket->readAll();
                    socket->write(words);
                    socket->disconnectFromHost();
                };
                if (when == When::AtOnce)
                    say();
                else
                    connect(socket, &QTcpSocket::readyRead, socket, say, Qt::SingleShotConnection);
            }
        });
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("no port to listen on");
    }
    Endpoint endpoint() const
    {
        Endpoint endpoint;
        endpoint.base = QUrl(u"redis://127.0.0.1:%1"_s.arg(m_server.serverPort()));
        return endpoint;
    }

private:
    QTcpServer m_server;
};

} // namespace

class TstRedisRunner : public RedisTest {
    Q_OBJECT
private Q_SLOTS:
    void aReplyIsTheBodyAsItWasOnTheWire()
    {
        ScriptedRedis server(replying(kInfo));
        const UtcMs before = m_clock.now();
        const Response response = ask(server, redisRequest({"INFO", "everything"}));
        QVERIFY2(response.ok(), response.ok() ? "" : qPrintable(toText(*response.error)));
        QCOMPARE(response.status, 200);
        QCOMPARE(QByteArray::fromStdString(response.body), kInfo);
        QVERIFY(response.proxy.isEmpty());
        QVERIFY(before <= response.sentAt && response.sentAt <= response.receivedAt && response.receivedAt <= m_clock.now());
        QCOMPARE(server.commands(), QByteArrayList{"INFO everything"});
    }

    void aReplyMayComeInSingleBytes()
    {
        const QByteArray reply = "*3\r\n:1\r\n*2\r\n$4\r\na\r\nb\r\n$-1\r\n-x\r\n";
        ScriptedRedis server([&reply](QTcpSocket& socket, const QByteArrayList&) { drip(socket, reply); });
        const Response response = ask(server);
        QVERIFY2(response.ok(), response.ok() ? "" : qPrintable(toText(*response.error)));
        QCOMPARE(QByteArray::fromStdString(response.body), reply);
    }

    void aLongReplyIsWhole()
    {
        const QByteArray text(5'000'000, '7');
        ScriptedRedis server(replying("$5000000\r\n" + text + "\r\n"));
        const Response response = ask(server);
        QVERIFY2(response.ok(), response.ok() ? "" : qPrintable(toText(*response.error)));
        QCOMPARE(response.body.size(), std::size_t(text.size() + 12));
    }

    void manyCommandsShareOneConnectionInTheirOrder()
    {
        int underWay = 0;
        int most = 0;
        ScriptedRedis server([&](QTcpSocket& socket, const QByteArrayList& words) {
            most = std::max(most, ++underWay);
            QTimer::singleShot(5, &socket, [&underWay, &socket, words] {
                --underWay;
                socket.write("+" + words.value(1) + "\r\n");
            });
        });
        QList<QFuture<Response>> futures;
        for (int i = 0; i < 20; ++i)
            futures << m_runner->run(server.endpoint(), redisRequest({"GET", std::to_string(i)}));
        for (int i = 0; i < 20; ++i)
            QCOMPARE(answered(futures[i]).body, "+" + std::to_string(i) + "\r\n");
        QCOMPARE(server.connections(), 1);
        QCOMPARE(server.commands().size(), 20);
        QCOMPARE(most, 1);
        QCOMPARE(server.commands().last(), QByteArray("GET 19"));
    }

    void oneSlowServerDoesNotHoldAnother()
    {
        ScriptedRedis silent([](QTcpSocket&, const QByteArrayList&) {});
        ScriptedRedis quick(replying(kInfo));
        QFuture<Response> stuck = m_runner->run(silent.endpoint(), redisRequest({"INFO"}, Millis{60'000}, Millis{60'000}));
        QVERIFY(ask(quick).ok());
        QTRY_COMPARE(silent.commands().size(), 1);
        stuck.cancel();
    }

    void theDeadlineBeginsWhenItIsItsTurn()
    {
        ScriptedRedis server([](QTcpSocket& socket, const QByteArrayList&) {
            QTimer::singleShot(100, &socket, [&socket] { socket.write("+OK\r\n"); });
        });
        QList<QFuture<Response>> futures;
        for (int i = 0; i < 10; ++i)
            futures << m_runner->run(server.endpoint(), redisRequest({"PING"}, Millis{900}, Millis{900}));
        for (const auto& future : futures) {
            const Response response = answered(future);
            QVERIFY2(response.ok(), response.ok() ? "" : qPrintable(toText(*response.error)));
        }
    }

    void anotherDatabaseIsChosenAndLeftAgain()
    {
        ScriptedRedis server(replying("$1\r\na\r\n"));
        Request third = redisRequest({"GET", "a"});
        third.path = "/3";
        QVERIFY(ask(server, third).ok());
        QVERIFY(ask(server, third).ok());
        QVERIFY(ask(server, redisRequest({"GET", "b"})).ok());
        QCOMPARE(server.commands(), QByteArrayList({"SELECT 3", "GET a", "GET a", "SELECT 0", "GET b"}));
        QCOMPARE(server.connections(), 1);
    }

    void anAnswerFromTheWrongDatabaseIsNone()
    {
        ScriptedRedis server([](QTcpSocket& socket, const QByteArrayList& words) {
            socket.write(words.value(0) == "SELECT" ? "-ERR DB index is out of range\r\n" : "$5\r\nwrong\r\n");
        });
        Request request = redisRequest({"GET", "a"});
        request.path = "/99";
        const Response response = ask(server, request);
        QVERIFY(response.error);
        QVERIFY2(response.error->found.contains(u"DB index is out of range"_s), qPrintable(toText(*response.error)));
        QVERIFY(response.body.empty());
    }

    void aCommandThatWritesIsNotSent()
    {
        ScriptedRedis server(replying("+OK\r\n"));
        for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{
                 {"SET", "k", "v"}, {"CONFIG", "SET", "maxmemory", "1"}, {"FLUSHALL"}, {"SELECT", "1"}, {}}) {
            const Response response = ask(server, redisRequest(command));
            QVERIFY(response.error);
            QCOMPARE(response.error->code, ErrorCode::BadValue);
        }
        QCOMPARE(server.connections(), 0);
    }

    void whatIsRefusedIsAnErrorAndTheConnectionStays()
    {
        ScriptedRedis server([](QTcpSocket& socket, const QByteArrayList& words) {
            socket.write(words.value(0) == "LATENCY" ? QByteArray("-NOPERM this user has no permissions to run the "
                                                                  "'latency|latest' command\r\n")
                                                     : kInfo);
        });
        const Response refused = ask(server, redisRequest({"LATENCY", "LATEST"}));
        QVERIFY(refused.error);
        QCOMPARE(refused.status, 405);
        QVERIFY(refused.notEnabled());
        QVERIFY2(refused.error->hint.contains(u"+latency|latest"_s), qPrintable(toText(*refused.error)));
        QVERIFY2(refused.error->where.contains(u"cache (redis://127.0.0.1:"_s)
                     && refused.error->where.contains(u"LATENCY LATEST"_s),
                 qPrintable(refused.error->where));
        QVERIFY(refused.body.starts_with("-NOPERM"));
        QVERIFY(ask(server).ok());
        QCOMPARE(server.connections(), 1);
    }

    void aServerThatIsLoadingSaysSo()
    {
        ScriptedRedis server(replying("-LOADING Redis is loading the dataset in memory\r\n"));
        const Response response = ask(server);
        QCOMPARE(response.status, 503);
        QCOMPARE(response.error->code, ErrorCode::Http);
        QVERIFY(response.error->found.contains(u"loading the dataset"_s));
    }

    void closingInTheMiddleOfAReplyIsTruncated()
    {
        ScriptedRedis server([](QTcpSocket& socket, const QByteArrayList&) {
            socket.write(kInfo.chopped(7));
            socket.disconnectFromHost();
        });
        const Response response = ask(server);
        QVERIFY(response.error);
        QVERIFY2(response.error->code == ErrorCode::Truncated, qPrintable(toText(*response.error)));
        QVERIFY(response.error->found.contains(QString::number(kInfo.size() - 7)));
        QVERIFY(response.body.empty());
        QCOMPARE(server.commands().size(), 1);
    }

    void closingInTheMiddleIsTruncatedOnAKeptConnectionToo()
    {
        ScriptedRedis server([](QTcpSocket& socket, const QByteArrayList& words) {
            socket.write(words.value(0) == "PING" ? QByteArray("+PONG\r\n") : kInfo.chopped(7));
            if (words.value(0) != "PING")
                socket.disconnectFromHost();
        });
        QVERIFY(ask(server, redisRequest({"PING"})).ok());
        QCOMPARE(ask(server).error->code, ErrorCode::Truncated);
        QCOMPARE(server.connections(), 1);
    }

    void whatIsAnnouncedAsTooMuchIsNotWaitedFor_data()
    {
        QTest::addColumn<QByteArray>("announcement");
        QTest::addColumn<QString>("named");
        QTest::newRow("text of 512 MB") << QByteArray("$536870912\r\n") << u"536870912"_s;
        QTest::newRow("list of thousands of millions") << QByteArray("*2147483648\r\n") << u"2147483648"_s;
    }

    void whatIsAnnouncedAsTooMuchIsNotWaitedFor()
    {
        QFETCH(QByteArray, announcement);
        QFETCH(QString, named);
        ScriptedRedis server(replying(announcement));
        const Response response = ask(server);
        QVERIFY(response.error);
        QVERIFY2(response.error->code == ErrorCode::TooLarge, qPrintable(toText(*response.error)));
        QVERIFY2(response.error->found.contains(named), qPrintable(response.error->found));
        QVERIFY2(response.error->hint.contains(u"redis-cli"_s), qPrintable(toText(*response.error)));
        QTRY_COMPARE(server.open(), 0); // what would follow is not taken for the next reply
    }

    void exactlyTheCapIsAllowed()
    {
        ScriptedRedis server(replying(kInfo));
        Request request = redisRequest({"INFO"});
        request.maxBytes = kInfo.size();
        QVERIFY(ask(server, request).ok());
        request.maxBytes = kInfo.size() - 1;
        QCOMPARE(ask(server, request).error->code, ErrorCode::TooLarge);
    }

    void silenceEndsByTheIdleTime()
    {
        ScriptedRedis server([](QTcpSocket&, const QByteArrayList&) {});
        QElapsedTimer timer;
        timer.start();
        const Response response = ask(server, redisRequest({"INFO"}, Millis{20'000}, Millis{300}));
        QVERIFY2(response.error && response.error->code == ErrorCode::Timeout, qPrintable(toText(*response.error)));
        QVERIFY(!response.error->hint.isEmpty());
        QVERIFY(timer.elapsed() < 10'000);
    }

    void aDrippingReplyEndsByTheDeadline()
    {
        ScriptedRedis server([](QTcpSocket& socket, const QByteArrayList&) {
            socket.write("$100000\r\n");
            auto* timer = new QTimer(&socket);
            connect(timer, &QTimer::timeout, &socket, [&socket] { socket.write("x"); });
            timer->start(20);
        });
        const Response response = ask(server, redisRequest({"INFO"}, Millis{700}, Millis{400}));
        QVERIFY2(response.error && response.error->code == ErrorCode::Timeout, qPrintable(toText(*response.error)));
        QVERIFY2(response.error->found.contains(u"bytes of it so far"_s), qPrintable(toText(*response.error)));
    }

    void whatComesTooLateIsNotTheNextReply()
    {
        ScriptedRedis server([](QTcpSocket& socket, const QByteArrayList& words) {
            if (words.value(1) == "slow")
                QTimer::singleShot(400, &socket, [&socket] { socket.write("+slow\r\n"); });
            else
                QTimer::singleShot(600, &socket, [&socket] { socket.write("+quick\r\n"); });
        });
        QCOMPARE(ask(server, redisRequest({"GET", "slow"}, Millis{200})).error->code, ErrorCode::Timeout);
        QCOMPARE(ask(server, redisRequest({"GET", "quick"})).body, std::string("+quick\r\n"));
        QCOMPARE(server.connections(), 2);
    }

    void cancellingGivesUpTheConnection()
    {
        ScriptedRedis server([](QTcpSocket& socket, const QByteArrayList& words) {
            if (words.value(0) == "PING")
                socket.write("+PONG\r\n");
        });
        QFuture<Response> future = m_runner->run(server.endpoint(), redisRequest({"INFO"}, Millis{60'000}, Millis{60'000}));
        QTRY_COMPARE(server.commands().size(), 1);
        future.cancel();
        QTRY_VERIFY(future.isFinished());
        QTRY_COMPARE(server.open(), 0);
        QVERIFY(future.isCanceled());
        QVERIFY(ask(server, redisRequest({"PING"})).ok());
    }

    void cancellingWhatWaitsLeavesTheOthers()
    {
        QTcpSocket* asked = nullptr;
        ScriptedRedis server([&asked](QTcpSocket& socket, const QByteArrayList&) { asked = &socket; });
        QFuture<Response> first = m_runner->run(server.endpoint(), redisRequest({"GET", "1"}));
        QFuture<Response> second = m_runner->run(server.endpoint(), redisRequest({"GET", "2"}));
        QFuture<Response> third = m_runner->run(server.endpoint(), redisRequest({"GET", "3"}));
        QTRY_VERIFY(asked);
        second.cancel();
        QTRY_VERIFY(second.isFinished());
        asked->write("+1\r\n");
        QCOMPARE(answered(first).body, std::string("+1\r\n"));
        QTRY_COMPARE(server.commands(), QByteArrayList({"GET 1", "GET 3"}));
        asked->write("+3\r\n");
        QCOMPARE(answered(third).body, std::string("+3\r\n"));
        QCOMPARE(server.connections(), 1);
    }

    void anIdleConnectionThatTheServerClosedIsOpenedAnew()
    {
        ScriptedRedis server(replying(kInfo));
        QVERIFY(ask(server).ok());
        server.hangUp();
        QTRY_COMPARE(server.open(), 0);
        QVERIFY(ask(server).ok());
        QCOMPARE(server.connections(), 2);
    }

    /// The server hangs up just as it is asked: nobody can know before.
    void aCommandThatMetATiredServerIsSentOnceMore()
    {
        int asked = 0;
        ScriptedRedis server([&asked](QTcpSocket& socket, const QByteArrayList&) {
            if (++asked == 2)
                socket.disconnectFromHost();
            else
                socket.write(kInfo);
        });
        QVERIFY(ask(server).ok());
        QVERIFY(ask(server).ok());
        QCOMPARE(server.connections(), 2);
        QCOMPARE(asked, 3);
    }

    void aServerThatAlwaysHangsUpIsUnreachable()
    {
        ScriptedRedis server([](QTcpSocket& socket, const QByteArrayList&) { socket.disconnectFromHost(); });
        const Response response = ask(server);
        QVERIFY(response.error);
        QCOMPARE(response.error->code, ErrorCode::Unreachable);
        QVERIFY2(response.error->hint.contains(u"rediss://"_s), qPrintable(toText(*response.error)));
        QCOMPARE(server.commands().size(), 1);
    }

    void afterAResumeNoConnectionFromBeforeIsUsed()
    {
        ScriptedRedis server(replying(kInfo));
        QVERIFY(ask(server).ok());
        m_runner->resetConnections();
        QTRY_COMPARE(server.open(), 0);
        QVERIFY(ask(server).ok());
        QCOMPARE(server.connections(), 2);
    }

    void aCommandUnderWayIsAskedAgainAfterAResume()
    {
        ScriptedRedis server([&server](QTcpSocket& socket, const QByteArrayList&) {
            if (server.connections() > 1) // the first is dead, and nobody says so
                socket.write(kInfo);
        });
        QFuture<Response> future = m_runner->run(server.endpoint(), redisRequest({"INFO"}));
        QTRY_COMPARE(server.commands().size(), 1);
        m_runner->resetConnections();
        QVERIFY(answered(future).ok());
        QCOMPARE(server.connections(), 2);
    }

    void anUnusedConnectionIsClosed()
    {
        RedisRunner runner(m_clock, *m_store, Millis{50});
        ScriptedRedis server(replying(kInfo));
        QVERIFY(answered(runner.run(server.endpoint(), redisRequest({"INFO"}))).ok());
        QTRY_COMPARE(server.open(), 0);
        QVERIFY(answered(runner.run(server.endpoint(), redisRequest({"INFO"}))).ok());
        QCOMPARE(server.connections(), 2);
    }

    void moreThanWasAskedForIsNotTheNextReply()
    {
        ScriptedRedis server([](QTcpSocket& socket, const QByteArrayList& words) {
            socket.write(words.value(1) == "1" ? "+1\r\n+evil\r\n" : "+2\r\n");
        });
        QCOMPARE(ask(server, redisRequest({"GET", "1"})).body, std::string("+1\r\n"));
        QCOMPARE(ask(server, redisRequest({"GET", "2"})).body, std::string("+2\r\n"));
        QCOMPARE(server.connections(), 2);
    }

    void whatIsNoRedisIsNamed_data()
    {
        QTest::addColumn<QByteArray>("words");
        QTest::addColumn<bool>("atOnce");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("named");
        const auto decode = int(ErrorCode::Decode);
        QTest::newRow("web") << QByteArray("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n") << false << decode
                             << u"“HTTP/1.1 400 Bad Request”"_s;
        QTest::newRow("ssh") << QByteArray("SSH-2.0-OpenSSH_9.2p1\r\n") << true << decode << u"“SSH-2.0-OpenSSH_9.2p1”"_s;
        QTest::newRow("memcached") << QByteArray("ERROR\r\nERROR\r\n") << false << decode << u"memcached_exporter"_s;
        QTest::newRow("tls") << QByteArray("\x15\x03\x01\0\x02\x02\x46", 7) << false << int(ErrorCode::Tls) << u"rediss://"_s;
        QTest::newRow("nothing") << QByteArray() << false << int(ErrorCode::Unreachable) << u"rediss://"_s;
        QTest::newRow("protected") << QByteArray("-DENIED Redis is running in protected mode\r\n") << true << int(ErrorCode::Auth)
                                   << u"requirepass"_s;
        QTest::newRow("full") << QByteArray("-ERR max number of clients reached\r\n") << true << int(ErrorCode::Http)
                              << u"maxclients"_s;
    }

    void whatIsNoRedisIsNamed()
    {
        QFETCH(QByteArray, words);
        QFETCH(bool, atOnce);
        QFETCH(int, code);
        QFETCH(QString, named);
        OtherServer server(words, atOnce ? OtherServer::When::AtOnce : OtherServer::When::WhenAsked);
        const Response response = ask(server.endpoint());
        QVERIFY(response.error);
        QVERIFY2(response.error->code == ErrorCode(code), qPrintable(toText(*response.error)));
        QVERIFY2(toText(*response.error).contains(named), qPrintable(toText(*response.error)));
        QVERIFY(!response.error->hint.isEmpty());
    }

    void nobodyListening()
    {
        Endpoint endpoint;
        {
            ScriptedRedis server(replying(kInfo));
            endpoint = server.endpoint();
        }
        const Response response = ask(endpoint);
        QCOMPARE(response.error->code, ErrorCode::Unreachable);
        QVERIFY(response.error->hint.contains(QString::number(endpoint.base.port())));
        QCOMPARE(response.status, 0);
    }

    void theEndOfTheRunnerEndsWhatIsUnderWay()
    {
        ScriptedRedis server([](QTcpSocket&, const QByteArrayList&) {});
        QFuture<Response> asked = m_runner->run(server.endpoint(), redisRequest({"INFO"}));
        QFuture<Response> waiting = m_runner->run(server.endpoint(), redisRequest({"PING"}));
        QTRY_COMPARE(server.commands().size(), 1);
        m_runner.reset();
        QVERIFY(asked.isFinished() && waiting.isFinished());
        QCOMPARE(asked.takeResult().error->code, ErrorCode::Cancelled);
        QCOMPARE(waiting.takeResult().error->code, ErrorCode::Cancelled);
    }
};

TRACEO_TEST(TstRedisRunner);
#include "tst_redis_runner.moc"
