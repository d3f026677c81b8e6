#include "core/json.h"
#include "support/test_main.h"

#include <QRandomGenerator>
#include <QTest>

#include <cmath>
#include <nlohmann/json.hpp>

using namespace traceo;
using nlohmann::json;

namespace {

/// JSON with ' for ", so that it can be read (and moc 6.4 stumbles over raw strings in macros).
std::string quotes(std::string text)
{
    std::ranges::replace(text, '\'', '"');
    return text;
}

} // namespace

class TstJson : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsEveryKindOfValue()
    {
        const auto value = parseJson(quotes(" {'a':[1,-2,3.5,true,false,null,'x\\u00e9'],'b':{'c':{}},'d':[]} "));
        QVERIFY(value.ok());
        QVERIFY(*value == json::parse(quotes("{'a':[1,-2,3.5,true,false,null,'xé'],'b':{'c':{}},'d':[]}")));
        QVERIFY(*parseJson("7") == json(7));
    }

    void aKeyTwiceKeepsTheLast()
    {
        const auto value = parseJson(quotes("{'a':[1,{'b':2}],'a':{'c':3}}"));
        QVERIFY(value.ok());
        QVERIFY(*value == json::parse(quotes("{'a':{'c':3}}")));
    }

    void everyPrefixOfAnAnswerIsTruncated()
    {
        const std::string text = quotes("{'status':'success','data':[1.5,'a\\\"b',true,null,{'x':[]}]}");
        for (std::size_t length = 0; length < text.size(); ++length) {
            const auto value = parseJson(std::string_view(text).substr(0, length));
            QVERIFY2(!value.ok(), qPrintable(QString::number(length)));
            QCOMPARE(value.error().code, ErrorCode::Truncated);
        }
    }

    void whatIsNoJsonIsADecodeErrorWithItsPlace()
    {
        for (const char* text : {"<html>", "{'a':1}", "[1,]", "{\"a\":1}x", "nul1", "[1 2]", "01", "+1", "NaN", "\"\x01\"",
                                 "{\"a\" 1}", "[\"\xff\"]", "1e400"}) {
            const auto value = parseJson(text);
            QVERIFY2(!value.ok(), text);
            QVERIFY2(value.error().code == ErrorCode::Decode, text);
            QVERIFY2(value.error().where.startsWith(QStringLiteral("byte ")), text);
        }
    }

    void depthIsCapped()
    {
        QVERIFY(parseJson(std::string(64, '[') + std::string(64, ']')).ok());
        QCOMPARE(parseJson(std::string(65, '[') + std::string(65, ']')).error().code, ErrorCode::TooLarge);
        QCOMPARE(parseJson(std::string(1'000'000, '[')).error().code, ErrorCode::TooLarge);
        std::string objects;
        for (int i = 0; i < 1'000'000; ++i)
            objects += "{\"a\":";
        QCOMPARE(parseJson(objects).error().code, ErrorCode::TooLarge);
    }

    void sizeIsCapped()
    {
        std::string text = "[0";
        for (int i = 0; i < 999'998; ++i)
            text += ",0";
        QVERIFY(parseJson(text + "]").ok());
        QCOMPARE(parseJson(text + ",0]").error().code, ErrorCode::TooLarge);
    }

    void numbersAreNeverSilentlyChanged()
    {
        const json object =
            *parseJson(quotes("{'i':7,'n':-7,'f':7.5,'w':7.0,'big':18446744073709551615,'odd':9007199254740993, "
                              "'max':9223372036854775807,'e':1e300,'s':'7','t':true,'z':null,'over':18446744073709551616}"));
        QCOMPARE(integerAt(object, "i").value(), 7);
        QCOMPARE(integerAt(object, "n").value(), -7);
        QCOMPARE(integerAt(object, "w").value(), 7);
        QCOMPARE(integerAt(object, "max").value(), std::numeric_limits<std::int64_t>::max());
        for (const char* key : {"f", "big", "e", "s", "t", "z", "absent", "over"})
            QVERIFY2(!integerAt(object, key), key);
        QCOMPARE(numberAt(object, "f").value(), 7.5);
        QCOMPARE(numberAt(object, "n").value(), -7.0);
        QCOMPARE(numberAt(object, "e").value(), 1e300);
        QCOMPARE(numberAt(object, "over").value(), 18446744073709551616.0);
        for (const char* key : {"odd", "max", "big", "s", "t", "z", "absent"})
            QVERIFY2(!numberAt(object, key), key);
    }

    void gettersAskForOneKind()
    {
        const json object = *parseJson(quotes("{'s':'x','b':false,'n':1}"));
        QVERIFY(textAt(object, "s") == "x");
        QVERIFY(!textAt(object, "n") && !textAt(object, "absent") && !textAt(json::array(), "s") && !textAt(json(1), "s"));
        QVERIFY(boolAt(object, "b") == false);
        QVERIFY(!boolAt(object, "s"));
    }

    void writesOneLineAndReplacesBadUtf8()
    {
        QVERIFY(toText(json{{"a", std::string("x\xff\n")}}) == "{\"a\":\"x\xef\xbf\xbd\\n\"}");
        QVERIFY(toText(json(std::nan(""))) == "null");
    }

    void everyDoubleReadsBack()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        for (int i = 0; i < 10'000; ++i) {
            const double value = std::bit_cast<double>(random.generate64());
            if (!std::isfinite(value))
                continue;
            const json back = *parseJson(toText(json{{"v", value}}));
            QCOMPARE(numberAt(back, "v").value(), value);
        }
    }
};
TRACEO_TEST(TstJson);
#include "tst_json.moc"
