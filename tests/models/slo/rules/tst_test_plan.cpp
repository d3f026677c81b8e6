#include "models/slo/rules/exported_slos.h"
#include "slo/rules/test_plan.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::rules;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

SloDefinition counting(const QByteArray& name, const QByteArray& bad, const QByteArray& more = "objective: 99%")
{
    return sloOf(shortForm(name, "type: prometheus, bad: '" + bad + "', total: calls_total", more));
}

const QByteArray kAtSeventyPercent = "objective: 90%, alerts: [{severity: page, factor: 7, long: 1h, short: 5m}]";

std::vector<SloDefinition> all()
{
    std::vector<SloDefinition> slos;
    for (const QByteArray& yaml : everyKind())
        slos.push_back(sloOf(yaml));
    return slos;
}

/// "page", "page ticket", …: what fires of one SLO, a state after the other.
QStringList statesOf(const PlannedTest& test, const std::string& slo)
{
    QStringList states;
    for (const AskedMinute& asked : test.asked) {
        QStringList firing;
        for (const std::size_t i : asked.firing) {
            if (test.watched.at(i).slo->name == slo)
                firing << QString::fromStdString(std::string(severityWord(test.watched[i].of.severity)));
        }
        const QString state = firing.join(u' ');
        if (states.isEmpty() || states.back() != state)
            states << state;
    }
    return states;
}

QStringList namesIn(const PlannedTest& test)
{
    QStringList names;
    for (const SloDefinition* slo : test.slos)
        names << QString::fromStdString(slo->name);
    return names;
}

} // namespace

class TstTestPlan : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// An Apdex asks for the buckets 0.25 and 1, a latency for 0.25; the first history alone has no 1.
    void slosOfOneHistogramShareAHistory()
    {
        const std::vector<SloDefinition> slos{
            sloOf(shortForm("lat", "type: latency, histogram: s, threshold: 250ms", "objective: 95%, window: 7d")),
            sloOf(shortForm("apdex", "type: apdex, histogram: s, threshold: 250ms", "objective: 90%, window: 7d"))};
        const TestPlan plan = testPlan(slos, kOwnNames);
        QCOMPARE(plan.tests.size(), std::size_t(1));
        QStringList boundaries;
        for (const MadeSeries& series : plan.tests[0].history)
            boundaries << QString::fromStdString(std::string(series.key.labels.value("le")));
        boundaries.sort();
        QCOMPARE(boundaries, (QStringList{u"+Inf"_s, u"0.25"_s, u"1.0"_s}));
        for (const char* name : {"lat", "apdex"})
            QCOMPARE(statesOf(plan.tests[0], name), (QStringList{{}, u"page"_s, {}}));
    }

    /// It is read once a minute, as PromQL looks at it.
    void aGaugeGoesThroughAllStates()
    {
        const std::vector<SloDefinition> slos{
            sloOf(shortForm("queue", "type: gauge, metric: 'queue_length{job=\"shop\"}', op: lt, value: 100", "objective: 99%"))};
        const TestPlan plan = testPlan(slos, kOwnNames);
        QVERIFY(plan.untested.empty());
        QCOMPARE(plan.tests.size(), std::size_t(1));
        QCOMPARE(statesOf(plan.tests[0], "queue"), (QStringList{{}, u"page ticket"_s, u"ticket"_s, {}}));
    }

    /// Both in one history are more than promtool reads for the second, which counts both.
    void gaugesThatPromtoolWouldNotReadTogetherStandApart()
    {
        const auto queue = [](const QByteArray& name, const QByteArray& metric, const QByteArray& more = "objective: 99%") {
            return sloOf(shortForm(name, "type: gauge, metric: '" + metric + "', op: lt, value: 100", more));
        };
        const std::vector<SloDefinition> slos{queue("shop", "queue_length{job=\"shop\"}"), queue("all", "queue_length"),
                                              queue("six-days", "lag", "objective: 99%, window: 6d")};
        const TestPlan plan = testPlan(slos, kOwnNames);
        QCOMPARE(plan.tests.size(), std::size_t(2));
        QCOMPARE(plan.untested.size(), std::size_t(1));
        QVERIFY2(plan.untested[0].second.contains(u"more samples for a rule of six-days"_s), qPrintable(plan.untested[0].second));
    }

    void aCompositeIsTestedAndExpectedInTestsOfItsMembers()
    {
        const std::vector<SloDefinition> slos =
            slosOf(kCheckout + "---\n"
                   + shortForm("slow", "type: latency, histogram: s, threshold: 250ms", "objective: 99%, window: 30d")
                   + "---\nSLO: {name: both, composite: {of: [{slo: checkout, weight: 2}, {slo: slow}]}, objective: 99%}\n");
        const TestPlan plan = testPlan(slos, kOwnNames);
        QVERIFY(plan.untested.empty());
        for (const PlannedTest& test : plan.tests) {
            QVERIFY(std::ranges::any_of(test.watched, [](const Watched& alert) { return alert.slo->name == "both"; }));
            QCOMPARE(statesOf(test, "both"), (QStringList{{}, u"page ticket"_s, u"ticket"_s, {}}));
        }
        const std::vector<SloDefinition> odd =
            slosOf(shortForm("below", "type: gauge, metric: q, op: lt, value: 10", "objective: 99%") + "---\n"
                   + shortForm("above", "type: gauge, metric: q, op: gt, value: 5", "objective: 99%")
                   + "---\nSLO: {name: all, composite: {of: [{slo: below}, {slo: above}]}, objective: 99%}\n");
        const std::vector<SloDefinition> whole{odd[2]};
        QVERIFY(testPlan(whole, kOwnNames).untested.at(0).second.contains(u"all of its members can share"_s));
    }

    /// Each goes through the states it goes through in a test of its own.
    void nothingIsLostBySharing()
    {
        const std::vector<SloDefinition> slos = all();
        const TestPlan plan = testPlan(slos, kOwnNames);
        QVERIFY2(plan.step >= 20, qPrintable(QString::number(plan.step)));
        QVERIFY2(plan.tests.size() <= 2, qPrintable(QString::number(plan.tests.size())));
        std::size_t tested = 0;
        for (const PlannedTest& test : plan.tests) {
            for (const SloDefinition* slo : test.slos) {
                const std::vector<SloDefinition> alone{*slo};
                const TestPlan own = testPlan(alone, kOwnNames);
                QCOMPARE(statesOf(test, slo->name), statesOf(own.tests.at(0), slo->name));
                ++tested;
            }
        }
        QCOMPARE(tested + plan.untested.size(), slos.size());
    }

    void slosWhoseSeriesAreOthersStandApart()
    {
        const std::vector<SloDefinition> slos{counting("a", "calls_total{code=\"500\"}"),
                                              counting("b", "calls_total{code=\"200\"}"),
                                              counting("c", "calls_total{code=\"500\"}")};
        const TestPlan plan = testPlan(slos, kOwnNames);
        QCOMPARE(plan.tests.size(), std::size_t(2));
        QCOMPARE(namesIn(plan.tests[0]), (QStringList{u"a"_s, u"c"_s}));
        QCOMPARE(namesIn(plan.tests[1]), QStringList{u"b"_s});
    }

    /// Beside as many bad events that are not its own, half of all is bad in an outage, and seven tenths are asked for.
    void slosThatWouldHideAnAlertOfAnotherStandApart()
    {
        const std::vector<SloDefinition> slos{counting("a", "calls_total{code=\"500\"}", kAtSeventyPercent),
                                              counting("b", "calls_total{code=\"429\"}")};
        const TestPlan plan = testPlan(slos, kOwnNames);
        QCOMPARE(plan.tests.size(), std::size_t(2));
        QCOMPARE(statesOf(plan.tests[0], "a"), (QStringList{{}, u"page"_s, {}}));
        QCOMPARE(plan.tests[1].watched.size(), plan.tests[0].watched.size()); // what b's history says of a is asked for
        const std::vector<SloDefinition> lax{counting("a", "calls_total{code=\"500\"}"), slos[1]};
        QCOMPARE(testPlan(lax, kOwnNames).tests.size(), std::size_t(1));
    }

    void whatIsNotTestedIsNamedWithTheReason()
    {
        const std::vector<SloDefinition> slos{counting("far", "calls_total{code=\"500\"}",
                                                       "objective: 99%, alerts: [{severity: page, factor: 2, long: 7d}]"),
                                              counting("beside", "calls_total{code=\"429\"}"), sloOf(kCheckout)};
        const TestPlan plan = testPlan(slos, kOwnNames);
        QCOMPARE(plan.tests.size(), std::size_t(1));
        QCOMPARE(namesIn(plan.tests[0]), QStringList{u"checkout"_s});
        QCOMPARE(plan.untested.size(), std::size_t(2));
        for (const auto& [slo, why] : plan.untested)
            QVERIFY2(why.contains(u"an alert of far looks further back"_s), qPrintable(why));
    }

    /// Its rules are in the same file: they would fire, or read more than promtool takes, and nothing here knows which.
    void nothingIsTestedThatPromqlOfAnotherMayRead()
    {
        const auto asked = [](const QByteArray& total) {
            return sloOf(shortForm("q", "type: query, bad: 'sum(rate(e[1m]))', total: '" + total + "'", "objective: 95%"));
        };
        const SloDefinition other =
            sloOf(shortForm("slow", "type: latency, histogram: s, threshold: 250ms", "objective: 99%, window: 30d"));
        const std::vector<SloDefinition> slos{counting("a", "calls_total{code=\"500\"}"), asked("sum(rate(calls_total[1m]))"),
                                              other};
        const TestPlan plan = testPlan(slos, kOwnNames);
        QCOMPARE(plan.tests.size(), std::size_t(1));
        QCOMPARE(namesIn(plan.tests[0]), QStringList{u"slow"_s});
        QCOMPARE(plan.untested.size(), std::size_t(2));
        QCOMPARE(plan.untested[0].first->name, std::string("a"));
        QVERIFY2(plan.untested[0].second.contains(u"the PromQL of q may read"_s), qPrintable(plan.untested[0].second));
        QVERIFY2(plan.untested[0].second.endsWith(u"--without q"_s), qPrintable(plan.untested[0].second));
        const std::vector<SloDefinition> always{slos[0], asked("sum(rate(x[1m])) or vector(0)"), other};
        QVERIFY(testPlan(always, kOwnNames).tests.empty());
        const std::vector<SloDefinition> apart{slos[0], asked("sum(rate(x[1m]))"), other};
        QCOMPARE(testPlan(apart, kOwnNames).untested.size(), std::size_t(1)); // q itself
    }

    void noSlosNeedNoTest()
    {
        const TestPlan plan = testPlan({}, kOwnNames);
        QVERIFY(plan.tests.empty() && plan.untested.empty());
        QCOMPARE(plan.step, std::int64_t{30});
    }
};

TRACEO_TEST(TstTestPlan);
#include "tst_test_plan.moc"
