// What a Redis refuses, and the remedy each refusal names.
#include "net/redis_answer.h"

#include "net/tls_errors.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

Endpoint endpointOf(const std::string& user = {}, const QString& url = u"redis://cache.example"_s)
{
    Endpoint endpoint;
    endpoint.base = QUrl(url);
    endpoint.user = user;
    endpoint.auth = user.empty() ? Endpoint::Auth::None : Endpoint::Auth::Basic;
    return endpoint;
}

} // namespace

class TstRedisAnswer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachRefusalHasItsStatusAndItsRemedy_data()
    {
        QTest::addColumn<QByteArray>("words");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("remedy");
        const auto row = [](const char* words, int status, ErrorCode code, const QString& remedy) {
            QTest::newRow(words) << QByteArray(words) << status << int(code) << remedy;
        };
        row("NOAUTH Authentication required.", 401, ErrorCode::Auth, u"auth: {kind: basic, secret: keychain:NAME}"_s);
        row("WRONGPASS invalid username-password pair or user is disabled.", 401, ErrorCode::Auth, u"secret: keychain:NAME"_s);
        row("DENIED Redis is running in protected mode because protected mode is enabled", 403, ErrorCode::Auth,
            u"requirepass"_s);
        row("NOPERM this user has no permissions to run the 'latency|latest' command", 405, ErrorCode::Auth,
            u"ACL SETUSER traceo on >PASSWORD +info +latency|latest"_s);
        row("NOPERM No permissions to access a key", 405, ErrorCode::Auth, u"ACL SETUSER default ~PATTERN"_s);
        row("ERR unknown command 'LATENCY', with args beginning with: 'LATEST' ", 501, ErrorCode::Http, u"renamed"_s);
        row("ERR unknown command `CONFIG`, with args beginning with: `GET`, ", 501, ErrorCode::Http, u"older"_s);
        row("ERR Unknown subcommand or wrong number of arguments for 'HISTOGRAM'. Try LATENCY HELP.", 501, ErrorCode::Http,
            u"older"_s);
        row("ERR Command is not available: 'LATENCY'. See https://example.com", 501, ErrorCode::Http, u"another product"_s);
        row("LOADING Redis is loading the dataset in memory", 503, ErrorCode::Http, u"asked again"_s);
        row("MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'.", 503, ErrorCode::Http,
            u"replica-serve-stale-data"_s);
        row("BUSY Redis is busy running a script. You can only call SCRIPT KILL or SHUTDOWN NOSAVE.", 503, ErrorCode::Http,
            u"SCRIPT KILL"_s);
        row("CLUSTERDOWN The cluster is down", 503, ErrorCode::Http, u"cluster"_s);
        row("ERR max number of clients reached", 503, ErrorCode::Http, u"maxclients"_s);
        row("MOVED 3999 127.0.0.1:6381", 301, ErrorCode::Redirect, u"each node"_s);
        row("ERR DB index is out of range", 400, ErrorCode::Http, u"“databases”"_s);
        row("ERR SELECT is not allowed in cluster mode", 400, ErrorCode::Http, u"in a cluster one"_s);
        row("MISCONF Redis is configured to save RDB snapshots, but it is currently not able to persist on disk.", 400,
            ErrorCode::Http, u"INFO persistence"_s);
        row("OOM command not allowed when used memory > 'maxmemory'.", 400, ErrorCode::Http, u"maxmemory-policy"_s);
        row("ERR something nobody has heard of", 400, ErrorCode::Http, u"redis-cli"_s);
    }

    void eachRefusalHasItsStatusAndItsRemedy()
    {
        QFETCH(QByteArray, words);
        QFETCH(int, status);
        QFETCH(int, code);
        QFETCH(QString, remedy);
        const RedisRefusal refusal = redisRefusal(words.toStdString(), "LATENCY LATEST", endpointOf());
        QCOMPARE(refusal.status, status);
        QCOMPARE(refusal.error.code, ErrorCode(code));
        QVERIFY2(refusal.error.hint.contains(remedy), qPrintable(refusal.error.hint));
        QVERIFY2(refusal.error.found.startsWith(QString::fromLatin1(words.left(20))), qPrintable(refusal.error.found));
        QVERIFY2(!refusal.error.found.contains(u"beginning with"_s), qPrintable(refusal.error.found));
        QVERIFY(refusal.error.expected.contains(u"LATENCY LATEST"_s));
    }

    void theRuleNamesTheUserThatIsThere()
    {
        const char* words = "NOPERM this user has no permissions to run the 'memory|usage' command";
        const QString hint = redisRefusal(words, "MEMORY USAGE", endpointOf("ann")).error.hint;
        QVERIFY2(hint.contains(u"ACL SETUSER ann +info"_s) && hint.contains(u"+memory|usage"_s), qPrintable(hint));
        QVERIFY(!hint.contains(u"PASSWORD"_s));
    }

    void wordsOfAServerArePlain()
    {
        const auto refusal = redisRefusal("ERR a\x1b[31m" + std::string(10'000, 'x'), "INFO", endpointOf());
        QVERIFY(!refusal.error.found.contains(QChar(0x1b)));
        QVERIFY(refusal.error.found.size() <= 210);
    }

    void aRefusedLoginShowsNothingThatTheServerSaid_data()
    {
        QTest::addColumn<QByteArray>("words");
        QTest::addColumn<QString>("remedy");
        QTest::newRow("wrong") << QByteArray("WRONGPASS invalid hunter2") << u"Check user and secret"_s;
        QTest::newRow("before 6") << QByteArray("ERR invalid password") << u"Check user and secret"_s;
        QTest::newRow("no AUTH") << QByteArray("ERR unknown command 'AUTH', with args beginning with: 'hunter2' ")
                                 << u"renamed"_s;
        QTest::newRow("no password") << QByteArray(
            "ERR AUTH <password> called without any password configured for the default user.")
                                     << u"Leave out “auth”"_s;
        QTest::newRow("no password before 6")
            << QByteArray("ERR Client sent AUTH, but no password is set") << u"Leave out “auth”"_s;
        QTest::newRow("no users") << QByteArray("ERR wrong number of arguments for 'auth' command") << u"Leave out “user”"_s;
        QTest::newRow("protected") << QByteArray("DENIED Redis is running in protected mode hunter2") << u"Protected mode"_s;
        QTest::newRow("anything") << QByteArray("hunter2") << u"Check user and secret"_s;
    }

    void aRefusedLoginShowsNothingThatTheServerSaid()
    {
        QFETCH(QByteArray, words);
        QFETCH(QString, remedy);
        const RedisRefusal refusal = loginRefusal(words.toStdString(), endpointOf("ann"));
        QCOMPARE(refusal.error.code, ErrorCode::Auth);
        QVERIFY2(refusal.error.hint.contains(remedy), qPrintable(refusal.error.hint));
        QVERIFY2(!toText(refusal.error).contains(u"hunter2"_s), qPrintable(toText(refusal.error)));
    }

    void aServerThatCannotLetInNowIsNotAboutTheLogin()
    {
        for (const char* words : {"LOADING hunter2", "ERR max number of clients reached hunter2", "BUSY hunter2"}) {
            const RedisRefusal refusal = loginRefusal(words, endpointOf("ann"));
            QCOMPARE(refusal.error.code, ErrorCode::Http);
            QCOMPARE(refusal.status, 503);
            QVERIFY2(!toText(refusal.error).contains(u"hunter2"_s), qPrintable(toText(refusal.error)));
        }
    }

    void whatIsSaidBeforeHangingUpIsTheReason()
    {
        QVERIFY(isFarewell("DENIED Redis is running in protected mode"));
        QVERIFY(isFarewell("ERR max number of clients reached"));
        QVERIFY(!isFarewell("ERR unknown command 'CLIENT'"));
        QVERIFY(!isFarewell("NOAUTH Authentication required."));
    }

    void aPortWithoutTlsIsToldInRedisWords()
    {
        const Error error = redisConnectionError(handshakeError({.alert = {}, .words = u"wrong version number"_s}),
                                                 endpointOf({}, u"rediss://cache.example"_s));
        QCOMPARE(error.code, ErrorCode::Tls);
        QVERIFY2(error.hint.contains(u"redis://"_s) && !error.hint.contains(u"http://"_s), qPrintable(error.hint));
        const Error other = handshakeError({.alert = 70, .words = {}});
        QCOMPARE(redisConnectionError(other, endpointOf({}, u"rediss://cache.example"_s)), other);
    }

    void aClosedConnectionNamesWhatMayBeTheCause()
    {
        QVERIFY(closedEarly(endpointOf()).hint.contains(u"rediss://"_s));
        QVERIFY(closedEarly(endpointOf({}, u"rediss://cache.example"_s)).hint.contains(u"tls: {cert: FILE, key: FILE}"_s));
        QCOMPARE(closedEarly(endpointOf()).code, ErrorCode::Unreachable);
        QCOMPARE(brokenReply(17).code, ErrorCode::Truncated);
        QVERIFY(brokenReply(17).found.contains(u"17 bytes"_s));
        QVERIFY(brokenReply(17).hint.contains(u"log of the server"_s));
    }
};

TRACEO_TEST(TstRedisAnswer);
#include "tst_redis_answer.moc"
