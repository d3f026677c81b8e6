#include "slo/expression_indicator.h"

#include "models/workspace/error_lines.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

const Location kPart{.file = u"x"_s, .line = 1, .column = 1};
const Location kTotal{.file = u"x"_s, .line = 2, .column = 1};

struct Read {
    std::optional<SliDefinition> sli;
    Errors errors;
};

Read read(const char* part, const char* total, Grows grows, bool isGood = false)
{
    Read out;
    const ConfigNode ofPart = ConfigNode::scalar(part, kPart);
    const ConfigNode ofTotal = ConfigNode::scalar(total, kTotal);
    const auto first = expressionAt(ofPart, out.errors);
    const auto second = expressionAt(ofTotal, out.errors);
    if (first && second)
        out.sli = ratioOfQueries(isGood, *first, *second, grows, out.errors);
    return out;
}

} // namespace

class TstExpressionIndicator : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatCallsRateIsARate()
    {
        for (const Grows grows : {Grows::AsCounter, Grows::AsRate}) {
            const Read rates = read("sum(rate(e[5m]))", "sum(rate(t[5m]))", grows);
            QVERIFY2(rates.errors.empty(), qPrintable(textOf(rates.errors)));
            QCOMPARE(rates.sli->kind, SliDefinition::Kind::Counts);
            QVERIFY(rates.sli->bad && !rates.sli->good);
        }
        QCOMPARE(read("a + b", "c + d", Grows::AsCounter).sli->kind, SliDefinition::Kind::Counters);
        QCOMPARE(read("a + b", "c + d", Grows::AsRate).sli->kind, SliDefinition::Kind::Counts);
    }

    void aCounterIsNoTotalOfARate()
    {
        QCOMPARE(linesOf(read("a + b", "rate(t[5m])", Grows::AsCounter).errors), QStringList{u"x:2:1 BadValue"_s});
        QCOMPARE(linesOf(read("rate(e[5m])", "a + b", Grows::AsCounter).errors), QStringList{u"x:2:1 BadValue"_s});
        QVERIFY(read("rate(e[5m])", "job:a:rate5m * 1", Grows::AsRate).sli);
    }

    void whatIsNotClosedIsAMistakeHere()
    {
        const Read open = read("sum(a", "b)", Grows::AsRate);
        QCOMPARE(linesOf(open.errors), (QStringList{u"x:1:1 Syntax"_s, u"x:2:1 Syntax"_s}));
    }

    void aNativeHistogramIsReadBack()
    {
        SliDefinition native;
        native.kind = SliDefinition::Kind::NativeLatency;
        native.total = Selector::parse("h{path=\"/a, b\",job=\"j\"}").value();
        native.threshold = Threshold{.op = Threshold::Op::AtMost, .value = "0.25"};
        const ServerExpressions promql = promqlOf(native);
        QCOMPARE(promql.total, std::string(R"(histogram_count(h{job="j",path="/a, b"}))"));
        QCOMPARE(promql.part,
                 std::string(
                     R"(histogram_fraction(0, 0.25, h{job="j",path="/a, b"}) * histogram_count(h{job="j",path="/a, b"}))"));
        QVERIFY(nativeLatencyOf(promql.part, promql.total) == native);
        const Read again = read(promql.part.c_str(), promql.total.c_str(), Grows::AsCounter, true);
        QVERIFY2(again.errors.empty(), qPrintable(textOf(again.errors)));
        QVERIFY(*again.sli == native);
        QVERIFY(nativeLatencyOf(" histogram_fraction( 0,0.25, h )\n*histogram_count(h)", "histogram_count( h )"));
    }

    void otherPromqlOfHistogramsIsTheServers_data()
    {
        QTest::addColumn<QByteArray>("good");
        QTest::addColumn<QByteArray>("total");
        const QByteArray fraction = "histogram_fraction(0, 0.5, h)";
        QTest::newRow("another histogram") << fraction + " * histogram_count(h)" << QByteArray("histogram_count(i)");
        QTest::newRow("a fraction of another")
            << QByteArray("histogram_fraction(0, 0.5, i) * histogram_count(h)") << QByteArray("histogram_count(h)");
        QTest::newRow("from another boundary")
            << QByteArray("histogram_fraction(0.1, 0.5, h) * histogram_count(h)") << QByteArray("histogram_count(h)");
        QTest::newRow("no threshold") << QByteArray("histogram_fraction(0, h) * histogram_count(h)")
                                      << QByteArray("histogram_count(h)");
        QTest::newRow("a sum") << QByteArray("histogram_fraction(0, 0.5, sum(h)) * histogram_count(sum(h))")
                               << QByteArray("histogram_count(sum(h))");
        QTest::newRow("a fraction alone") << fraction << QByteArray("histogram_count(h)");
    }
    void otherPromqlOfHistogramsIsTheServers()
    {
        QFETCH(const QByteArray, good);
        QFETCH(const QByteArray, total);
        QVERIFY(!nativeLatencyOf(good.toStdString(), total.toStdString()));
        const Read asked = read(good.constData(), total.constData(), Grows::AsCounter, true);
        QVERIFY(asked.sli && asked.sli->isEvaluatedByServer());
    }
};
TRACEO_TEST(TstExpressionIndicator);
#include "tst_expression_indicator.moc"
