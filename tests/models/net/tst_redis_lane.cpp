// What those have of each other who wait for one server; the rest of a lane is in tst_redis_runner.cpp.
#include "net/redis_lane.h"

#include "models/net/redis_test.h"
#include "support/test_main.h"

#include <QElapsedTimer>
#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstRedisLane : public RedisTest {
    Q_OBJECT
private Q_SLOTS:
    /// Each question of a poll would otherwise wait for a dead host once more.
    void whoWaitedForASilentServerDoesNotWaitAgain()
    {
        QTcpServer silent; // the system takes connections for it, and nobody greets
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        Endpoint endpoint;
        endpoint.base = QUrl(u"redis://127.0.0.1:%1"_s.arg(silent.serverPort()));
        const auto ask = [this, &endpoint](const char* command, Millis idle) {
            return m_runner->run(endpoint, redisRequest({command}, Millis{60'000}, idle));
        };
        QElapsedTimer timer;
        timer.start();
        const QFuture<Response> first = ask("INFO", Millis{500});
        const QFuture<Response> patient = ask("PING", Millis{60'000});
        QList<QFuture<Response>> others;
        for (int i = 0; i < 100; ++i)
            others << ask("DBSIZE", Millis{500});
        const Response response = answered(first);
        QCOMPARE(response.error->code, ErrorCode::Timeout);
        QVERIFY2(response.error->hint.contains(u"busy"_s), qPrintable(toText(*response.error)));
        for (const auto& other : others) {
            const Response same = answered(other);
            QCOMPARE(same.error->code, ErrorCode::Timeout);
            QCOMPARE(same.error->hint, response.error->hint);
            QVERIFY(same.error->where.contains(u"DBSIZE"_s));
        }
        QVERIFY(timer.elapsed() < 20'000); // one after the other: 50 s
        QVERIFY(!patient.isFinished());
        QFuture<Response>(patient).cancel();
    }

    /// The server counts them among its hits; its next INFO shows them.
    void anAnswerSaysWhatWasLookedUpBeforeIt()
    {
        ScriptedRedis server([](QTcpSocket& socket, const QByteArrayList& words) {
            socket.write(words.value(0) == "GET" && words.value(1) == "gone" ? "$-1\r\n" : "$1\r\na\r\n");
        });
        const auto ask = [&](std::vector<std::string> words) {
            return answered(m_runner->run(server.endpoint(), redisRequest(std::move(words))));
        };
        QCOMPARE(ask({"INFO"}).lookups, std::optional(Lookups{}));
        for (const char* key : {"a", "gone", "b"})
            QVERIFY(ask({"GET", key}).ok());
        QCOMPARE(ask({"INFO"}).lookups, std::optional(Lookups{2, 1}));
        server.hangUp();
        QCOMPARE(ask({"INFO"}).lookups, std::optional(Lookups{2, 1})); // over another connection
    }

    /// That one command makes the server hang up says nothing about the others.
    void whoIsLetInIsAskedAllTheSame()
    {
        ScriptedRedis server([](QTcpSocket& socket, const QByteArrayList& words) {
            if (words.value(0) == "MEMORY")
                socket.disconnectFromHost();
            else
                socket.write("+PONG\r\n");
        });
        const QFuture<Response> lost = m_runner->run(server.endpoint(), redisRequest({"MEMORY", "STATS"}));
        const QFuture<Response> next = m_runner->run(server.endpoint(), redisRequest({"PING"}));
        QCOMPARE(answered(lost).error->code, ErrorCode::Unreachable);
        QVERIFY(answered(next).ok());
    }
};

TRACEO_TEST(TstRedisLane);
#include "tst_redis_lane.moc"
