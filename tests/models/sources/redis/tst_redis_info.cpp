#include "sources/redis/redis_info.h"

#include "models/sources/redis/replies.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstRedisInfo : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLineIsSplitAtItsFirstColon()
    {
        const auto info = RedisInfo::read(kRedisInfoText);
        QVERIFY(info.ok());
        QCOMPARE(info->value("executable"), std::string_view("/usr/bin/x:y"));
        QCOMPARE(info->value("keyspace_hits"), std::string_view("9223372036854775807"));
        QCOMPARE(info->value("db0"), std::string_view("keys=52,expires=1,avg_ttl=2500"));
        QVERIFY(info->value("nothing_such").empty() && !info->has("(error) ERR unknown command"));
        QCOMPARE(info->fields().front().key, std::string_view("redis_version"));
    }

    void sectionsMayBeMissingAndLinesMayEndAsInUnix()
    {
        const auto info = RedisInfo::read("uptime_in_seconds:5\nkeyspace_hits: 3 \n\nno field\n:nameless\n#a:b\nused_memory:");
        QVERIFY(info.ok());
        QCOMPARE(info->value("keyspace_hits"), std::string_view("3"));
        QCOMPARE(info->fields().size(), 3u);
        QVERIFY(info->has("used_memory") && info->value("used_memory").empty());
    }

    void ofAFieldThatStandsThereTwiceTheFirstCounts()
    {
        const auto info = RedisInfo::read("redis_version:7.0.0\nkeyspace_hits:1\nkeyspace_hits:2\n");
        QCOMPARE(info->value("keyspace_hits"), std::string_view("1"));
        QCOMPARE(info->fields().size(), 2u);
    }

    void whatIsNoInfoSaysSo_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("code");
        QTest::newRow("nothing") << QByteArray() << int(ErrorCode::Decode);
        QTest::newRow("blank") << QByteArray(" \r\n\n") << int(ErrorCode::Decode);
        QTest::newRow("web page") << QByteArray("<html>a:b</html>\n") << int(ErrorCode::Decode);
        QTest::newRow("bytes") << QByteArray("\0\xff\x80:\r\n:", 7) << int(ErrorCode::Decode);
        QTest::newRow("fields of others") << QByteArray("Server: nginx\nDate: today\n") << int(ErrorCode::Decode);
        QTest::newRow("sentinel") << QByteArray("redis_version:7.0.15\nredis_mode:sentinel\n") << int(ErrorCode::Decode);
    }
    void whatIsNoInfoSaysSo()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, code);
        const std::string bytes = text.toStdString();
        const auto info = RedisInfo::read(bytes);
        QVERIFY(!info.ok());
        QCOMPARE(int(info.error().code), code);
        QVERIFY(!info.error().expected.isEmpty() && !info.error().found.isEmpty());
        QVERIFY(!info.error().hint.isEmpty());
    }

    void productsAreToldApart_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("product");
        QTest::addColumn<QByteArray>("version");
        const auto row = [](const char* name, const char* text, const char* product, const char* version) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(product) << QByteArray(version);
        };
        row("redis", "redis_version:7.0.15\n", "Redis", "7.0.15");
        row("valkey", "redis_version:7.2.4\nserver_name:valkey\nvalkey_version:8.0.1\n", "Valkey", "8.0.1");
        row("valkey without its version", "redis_version:7.2.4\nserver_name:valkey\n", "Valkey", "7.2.4");
        row("keydb", "redis_version:6.3.4\nserver_threads:2\n", "KeyDB", "6.3.4");
        row("keydb by its program", "redis_version:6.3.4\nexecutable:/opt/keydb-server\n", "KeyDB", "6.3.4");
        row("dragonfly", "redis_version:6.2.11\ndragonfly_version:df-v1.14.1\n", "Dragonfly", "1.14.1");
        row("kvrocks", "redis_version:4.0.0\nkvrocks_version:2.9.0\n", "Kvrocks", "2.9.0");
        row("no version", "uptime_in_seconds:1\n", "Redis", "");
    }
    void productsAreToldApart()
    {
        QFETCH(QByteArray, text);
        const std::string bytes = text.toStdString();
        const auto info = RedisInfo::read(bytes);
        QVERIFY(info.ok());
        const RedisProduct product = redisProduct(*info);
        QTEST(QByteArray(product.name.data(), qsizetype(product.name.size())), "product");
        QTEST(QByteArray(product.version.data(), qsizetype(product.version.size())), "version");
    }
};

TRACEO_TEST(TstRedisInfo);
#include "tst_redis_info.moc"
