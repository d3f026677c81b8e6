#include "sources/prometheus/expression_query.h"
#include "support/test_main.h"

#include <QTest>

#include <cmath>

using namespace traceo;
using namespace Qt::StringLiterals;

namespace {

Response answered(const char* body)
{
    return {.status = 200, .body = body};
}

} // namespace

class TstExpressionQuery : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void timesAreAskedWithTheirMilliseconds()
    {
        const Request request = expressionAt("up", utcMs(1'700'000'000'007));
        QCOMPARE(request.method, std::string("POST"));
        QVERIFY((request.form == Pairs{{"query", "up"}, {"time", "1700000000.007"}}));
    }

    void aVectorGivesOneSampleASeries()
    {
        const auto result = decodeExpression(answered(
            R"({"status":"success","data":{"resultType":"vector","result":[{"metric":{"__name__":"up","job":"a"},"value":[1700000000.5,"1"]}]}})"));
        QVERIFY(result.ok());
        QCOMPARE(result->series.size(), 1u);
        QCOMPARE(result->series[0].name, std::string("up"));
        QVERIFY((result->series[0].labels == Labels{{"job", "a"}}));
        QCOMPARE(result->series[0].samples[0].at, utcMs(1'700'000'000'500));
    }

    void aMatrixKeepsEverySampleAndItsInfinities()
    {
        const auto result = decodeExpression(answered(
            R"({"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[1,"NaN"],[2,"-Inf"],[3,"2.5"]]}]}})"));
        QVERIFY(result.ok());
        const auto& samples = result->series[0].samples;
        QVERIFY(std::isnan(samples[0].value));
        QCOMPARE(samples[1].value, -HUGE_VAL);
        QCOMPARE(samples[2].value, 2.5);
    }

    void aScalarIsASeriesWithoutAName()
    {
        const auto result =
            decodeExpression(answered(R"({"status":"success","data":{"resultType":"scalar","result":[5,"42"]}})"));
        QVERIFY(result.ok());
        QCOMPARE(result->series[0].samples[0].value, 42.0);
    }

    void warningsAreKept()
    {
        const auto result = decodeExpression(
            answered(R"({"status":"success","warnings":["one store is missing"],"data":{"resultType":"vector","result":[]}})"));
        QCOMPARE(result->warnings.front(), std::string("one store is missing"));
    }

    void theServersRefusalIsItsOwnWords()
    {
        Response refused = answered(R"({"status":"error","errorType":"bad_data","error":"parse error at char 3"})");
        refused.status = 400;
        refused.error = Error{.code = ErrorCode::Http};
        const auto result = decodeExpression(refused);
        QCOMPARE(result.error().code, ErrorCode::BadValue);
        QVERIFY(result.error().found.contains(u"char 3"_s));
    }

    /// A proxy that lets only GET through; polls do the same.
    void whereThePostIsRefusedItIsAskedWithGet()
    {
        const Request post = expressionOver("sum(up)", {utcMs(1'000), utcMs(61'000)}, Millis{1'000});
        for (const int status : {405, 501}) {
            Response refused = answered("Method Not Allowed");
            refused.status = status;
            refused.error = Error{.code = ErrorCode::Http};
            const auto get = expressionInstead(post, refused);
            QVERIFY(get);
            QCOMPARE(get->method, std::string("GET"));
            QCOMPARE(get->path, post.path);
            QVERIFY(get->query == post.form);
            QVERIFY(get->form.empty());
            QVERIFY(!expressionInstead(*get, refused)); // once
        }
        Response bad = answered("no");
        bad.status = 400;
        bad.error = Error{.code = ErrorCode::Http};
        QVERIFY(!expressionInstead(post, bad));
        QVERIFY(!expressionInstead(post, answered("{}")));
    }

    void hostileAnswersAreErrors_data()
    {
        QTest::addColumn<QByteArray>("body");
        for (const char* body : {"", "<html>", "[]", "{}", R"({"data":{"resultType":"vector","result":[1]}})",
                                 R"({"data":{"resultType":"vector","result":[{"metric":{"a":1},"value":[1,"1"]}]}})",
                                 R"({"data":{"resultType":"matrix","result":[{"metric":{},"values":[["x","1"]]}]}})",
                                 R"({"data":{"resultType":"vector","result":[{"metric":{},"value":[1,"12abc"]}]}})",
                                 R"({"data":{"resultType":"scalar","result":[]}})"})
            QTest::addRow("%s", body) << QByteArray(body);
    }
    void hostileAnswersAreErrors()
    {
        QFETCH(QByteArray, body);
        QVERIFY(!decodeExpression(answered(body.constData())).ok());
    }
};

TRACEO_TEST(TstExpressionQuery);
#include "tst_expression_query.moc"
