#include "sli/sli_wants.h"

#include "sli/server_expressions.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using Kind = SliDefinition::Kind;
using Role = CounterSeries::Role;

class TstSliWants : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countersAreTwo()
    {
        SliDefinition sli;
        sli.bad = Selector("e");
        sli.total = Selector("t");
        sli.source = "prom";
        const auto wants = wantsOf(sli);
        QCOMPARE(wants.size(), 2U);
        QCOMPARE(wants[0].id(), std::string("e"));
        QCOMPARE(wants[1].id(), std::string("t"));
        QCOMPARE(wants[0].source, std::string("prom"));
        QCOMPARE(wantOf(sli, Role::Part).id(), std::string("e"));
        QCOMPARE(wantOf(sli, Role::Total).id(), std::string("t"));
    }

    void aProbeHasItsCompanionsUnderEitherLabel()
    {
        SliDefinition sli;
        sli.kind = Kind::Probe;
        sli.target = "https://a/";
        const auto wants = wantsOf(sli);
        QCOMPARE(wants.size(), 8U);
        QCOMPARE(wants[0].id(), std::string("probe_success{instance=\"https://a/\"}"));
        QCOMPARE(wants[1].id(), std::string("probe_success{target=\"https://a/\"}"));
    }

    void aHistogramIsOne()
    {
        SliDefinition sli;
        sli.kind = Kind::NativeLatency;
        sli.total = Selector("h");
        sli.threshold = Threshold{.op = Threshold::Op::AtMost, .value = "0.5"};
        QCOMPARE(wantsOf(sli).size(), 1U);
        QCOMPARE(wantsOf(sli)[0].threshold, std::string("0.5"));
        QCOMPARE(wantOf(sli, Role::Part).id(), std::string("h <= 0.5"));
        QCOMPARE(wantOf(sli, Role::Total).id(), std::string("h <= 0.5"));
    }

    void expressionsAreWantedAsTheyAreAsked()
    {
        SliDefinition sli;
        sli.kind = Kind::Counts;
        setExpressions(sli, PartOf::Bad, {.part = "rate(e[1m])", .total = "rate(t[1m])"});
        const auto wants = wantsOf(sli);
        QCOMPARE(wants.size(), 2U);
        QCOMPARE(wants[0].expression, std::string("60*(rate(e[1m]))"));
        QCOMPARE(wants[0].selector, *sli.bad);
        QCOMPARE(wants[1].expression, std::string("60*(rate(t[1m]))"));
        QCOMPARE(wants[1].selector, sli.total);
    }
};
TRACEO_TEST(TstSliWants);
#include "tst_sli_wants.moc"
