#include "sources/redis/redis_text.h"

#include "models/sources/redis/replies.h"
#include "support/test_main.h"

#include <QTest>

#include <limits>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

class TstRedisText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersAreIntegersDecimalsAndPercentages()
    {
        QCOMPARE(redisNumber("0"), std::optional(0.0));
        QCOMPARE(redisNumber("-4096"), std::optional(-4096.0));
        QCOMPARE(redisNumber("12.58"), std::optional(12.58));
        QCOMPARE(redisNumber("98.85%"), std::optional(98.85));
        QCOMPARE(redisNumber("9223372036854775807"), std::optional(9223372036854775807.0));
        QCOMPARE(redisNumber("18446744073709551615"), std::optional(18446744073709551615.0));
    }

    void whatIsNoNumberIsNone()
    {
        for (const char* text : {"", "%", "1.09M", "nan", "-nan", "inf", "1 2", " 1", "0x10", "+1", "1e999", "ok", "1,2"})
            QVERIFY2(!redisNumber(text), text);
    }

    void integersAreExactToTheEndOf64Bits()
    {
        QCOMPARE(redisInteger("9223372036854775807"), std::optional(std::numeric_limits<std::int64_t>::max()));
        QCOMPARE(redisInteger("-9223372036854775808"), std::optional(std::numeric_limits<std::int64_t>::min()));
        QCOMPARE(redisInteger("9007199254740993"), std::optional<std::int64_t>(9007199254740993));
        QVERIFY(!redisInteger("9223372036854775808") && !redisInteger("1.0") && !redisInteger(""));
    }

    void aPartIsFoundByItsWholeName()
    {
        constexpr std::string_view kList = "calls=21,usec=175,usec_per_call=8.33,x=";
        QCOMPARE(redisPart(kList, "calls"), std::string_view("21"));
        QCOMPARE(redisPart(kList, "usec"), std::string_view("175"));
        QCOMPARE(redisPart(kList, "usec_per_call"), std::string_view("8.33"));
        QVERIFY(redisPart(kList, "call").empty() && redisPart(kList, "x").empty() && redisPart(",,=,", "y").empty());
    }

    void labelsAreWrittenAsGoWritesThem()
    {
        QCOMPARE(exporterNumber(50), std::string("50"));
        QCOMPARE(exporterNumber(99.9), std::string("99.9"));
        QCOMPARE(exporterNumber(541065), std::string("541065"));
        QCOMPARE(exporterNumber(1073741), std::string("1.073741e+06"));
        QCOMPARE(exporterNumber(0), std::string("0"));
        QCOMPARE(exporterNumber(std::numeric_limits<double>::infinity()), std::string("+Inf"));
    }

    void anErrorSaysWhatWasThereInstead()
    {
        const Error found = otherReply(u"a text"_s, error("NOPERM this user has no permissions"));
        QCOMPARE(found.code, ErrorCode::Decode);
        QCOMPARE(found.expected, u"a text"_s);
        QVERIFY(found.found.contains(u"NOPERM"_s));
        QVERIFY(found.hint.contains(u"redis-cli"_s));
        QCOMPARE(shownReply(list({})), u"a list"_s);
        QCOMPARE(shownReply(RedisReply{}), u"nothing"_s);
    }
};

TRACEO_TEST(TstRedisText);
#include "tst_redis_text.moc"
