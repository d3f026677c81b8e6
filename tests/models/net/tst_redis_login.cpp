// Who is told a Redis' password, and who never is.
#include "net/redis_runner.h"

#include "models/net/redis_test.h"
#include "net/redis_line.h"
#include "support/test_main.h"

#include <QLoggingCategory>
#include <QMutex>
#include <QTemporaryDir>
#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

constexpr const char* kCanary = "canary-5b1d7-PASSWORD";

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

Endpoint withSecret(Endpoint endpoint, const std::string& user = {})
{
    endpoint.auth = Endpoint::Auth::Basic;
    endpoint.user = user;
    endpoint.secret = {SecretRef::Kind::Environment, "TRACEO_TEST_PASSWORD"};
    return endpoint;
}

} // namespace

class TstRedisLogin : public RedisTest {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("TRACEO_TEST_PASSWORD", kCanary); }

    void aPasswordComesFirst()
    {
        ScriptedRedis server(replying("+PONG\r\n"));
        QVERIFY(ask(withSecret(server.endpoint())).ok());
        QVERIFY(ask(withSecret(server.endpoint()), redisRequest({"PING"})).ok());
        QCOMPARE(server.commands(), QByteArrayList({QByteArray("AUTH ") + kCanary, "INFO", "PING"})); // once a connection
    }

    void aUserIsNamedWhereThereIsOne()
    {
        ScriptedRedis server(replying("+PONG\r\n"));
        QVERIFY(ask(withSecret(server.endpoint(), "ann")).ok());
        QCOMPARE(server.commands().first(), QByteArray("AUTH ann ") + kCanary);
    }

    void whoIsLetInIsNobodyElse()
    {
        ScriptedRedis server(replying("+PONG\r\n"));
        QVERIFY(ask(withSecret(server.endpoint(), "ann")).ok());
        QVERIFY(ask(withSecret(server.endpoint(), "bob")).ok());
        QVERIFY(ask(server.endpoint()).ok());
        QCOMPARE(server.connections(), 3);
        QCOMPARE(server.commands().last(), QByteArray("INFO"));
    }

    void aPasswordThatIsMissingSaysHowToWriteIt()
    {
        ScriptedRedis server(replying("-NOAUTH Authentication required.\r\n"));
        const Response response = ask(server);
        QVERIFY(response.error);
        QCOMPARE(response.error->code, ErrorCode::Auth);
        QCOMPARE(response.status, 401);
        QVERIFY2(response.error->hint.contains(u"auth: {kind: basic, secret: keychain:NAME}"_s),
                 qPrintable(response.error->hint));
    }

    void aWrongPasswordEndsBeforeTheCommand()
    {
        ScriptedRedis refusing([](QTcpSocket& socket, const QByteArrayList&) {
            socket.write("-WRONGPASS invalid username-password pair or user is disabled.\r\n");
        });
        const Response response = ask(withSecret(refusing.endpoint(), "ann"));
        QVERIFY(response.error);
        QCOMPARE(response.error->code, ErrorCode::Auth);
        QCOMPARE(response.status, 401);
        QVERIFY(!response.error->hint.isEmpty());
        QCOMPARE(refusing.commands().size(), 1);
        QTRY_COMPARE(refusing.open(), 0);
    }

    /// Six questions with a wrong password would be six failed logins, and somebody is alarmed by less.
    void aWrongPasswordIsTriedOnceForAllWhoWait()
    {
        ScriptedRedis refusing([](QTcpSocket& socket, const QByteArrayList&) {
            socket.write("-WRONGPASS invalid username-password pair or user is disabled.\r\n");
        });
        QList<QFuture<Response>> futures;
        for (int i = 0; i < 6; ++i)
            futures << m_runner->run(withSecret(refusing.endpoint()), redisRequest({"INFO"}));
        for (const auto& future : futures) {
            const Response response = answered(future);
            QCOMPARE(response.error->code, ErrorCode::Auth);
            QCOMPARE(response.status, 401);
        }
        QCOMPARE(refusing.commands().size(), 1);
        QCOMPARE(ask(withSecret(refusing.endpoint())).status, 401); // who comes later tries again
        QCOMPARE(refusing.commands().size(), 2);
    }

    void aPasswordOverAPlainLineStaysAtHome()
    {
        Endpoint endpoint = withSecret({});
        endpoint.base = QUrl(u"redis://cache.invalid"_s);
        const Response response = ask(endpoint);
        QCOMPARE(response.error->code, ErrorCode::Auth);
        QVERIFY(response.error->hint.contains(u"allow_plain_auth"_s));
        endpoint.allowPlainAuth = true;
        QVERIFY(ask(endpoint, redisRequest({"INFO"}, Millis{2000})).error->code != ErrorCode::Auth);
    }

    void aSecretOfAnotherServerIsNotSent()
    {
        const QTemporaryDir folder;
        CompositeCredentialStore store(nullptr, m_clock, folder.filePath(u"origins.json"_s));
        RedisRunner runner(m_clock, store);
        ScriptedRedis first(replying("+PONG\r\n"));
        ScriptedRedis second(replying("+PONG\r\n"));
        QVERIFY(answered(runner.run(withSecret(first.endpoint()), redisRequest({"PING"}))).ok());
        const Response refused = answered(runner.run(withSecret(second.endpoint()), redisRequest({"PING"})));
        QVERIFY(refused.error);
        QCOMPARE(refused.error->code, ErrorCode::Auth);
        QVERIFY2(refused.error->expected.contains(u"redis://127.0.0.1:%1"_s.arg(second.endpoint().base.port())),
                 qPrintable(toText(*refused.error)));
        QCOMPARE(second.connections(), 0);
    }

    void aMissingSecretSaysWhatToDo()
    {
        ScriptedRedis server(replying("+PONG\r\n"));
        Endpoint endpoint = withSecret(server.endpoint());
        endpoint.secret = {SecretRef::Kind::Keychain, "cache"};
        const Response response = ask(endpoint);
        QCOMPARE(response.error->code, ErrorCode::Auth);
        QVERIFY(!response.error->hint.isEmpty());
        QCOMPARE(server.connections(), 0);
    }

    void noPasswordIsEverLogged()
    {
        const Log log;
        QLoggingCategory::setFilterRules(u"traceo.*=true"_s);
        const QByteArray canary = kCanary;
        QStringList errors;
        for (const QByteArray& answer :
             {QByteArray("+OK\r\n"), "-WRONGPASS " + canary + "\r\n",
              "-ERR unknown command 'AUTH', with args beginning with: '" + canary + "'\r\n", "-" + canary + "\r\n",
              "-LOADING " + canary + "\r\n", canary.left(3).toUpper() + "\r\n"}) {
            ScriptedRedis server([answer](QTcpSocket& socket, const QByteArrayList&) { socket.write(answer); });
            const Response response = ask(withSecret(server.endpoint(), "ann"), redisRequest({"INFO"}, Millis{5000}));
            if (response.error)
                errors << toText(*response.error);
        }
        QLoggingCategory::setFilterRules({});
        QCOMPARE(errors.size(), 5);
        QVERIFY2(log.text().contains(u"Sending INFO to redis://127.0.0.1"_s), qPrintable(log.text()));
        for (const QString& text : {log.text(), errors.join(u'\n')})
            QVERIFY(!text.contains(QString::fromLatin1(kCanary)));
    }
};

TRACEO_TEST(TstRedisLogin);
#include "tst_redis_login.moc"
