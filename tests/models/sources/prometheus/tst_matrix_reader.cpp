#include "sources/prometheus/matrix_reader.h"

#include "support/test_main.h"

#include <QElapsedTimer>
#include <QTest>

#include <cmath>
#include <random>

using namespace traceo;

namespace {

std::string matrix(const std::string& result)
{
    return R"({"status":"success","data":{"resultType":"matrix","result":)" + result + "}}";
}

std::string seriesOf(const std::string& values)
{
    return matrix(R"([{"metric":{"__name__":"m","job":"x"},"values":)" + values + "}]");
}

ErrorCode codeOf(const std::string& body)
{
    const auto answer = readQueryAnswer(body, "prom");
    return answer ? ErrorCode::Internal : answer.error().code;
}

std::string escaped(const std::string& text)
{
    return '"' + text + '"';
}

} // namespace

class TstMatrixReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void seriesAndSamplesAreReadAsTheyStand()
    {
        const auto answer = readQueryAnswer(
            matrix(R"([{"metric":{"__name__":"up","job":"a","instance":"b"},"values":[[1795532971.442,"1"],[1795532986,"0.5"]]},)"
                   R"({"values":[[1,"2"]],"metric":{"z":"1","__name__":"late"}}])"),
            "prom");
        QVERIFY(answer.ok());
        QCOMPARE(answer->status, std::string("success"));
        QCOMPARE(answer->resultType, std::string("matrix"));
        QCOMPARE(answer->series.size(), 2u);
        const SeriesRun up = answer->series[0];
        QCOMPARE(up.key.toText(), std::string(R"(up{instance="b",job="a"})"));
        QCOMPARE(up.key.source, std::string("prom"));
        QCOMPARE(msOf(up.samples[0].at), 1795532971442);
        QCOMPARE(up.samples[0].value, 1.0);
        QCOMPARE(msOf(up.samples[1].at), 1795532986000);
        QCOMPARE(up.samples[1].value, 0.5);
        QCOMPARE(answer->series[1].key.toText(), std::string(R"(late{z="1"})"));
        QVERIFY(answer->firstBad.empty());
    }

    void orderOfMembersDoesNotMatter()
    {
        const auto answer = readQueryAnswer(
            R"({"warnings":["w"],"data":{"result":[{"metric":{"__name__":"m"},"values":[[1,"1"]]}],"resultType":"matrix"},"infos":["i"],"status":"success"})",
            "p");
        QVERIFY(answer.ok());
        QCOMPARE(answer->series.size(), 1u);
        QCOMPARE(answer->warnings, std::vector<std::string>{"w"});
        QCOMPARE(answer->infos, std::vector<std::string>{"i"});
    }

    void unknownMembersAreSkippedWhateverTheyHold()
    {
        const auto answer = readQueryAnswer(
            R"({"status":"success","isPartial":false,"trace":{"a":[1,{"b":null}],"values":[[1,"9"]]},"data":{"resultType":"matrix",)"
            R"("stats":{"result":[[1,2]]},"result":[{"metric":{"__name__":"m"},"group":7,"extra":[[[]]],"values":[[1,"1"]]}]}})",
            "p");
        QVERIFY(answer.ok());
        QCOMPARE(answer->series.size(), 1u);
        QCOMPARE(answer->series[0].samples.size(), 1u);
    }

    void valuesAreExact_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<double>("value");
        QTest::newRow("integer") << std::string("9007199254740993") << 9007199254740992.0;
        QTest::newRow("tenth") << std::string("0.1") << 0.1;
        QTest::newRow("exponent") << std::string("1.7976931348623157e+308") << 1.7976931348623157e+308;
        QTest::newRow("denormal") << std::string("5e-324") << 5e-324;
        QTest::newRow("negative zero") << std::string("-0") << -0.0;
        QTest::newRow("+Inf") << std::string("+Inf") << std::numeric_limits<double>::infinity();
        QTest::newRow("-Inf") << std::string("-Inf") << -std::numeric_limits<double>::infinity();
        QTest::newRow("NaN") << std::string("NaN") << std::numeric_limits<double>::quiet_NaN();
    }

    void valuesAreExact()
    {
        QFETCH(std::string, text);
        QFETCH(double, value);
        const auto answer = readQueryAnswer(seriesOf("[[1," + escaped(text) + "]]"), "p");
        QVERIFY(answer.ok());
        QCOMPARE(answer->series.size(), 1u);
        const double read = answer->series[0].samples[0].value;
        QVERIFY(std::isnan(value) ? std::isnan(read) : read == value && std::signbit(read) == std::signbit(value));
    }

    void whatIsNoPairOfTimeAndValueIsLeftOutAndCounted_data()
    {
        QTest::addColumn<std::string>("pair");
        for (const char* pair :
             {R"([1,2])", R"(["1","2"])", R"([1])", R"([])", R"([1,"2",3])", R"([1,""])", R"([1," 2"])", R"([1,"2x"])",
              R"([1,"0x10"])", R"([1,"1e999"])", R"([1,"infinity"])", "[1,\"nan(1)\"]", R"([1e300,"2"])", R"([-1e15,"2"])",
              R"([null,"2"])", R"([1,null])", R"([true,"2"])", R"([1,"--1"])"})
            QTest::newRow(pair) << std::string(pair);
    }

    void whatIsNoPairOfTimeAndValueIsLeftOutAndCounted()
    {
        QFETCH(std::string, pair);
        const auto answer = readQueryAnswer(seriesOf("[" + pair + R"(,[5,"7"]])"), "p");
        QVERIFY(answer.ok());
        QCOMPARE(answer->unreadable, 1);
        QCOMPARE(answer->firstBad, std::string(R"(m{job="x"})"));
        QCOMPARE(answer->series[0].samples.size(), 1u);
        QCOMPARE(answer->series[0].samples[0].value, 7.0);
    }

    void repeatedAndFallingTimesAreLeftOutAndTheFirstStays()
    {
        const auto answer = readQueryAnswer(seriesOf(R"([[10,"1"],[10,"2"],[9,"3"],[11,"4"]])"), "p");
        QVERIFY(answer.ok());
        QCOMPARE(answer->disordered, 2);
        QCOMPARE(answer->series[0].samples.size(), 2u);
        QCOMPARE(answer->series[0].samples[0].value, 1.0);
        QCOMPARE(answer->series[0].samples[1].value, 4.0);
    }

    void nativeHistogramsAreSkippedAndCounted()
    {
        const auto answer = readQueryAnswer(
            matrix(R"([{"metric":{"__name__":"h"},"histograms":[[1,{"count":"2","sum":"3","buckets":[[1,"-1","1","2"]]}]]},)"
                   R"({"metric":{"__name__":"m"},"values":[[1,"1"]]}])"),
            "p");
        QVERIFY(answer.ok());
        QCOMPARE(answer->histograms, 1);
        QCOMPARE(answer->series.size(), 1u);
        QCOMPARE(answer->firstBad, std::string("h"));
    }

    void aSeriesWithoutANameIsLeftOut()
    {
        const auto answer = readQueryAnswer(matrix(R"([{"metric":{},"values":[[1,"1"]]},{"values":[[1,"1"]]}])"), "p");
        QVERIFY(answer.ok());
        QCOMPARE(answer->nameless, 2);
        QVERIFY(answer->series.empty());
    }

    void labelsAreDataWhateverTheyHold_data()
    {
        QTest::addColumn<std::string>("json");
        QTest::addColumn<std::string>("value");
        QTest::newRow("html") << std::string("<img src=x onerror=alert(1)>") << std::string("<img src=x onerror=alert(1)>");
        QTest::newRow("bidi") << std::string("\\u202egpj.exe") << std::string("\u202egpj.exe");
        QTest::newRow("nul") << std::string("a\\u0000b") << std::string("a\0b", 3);
        QTest::newRow("quotes") << std::string("a\\\"\\\\b\\n") << std::string("a\"\\b\n");
        QTest::newRow("surrogates") << std::string("\\ud83d\\ude00") << std::string("\U0001F600");
        QTest::newRow("64 KiB") << std::string(64 * 1024, 'x') << std::string(64 * 1024, 'x');
    }

    void labelsAreDataWhateverTheyHold()
    {
        QFETCH(std::string, json);
        QFETCH(std::string, value);
        const auto answer =
            readQueryAnswer(matrix(R"([{"metric":{"__name__":"m","l":)" + escaped(json) + R"(},"values":[[1,"1"]]}])"), "p");
        QVERIFY(answer.ok());
        QCOMPARE(std::string(answer->series[0].key.labels.value("l")), value);
    }

    void everyCutIsTruncatedAndNeverShort()
    {
        const std::string whole =
            matrix(R"([{"metric":{"__name__":"up","job":"aé"},"values":[[1795532971.442,"1"],[1795532986,"NaN"]]}])");
        for (std::size_t length = 1; length < whole.size(); ++length) {
            const ErrorCode code = codeOf(whole.substr(0, length));
            QVERIFY2(code == ErrorCode::Truncated || code == ErrorCode::Decode, std::to_string(length).c_str());
        }
        QCOMPARE(codeOf(whole.substr(0, whole.size() / 2)), ErrorCode::Truncated);
        QCOMPARE(codeOf(whole + "x"), ErrorCode::Decode);
    }

    void otherFormsAreRefused_data()
    {
        QTest::addColumn<std::string>("body");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, const std::string& body, ErrorCode code) {
            QTest::newRow(name) << body << int(code);
        };
        row("nothing", "", ErrorCode::Empty);
        row("blanks", " \n\t ", ErrorCode::Empty);
        row("html", "<!DOCTYPE html><html></html>", ErrorCode::Decode);
        row("yaml", "alertmanager_config: |\n  route:", ErrorCode::Decode);
        row("array", "[]", ErrorCode::Decode);
        row("values of objects", seriesOf("[{}]"), ErrorCode::Decode);
        row("values of numbers", seriesOf("[1]"), ErrorCode::Decode);
        row("nested pair", seriesOf("[[[1],\"1\"]]"), ErrorCode::Decode);
        row("series as lists", matrix("[[1]]"), ErrorCode::Decode);
        row("label as number", matrix(R"([{"metric":{"a":1}}])"), ErrorCode::Decode);
        row("label as object", matrix(R"([{"metric":{"a":{}}}])"), ErrorCode::Decode);
        row("invalid UTF-8", matrix("[{\"metric\":{\"a\":\"\xff\"}}]"), ErrorCode::Decode);
        row("number beyond a double", R"({"x":1e400})", ErrorCode::Decode);
        row("a million levels", R"({"x":)" + std::string(1'000'000, '['), ErrorCode::TooLarge);
        row("2 MiB label", matrix(R"([{"metric":{"a":)" + escaped(std::string(2 << 20, 'x')) + "}}]"), ErrorCode::TooLarge);
    }

    void otherFormsAreRefused()
    {
        QFETCH(std::string, body);
        QFETCH(int, code);
        QCOMPARE(int(codeOf(body)), code);
    }

    void plainValuesWhereSeriesBelongAreCounted()
    {
        const auto answer = readQueryAnswer(matrix(R"([1,"x",null])"), "p");
        QVERIFY(answer.ok());
        QCOMPARE(answer->strays, 3);
    }

    void aNullResultIsAnEmptyOne()
    {
        const auto answer = readQueryAnswer(matrix("null"), "p");
        QVERIFY(answer.ok());
        QVERIFY(answer->hasResult);
        QVERIFY(!readQueryAnswer(R"({"status":"success","data":{"resultType":"matrix"}})", "p")->hasResult);
    }

    void tooManySeriesAreRefused()
    {
        std::string result = "[";
        for (int i = 0; i <= 500'000; ++i)
            result += R"({"metric":{"__name__":"m"},"values":[[1,"1"]]},)";
        result.back() = ']';
        QCOMPARE(codeOf(matrix(result)), ErrorCode::TooLarge);
    }

    void damagedAnswersNeverCrash()
    {
        const std::string whole =
            R"({"status":"success","warnings":["w"],"data":{"resultType":"matrix","result":[)"
            R"({"metric":{"__name__":"up","job":"a"},"values":[[1795532971.442,"1"],[1795532986,"NaN"]],"histograms":[]}]}})";
        const auto seed = std::random_device{}();
        qInfo("seed %u", seed);
        std::mt19937 chance(seed);
        constexpr std::string_view kBytes = "{}[]\",:01eN\\nu-+ .\xff";
        for (int i = 0; i < 20'000; ++i) {
            std::string body = whole;
            for (int n = int(chance() % 4); n >= 0; --n) {
                const std::size_t at = chance() % body.size();
                if (chance() % 3 == 0)
                    body.erase(at, 1 + chance() % 5);
                else
                    body[at] = kBytes[chance() % kBytes.size()];
            }
            const auto answer = readQueryAnswer(body, "p");
            if (!answer)
                continue;
            for (const SeriesRun series : answer->series) {
                QVERIFY(!series.samples.empty());
                QVERIFY(std::ranges::is_sorted(series.samples, std::ranges::less_equal{}, &Sample::at));
            }
        }
    }
};

TRACEO_TEST(TstMatrixReader);
#include "tst_matrix_reader.moc"
