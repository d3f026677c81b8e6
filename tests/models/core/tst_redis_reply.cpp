// Replies of Redis: what they mean, where they end, and what is no reply.
#include "core/redis_reply.h"

#include "support/seed.h"
#include "support/test_main.h"

#include <QTest>

#include <algorithm>
#include <limits>
#include <random>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;
using namespace std::string_literals;

namespace {

using Kind = RedisReply::Kind;

constexpr std::int64_t kCap = 64 * 1024;

RedisReply text(std::string words)
{
    return {.kind = Kind::Text, .text = std::move(words), .integer = 0, .items = {}};
}

RedisReply integer(std::int64_t number)
{
    return {.kind = Kind::Integer, .text = {}, .integer = number, .items = {}};
}

bool isSame(const RedisReply& a, const RedisReply& b)
{
    return a.kind == b.kind && a.text == b.text && a.integer == b.integer
        && std::ranges::equal(a.items, b.items, [](const RedisReply& x, const RedisReply& y) { return isSame(x, y); });
}

/// Random replies, and how a server writes them.
class Replies {
public:
    explicit Replies(quint32 seed) : m_random(seed) {}

    int below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(m_random); }

    RedisReply next(int depth = 0)
    {
        switch (below(depth < 7 ? 6 : 4)) {
        case 0:
            return {};
        case 1:
            return integer(below(2) == 0 ? below(100) - 50 : std::int64_t(m_random()));
        case 2:
            return {.kind = Kind::Error, .text = line(), .integer = 0, .items = {}};
        case 3:
            return text(below(2) == 0 ? line() : bytes());
        default:
            break;
        }
        RedisReply list{.kind = Kind::List, .text = {}, .integer = 0, .items = {}};
        for (int left = below(4); left > 0; --left)
            list.items.push_back(next(depth + 1));
        return list;
    }

    std::string written(const RedisReply& reply)
    {
        switch (reply.kind) {
        case Kind::Nothing:
            return below(2) == 0 ? "$-1\r\n" : "*-1\r\n";
        case Kind::Integer:
            return ":" + std::to_string(reply.integer) + "\r\n";
        case Kind::Error:
            return "-" + reply.text + "\r\n";
        case Kind::Text:
            if (reply.text.find_first_of("\r\n") == std::string::npos && below(2) == 0)
                return "+" + reply.text + "\r\n";
            return "$" + std::to_string(reply.text.size()) + "\r\n" + reply.text + "\r\n";
        case Kind::List:
            break;
        }
        std::string wire = "*" + std::to_string(reply.items.size()) + "\r\n";
        for (const RedisReply& item : reply.items)
            wire += written(item);
        return wire;
    }

    /// Bytes that look like a reply for a while, or like nothing.
    std::string garbage()
    {
        static constexpr std::string_view kBytes = "$*:+-019\r\n\r\n-1\0x";
        std::string wire;
        for (int left = below(60); left > 0; --left)
            wire += below(8) == 0 ? char(m_random()) : kBytes[std::size_t(below(int(kBytes.size())))];
        return wire;
    }

private:
    std::string bytes()
    {
        std::string any;
        for (int left = below(40); left > 0; --left)
            any += char(m_random());
        return any;
    }
    std::string line()
    {
        std::string words = bytes();
        std::erase_if(words, [](char c) { return c == '\r' || c == '\n'; });
        return words;
    }

    std::mt19937_64 m_random;
};

QString refusalOf(std::string_view wire, std::int64_t cap = kCap)
{
    RedisReplyEnd end(cap);
    const auto size = end.feed(wire);
    return size ? u"no refusal"_s : toText(size.error());
}

ErrorCode codeOf(std::string_view wire, std::int64_t cap = kCap)
{
    RedisReplyEnd end(cap);
    const auto size = end.feed(wire);
    return size ? ErrorCode::Internal : size.error().code;
}

} // namespace

class TstRedisReply : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachKindIsRead()
    {
        QVERIFY(isSame(*redisReply("+PONG\r\n"), text("PONG")));
        QVERIFY(isSame(*redisReply("+\r\n"), text("")));
        QVERIFY(isSame(*redisReply("$6\r\na\r\nb\0c\r\n"s), text("a\r\nb\0c"s)));
        QVERIFY(isSame(*redisReply("$0\r\n\r\n"), text("")));
        QVERIFY(isSame(*redisReply("$-1\r\n"), {}));
        QVERIFY(isSame(*redisReply("*-1\r\n"), {}));
        const auto error = redisReply("-NOAUTH Authentication required.\r\n");
        QVERIFY(error->isError());
        QCOMPARE(error->text, "NOAUTH Authentication required."s);
        const auto list = redisReply("*3\r\n:1\r\n*1\r\n$1\r\nx\r\n*0\r\n");
        QVERIFY(list->isList());
        QCOMPARE(list->items.size(), std::size_t(3));
        QVERIFY(isSame(list->items[1].items[0], text("x")));
        QVERIFY(list->items[2].isList() && list->items[2].items.empty());
    }

    void everyIntegerIsExact()
    {
        for (const std::int64_t number : {std::numeric_limits<std::int64_t>::min(), std::int64_t(-1), std::int64_t(0),
                                          std::int64_t(9'007'199'254'740'993), std::numeric_limits<std::int64_t>::max()}) {
            const auto reply = redisReply(":" + std::to_string(number) + "\r\n");
            QVERIFY(reply);
            QVERIFY(reply->isInteger());
            QCOMPARE(reply->integer, number);
        }
        for (const char* wire : {":\r\n", ":1.5\r\n", ":+1\r\n", ":01\r\n", ":-0\r\n", ":9223372036854775808\r\n", ": 1\r\n"})
            QVERIFY2(!redisReply(wire) && redisReply(wire).error().code == ErrorCode::Decode, wire);
    }

    void aCommandIsWrittenWithItsLengths()
    {
        QCOMPARE(redisCommand({"GET", "a b\r\n"}), "*2\r\n$3\r\nGET\r\n$5\r\na b\r\n\r\n"s);
        QCOMPARE(redisCommand({"PING", ""}), "*2\r\n$4\r\nPING\r\n$0\r\n\r\n"s);
    }

    void whatIsNotWholeIsTruncated()
    {
        const std::string wire = "*2\r\n$3\r\nabc\r\n:12\r\n";
        for (std::size_t size = 0; size < wire.size(); ++size) {
            const auto reply = redisReply(wire.substr(0, size));
            QVERIFY2(!reply && reply.error().code == ErrorCode::Truncated, std::to_string(size).c_str());
        }
        QCOMPARE(redisReply(wire + "+").error().code, ErrorCode::Decode);
    }

    void aTextOf512MegabytesIsRefusedByItsAnnouncement()
    {
        const QString refusal = refusalOf("$536870912\r\n", 32 * 1024 * 1024);
        QVERIFY2(refusal.contains(u"536870912"_s) && refusal.contains(u"33554432"_s), qPrintable(refusal));
        QCOMPARE(codeOf("$536870912\r\n"), ErrorCode::TooLarge);
        QCOMPARE(codeOf("*2\r\n$10\r\n0123456789\r\n$9223372036854775807\r\n"), ErrorCode::TooLarge);
    }

    void aListOfThousandsOfMillionsIsRefusedByItsAnnouncement()
    {
        const QString refusal = refusalOf("*2147483648\r\n", std::int64_t(1) << 40);
        QVERIFY2(refusal.contains(u"2147483648"_s) && refusal.contains(u"1000000"_s), qPrintable(refusal));
        QCOMPARE(codeOf("*2147483648\r\n"), ErrorCode::TooLarge);
        QCOMPARE(codeOf("*9223372036854775807\r\n"), ErrorCode::TooLarge);
        // not even in small parts: each of a thousand lists announces a thousand and one
        std::string many = "*1000\r\n";
        for (int i = 0; i < 1000; ++i) {
            many += "*1001\r\n";
            for (int k = 0; k < 1001; ++k)
                many += "+\r\n";
        }
        QCOMPARE(codeOf(many, std::int64_t(1) << 40), ErrorCode::TooLarge);
        QCOMPARE(redisReply(many).error().code, ErrorCode::TooLarge);
    }

    void exactlyTheCapIsAllowed()
    {
        const std::string wire = "*2\r\n$10\r\n0123456789\r\n+OK\r\n";
        RedisReplyEnd enough(std::int64_t(wire.size()));
        QCOMPARE(*enough.feed(wire), std::int64_t(wire.size()));
        QCOMPARE(codeOf(wire, std::int64_t(wire.size()) - 1), ErrorCode::TooLarge);
    }

    void aLineWithoutEndIsRefused()
    {
        QCOMPARE(codeOf("+" + std::string(100'000, 'a'), 1 << 20), ErrorCode::TooLarge);
        QCOMPARE(codeOf("-" + std::string(1000, 'a'), 100), ErrorCode::TooLarge);
        QCOMPARE(codeOf("$" + std::string(100, '1'), 1 << 20), ErrorCode::Decode);
        QCOMPARE(codeOf("*" + std::string(100, ' '), 1 << 20), ErrorCode::Decode);
    }

    void listsMayBeSevenDeep()
    {
        const auto deep = [](int depth) {
            std::string wire;
            for (int i = 0; i < depth; ++i)
                wire += "*1\r\n";
            return wire + ":1\r\n";
        };
        auto reply = redisReply(deep(7));
        QVERIFY2(reply, reply ? "" : qPrintable(toText(reply.error())));
        for (int i = 0; i < 7; ++i)
            reply = RedisReply(reply->items.at(0));
        QCOMPARE(reply->integer, std::int64_t(1));
        QCOMPARE(redisReply(deep(8)).error().code, ErrorCode::TooLarge);
        QCOMPARE(redisReply(deep(100'000)).error().code, ErrorCode::TooLarge);
    }

    void whatIsNoRedisIsNamed_data()
    {
        QTest::addColumn<QByteArray>("wire");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("named");
        const auto decode = int(ErrorCode::Decode);
        QTest::newRow("web") << QByteArray("HTTP/1.1 400 Bad Request\r\nServer: x\r\n") << decode
                             << u"“HTTP/1.1 400 Bad Request”"_s;
        QTest::newRow("ssh") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n") << decode << u"“SSH-2.0-OpenSSH_9.2”"_s;
        QTest::newRow("memcached") << QByteArray("ERROR\r\nERROR\r\n") << decode << u"memcached_exporter"_s;
        QTest::newRow("mysql") << QByteArray("J\0\0\0\n8.0.36\0", 12) << decode << u"6379"_s;
        QTest::newRow("tls") << QByteArray("\x15\x03\x01\0\x02\x02\x46", 7) << int(ErrorCode::Tls) << u"rediss://"_s;
        QTest::newRow("version 3") << QByteArray("%1\r\n+a\r\n+b\r\n") << decode << u"“%1”"_s;
        QTest::newRow("in a list") << QByteArray("*2\r\n:1\r\n<html>\r\n") << decode << u"“<html>”"_s;
        QTest::newRow("length") << QByteArray("$abc\r\n") << decode << u"“$abc”"_s;
        QTest::newRow("negative") << QByteArray("$-2\r\n") << decode << u"“$-2”"_s;
        QTest::newRow("negative list") << QByteArray("*-2147483648\r\n") << decode << u"“*-2147483648”"_s;
        QTest::newRow("longer than it said") << QByteArray("$3\r\nabcd\r\n") << decode << u"“$3”"_s;
    }

    void whatIsNoRedisIsNamed()
    {
        QFETCH(QByteArray, wire);
        QFETCH(int, code);
        QFETCH(QString, named);
        QCOMPARE(codeOf(wire.toStdString()), ErrorCode(code));
        const QString refusal = refusalOf(wire.toStdString());
        QVERIFY2(refusal.contains(named), qPrintable(refusal));
        QCOMPARE(redisReply(wire.toStdString()).error().code, ErrorCode(code));
    }

    void repliesOneAfterTheOtherEachHaveTheirEnd()
    {
        const std::string first = "*1\r\n+a\r\n";
        RedisReplyEnd end(kCap);
        QCOMPARE(*end.feed(first + "$1\r\n"), std::int64_t(first.size()));
        QCOMPARE(*end.feed("$1\r\n"), std::int64_t(0));
        QCOMPARE(*end.feed("$1\r\nb\r\n:7"), std::int64_t(7));
        QCOMPARE(*end.feed(":7\r\n"), std::int64_t(4));
    }

    void randomRepliesComeBackHoweverTheyAreCut()
    {
        const quint32 seed = seedOfRun();
        Replies replies(seed);
        for (int i = 0; i < 100'000; ++i) {
            const QByteArray where = "seed " + QByteArray::number(seed) + ", reply " + QByteArray::number(i);
            const RedisReply reply = replies.next();
            const std::string wire = replies.written(reply);
            const auto read = redisReply(wire);
            QVERIFY2(read && isSame(*read, reply), where.constData());
            RedisReplyEnd end(std::int64_t(wire.size()) + 10);
            const std::string more = wire + replies.garbage().substr(0, std::size_t(replies.below(3)));
            std::size_t there = 0;
            while (there < wire.size()) {
                const auto size = end.feed(std::string_view(more).substr(0, there));
                QVERIFY2(size && *size == 0, where.constData());
                there += std::size_t(replies.below(replies.below(10) == 0 ? 50 : 3)) + 1;
            }
            const auto size = end.feed(std::string_view(more).substr(0, there));
            QVERIFY2(size && std::size_t(*size) == wire.size(), where.constData());
        }
    }

    void garbageIsRefusedOrAwaited()
    {
        const quint32 seed = seedOfRun();
        Replies replies(seed);
        for (int i = 0; i < 100'000; ++i) {
            const QByteArray where = "seed " + QByteArray::number(seed) + ", input " + QByteArray::number(i);
            const std::string wire = replies.garbage();
            RedisReplyEnd end(kCap);
            const auto size = end.feed(wire);
            QVERIFY2(!size || (*size >= 0 && *size <= std::int64_t(wire.size())), where.constData());
            const auto reply = redisReply(wire);
            QVERIFY2(!reply || (size && *size == std::int64_t(wire.size())), where.constData());
            if (!reply)
                QVERIFY2(!toText(reply.error()).isEmpty(), where.constData());
        }
    }
};

TRACEO_TEST(TstRedisReply);
#include "tst_redis_reply.moc"
