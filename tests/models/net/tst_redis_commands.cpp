// What may be sent to a Redis, and to whom: before any socket is opened.
#include "net/redis_commands.h"

#include "net/redis_question.h"
#include "support/paths.h"
#include "support/test_main.h"

#include <QFile>
#include <QTest>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

Endpoint endpointAt(const QString& url)
{
    Endpoint endpoint;
    endpoint.base = QUrl(url);
    return endpoint;
}

Request asking(std::vector<std::string> command, std::string path = {})
{
    Request request;
    request.transport = Transport::Redis;
    request.command = std::move(command);
    request.path = std::move(path);
    return request;
}

} // namespace

class TstRedisCommands : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatReadsHasItsName_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("name");
        const auto row = [](const QStringList& words, const QString& name) {
            QTest::newRow(qPrintable(words.join(QLatin1Char(' ')))) << words << name;
        };
        row({u"INFO"_s}, u"INFO"_s);
        row({u"info"_s, u"everything"_s}, u"INFO"_s);
        row({u"Latency"_s, u"latest"_s}, u"LATENCY LATEST"_s);
        row({u"LATENCY"_s, u"HISTOGRAM"_s, u"get"_s}, u"LATENCY HISTOGRAM"_s);
        row({u"SLOWLOG"_s, u"GET"_s, u"128"_s}, u"SLOWLOG GET"_s);
        row({u"SLOWLOG"_s, u"LEN"_s}, u"SLOWLOG LEN"_s);
        row({u"MEMORY"_s, u"STATS"_s}, u"MEMORY STATS"_s);
        row({u"MEMORY"_s, u"USAGE"_s, u"key"_s}, u"MEMORY USAGE"_s);
        row({u"CLIENT"_s, u"LIST"_s}, u"CLIENT LIST"_s);
        row({u"CLIENT"_s, u"INFO"_s}, u"CLIENT INFO"_s);
        row({u"CLIENT"_s, u"ID"_s}, u"CLIENT ID"_s);
        row({u"CONFIG"_s, u"GET"_s, u"maxmemory*"_s}, u"CONFIG GET"_s);
        row({u"config"_s, u"get"_s, u"MaxMemory-Policy"_s, u"maxmemory"_s}, u"CONFIG GET"_s);
        row({u"SCAN"_s, u"0"_s, u"COUNT"_s, u"100"_s}, u"SCAN"_s);
        row({u"TYPE"_s, u"key"_s}, u"TYPE"_s);
        row({u"DBSIZE"_s}, u"DBSIZE"_s);
        row({u"PING"_s}, u"PING"_s);
        row({u"GET"_s, u"key"_s}, u"GET"_s);
        row({u"HGET"_s, u"key"_s, u"field"_s}, u"HGET"_s);
        row({u"TS.INFO"_s, u"key"_s}, u"TS.INFO"_s);
        row({u"COMMAND"_s, u"COUNT"_s}, u"COMMAND COUNT"_s);
    }

    void whatReadsHasItsName()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, name);
        const auto found = readingCommand(dataOf(words));
        QVERIFY2(found, found ? "" : qPrintable(toText(found.error())));
        QCOMPARE(QString::fromStdString(*found), name);
    }

    void whatMayWriteIsRefused_data()
    {
        QTest::addColumn<QStringList>("words");
        for (const char* line : {"SET k v",
                                 "GETDEL k",
                                 "GETEX k",
                                 "HSET k f v",
                                 "HGETDEL k FIELDS 1 f",
                                 "DEL k",
                                 "FLUSHALL",
                                 "FLUSHDB",
                                 "CONFIG SET maxmemory 1",
                                 "CONFIG RESETSTAT",
                                 "CONFIG REWRITE",
                                 "CONFIG",
                                 "SLOWLOG RESET",
                                 "SLOWLOG",
                                 "LATENCY RESET",
                                 "LATENCY",
                                 "MEMORY PURGE",
                                 "MEMORY DOCTOR",
                                 "CLIENT KILL ID 3",
                                 "CLIENT PAUSE 1000",
                                 "CLIENT SETNAME x",
                                 "CLIENT",
                                 "SHUTDOWN",
                                 "DEBUG SLEEP 1",
                                 "EVAL x 0",
                                 "SCRIPT FLUSH",
                                 "REPLICAOF h 1",
                                 "SUBSCRIBE c",
                                 "MONITOR",
                                 "AUTH pw",
                                 "HELLO 3",
                                 "SELECT 1",
                                 "COMMAND",
                                 "TS.ADD k 1 1",
                                 "RESTORE k 0 v"})
            QTest::newRow(line) << QString::fromLatin1(line).split(QLatin1Char(' '));
    }

    void whatMayWriteIsRefused()
    {
        QFETCH(QStringList, words);
        const auto found = readingCommand(dataOf(words));
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::BadValue);
        QVERIFY2(found.error().expected.contains(u"LATENCY HISTOGRAM"_s), qPrintable(found.error().expected));
        QVERIFY(!found.error().hint.isEmpty());
    }

    void aPasswordInTheConfigurationCannotBeAskedFor_data()
    {
        QTest::addColumn<QStringList>("words");
        for (const char* line : {"CONFIG GET requirepass", "CONFIG GET *", "config get REQUIREPASS", "CONFIG GET [rm]*",
                                 "CONFIG GET ?equirepass", "CONFIG GET masterauth", "CONFIG GET max*", "CONFIG GET *maxmemory",
                                 "CONFIG GET maxmemory requirepass", "CONFIG GET maxmemory* *", "CONFIG GET"})
            QTest::newRow(line) << QString::fromLatin1(line).split(QLatin1Char(' '));
        QTest::newRow("an empty pattern") << QStringList{u"CONFIG"_s, u"GET"_s, QString()};
    }

    void aPasswordInTheConfigurationCannotBeAskedFor()
    {
        QFETCH(QStringList, words);
        const auto found = readingCommand(dataOf(words));
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::BadValue);
        QVERIFY2(found.error().expected.contains(u"maxmemory"_s), qPrintable(found.error().expected));
        QVERIFY(!toText(found.error()).contains(u"requirepass"_s, Qt::CaseInsensitive));
    }

    void whatIsNoCommandIsRefusedToo()
    {
        QCOMPARE(readingCommand({}).error().code, ErrorCode::BadValue);
        QCOMPARE(readingCommand({""}).error().code, ErrorCode::BadValue);
        QCOMPARE(readingCommand({"INFO\r\nSET", "k", "v"}).error().code, ErrorCode::BadValue);
    }

    void aRefusalDoesNotTellKeys()
    {
        const QString text = toText(readingCommand({"DEL", "session:ann"}).error());
        QVERIFY2(text.contains(u"found DEL"_s) && !text.contains(u"ann"_s), qPrintable(text));
        QVERIFY(toText(readingCommand({"config", "SET", "requirepass", "pw"}).error()).contains(u"found CONFIG SET"_s));
    }

    void theRulesNameEveryCommandThatWatches()
    {
        const QString rules = aclRules("INFO");
        QVERIFY2(rules.startsWith(u"+info +latency|latest +latency|histogram +slowlog|get"_s), qPrintable(rules));
        QVERIFY(rules.contains(u"+config|get"_s));
        QVERIFY2(!rules.contains(u"+get"_s) && !rules.contains(u"+scan"_s),
                 qPrintable(rules));                                                               // not who does not sample keys
        QVERIFY2(!rules.contains(u"+ping"_s) && !rules.contains(u"+dbsize"_s), qPrintable(rules)); // nor what nobody asks
        QVERIFY(aclRules("MEMORY USAGE").endsWith(u" +memory|usage"_s));
        QVERIFY(aclRules("HGET").endsWith(u" +hget"_s));
        QCOMPARE(rules.count(u"+info"_s), 1);
    }

    /// A hint that asks for more than the README promises is an administrator's reason to say no.
    void theReadmeListsTheSameRules()
    {
        QFile readme(test::sourceFile("README.md"));
        QVERIFY(readme.open(QIODevice::ReadOnly));
        const QByteArray wanted = "`ACL SETUSER traceo on >PASSWORD " + aclRules("INFO").toUtf8() + "`";
        QVERIFY2(readme.readAll().contains(wanted), wanted.constData());
    }

    void aQuestionKnowsItsOriginAndItsDatabase()
    {
        const auto plain = RedisQuestion::of(endpointAt(u"redis://Cache.Example"_s), asking({"get", "a"}));
        QVERIFY2(plain, plain ? "" : qPrintable(toText(plain.error())));
        QCOMPARE(plain->origin, std::string("redis://cache.example:6379"));
        QCOMPARE(plain->name, std::string("GET"));
        QCOMPARE(plain->wire, std::string("*2\r\n$3\r\nget\r\n$1\r\na\r\n"));
        QCOMPARE(plain->database, 0);
        QCOMPARE(RedisQuestion::of(endpointAt(u"rediss://[::1]:7/3"_s), asking({"PING"}))->origin,
                 std::string("rediss://[::1]:7"));
        QCOMPARE(RedisQuestion::of(endpointAt(u"redis://h/3"_s), asking({"PING"}))->database, 3);
        QCOMPARE(RedisQuestion::of(endpointAt(u"redis://h/3"_s), asking({"PING"}, "/12"))->database, 12);
        QCOMPARE(RedisQuestion::of(endpointAt(u"redis://h/"_s), asking({"PING"}))->database, 0);
    }

    void anAddressThatIsNoneIsRefused_data()
    {
        QTest::addColumn<QString>("url");
        for (const char* url : {"http://h:6379", "redis://", "redis:///0", "h:6379", "redis://ann:pw@h", "redis://h/cache",
                                "redis://h/-1", "redis://h/99999999999"})
            QTest::newRow(url) << QString::fromLatin1(url);
    }

    void anAddressThatIsNoneIsRefused()
    {
        QFETCH(QString, url);
        const auto question = RedisQuestion::of(endpointAt(url), asking({"PING"}));
        QVERIFY(!question);
        QCOMPARE(question.error().code, ErrorCode::BadValue);
        QVERIFY(!toText(question.error()).contains(u"pw"_s));
    }

    void aCredentialOverAPlainLineStaysAtHome()
    {
        Endpoint endpoint = endpointAt(u"redis://cache.example"_s);
        endpoint.auth = Endpoint::Auth::Basic;
        const auto refused = RedisQuestion::of(endpoint, asking({"PING"}));
        QCOMPARE(refused.error().code, ErrorCode::Auth);
        QVERIFY(refused.error().hint.contains(u"allow_plain_auth"_s));
        endpoint.allowPlainAuth = true;
        QVERIFY(RedisQuestion::of(endpoint, asking({"PING"})));
        endpoint.allowPlainAuth = false;
        for (const QString& url : {u"rediss://cache.example"_s, u"redis://localhost"_s, u"redis://127.0.0.1"_s}) {
            endpoint.base = QUrl(url);
            QVERIFY2(RedisQuestion::of(endpoint, asking({"PING"})), qPrintable(url));
        }
        endpoint.auth = Endpoint::Auth::Bearer;
        QCOMPARE(RedisQuestion::of(endpoint, asking({"PING"})).error().code, ErrorCode::BadValue);
    }

    void aLoginHasAUserWhereOneIsNamed()
    {
        Endpoint endpoint = endpointAt(u"redis://h"_s);
        QCOMPARE(*redisLogin(endpoint, Secret("p w")), std::string("*2\r\n$4\r\nAUTH\r\n$3\r\np w\r\n"));
        endpoint.user = "ann";
        QCOMPARE(*redisLogin(endpoint, Secret("p")), std::string("*3\r\n$4\r\nAUTH\r\n$3\r\nann\r\n$1\r\np\r\n"));
        QCOMPARE(redisLogin(endpoint, Secret()).error().code, ErrorCode::Auth);
    }

private:
    static std::vector<std::string> dataOf(const QStringList& words)
    {
        std::vector<std::string> data;
        for (const QString& word : words)
            data.push_back(word.toStdString());
        return data;
    }
};

TRACEO_TEST(TstRedisCommands);
#include "tst_redis_commands.moc"
