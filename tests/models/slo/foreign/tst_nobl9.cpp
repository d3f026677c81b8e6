#include "slo/foreign/nobl9.h"

#include "models/slo/foreign/imported.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

/// Line 9 and on are the objectives'.
QByteArray sloOf(const QByteArray& objectives, const QByteArray& more = {})
{
    return "apiVersion: n9/v1alpha\nkind: SLO\n"
           "metadata: {name: checkout, displayName: Checkout, project: shop, labels: {team: [web, shop]}}\n"
           "spec:\n  service: shop\n  budgetingMethod: Occurrences\n"
           "  timeWindows: [{unit: Day, count: 28, isRolling: true}]\n  objectives:\n"
        + objectives + more;
}

QByteArray objective(const QByteArray& more = "target: 0.995", const QByteArray& incremental = "true")
{
    return "    - " + more + "\n      countMetrics:\n        incremental: " + incremental
        + "\n        good: {prometheus: {promql: 'sum(http_requests_total{code!~\"5..\"})'}}\n"
          "        total: {prometheus: {promql: http_requests_total}}\n";
}

/// Values of a gauge, or of an expression.
QByteArray rawObjective(const QByteArray& more, const QByteArray& promql = "queue_seconds")
{
    return "    - " + more + "\n      rawMetric: {query: {prometheus: {promql: '" + promql + "'}}}\n";
}

} // namespace

class TstNobl9 : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void carriesCountsOver()
    {
        const Imported done = imported(sloOf(objective(), "  description: Orders are taken.\n"));
        QVERIFY2(done.errors.empty() && done.lost().isEmpty(), qPrintable(textOf(done.errors) + done.told()));
        const SloDefinition& slo = done.slos.at(0);
        QCOMPARE(slo.name, std::string("checkout"));
        QCOMPARE(slo.displayName, std::string("Checkout"));
        QCOMPARE(slo.service, std::string("shop"));
        QCOMPARE(slo.owner, std::string("web"));
        QCOMPARE(slo.description, std::string("Orders are taken."));
        QCOMPARE(slo.objective, (Objective{995'000'000, 1}));
        QCOMPARE(slo.window, (SloWindow{.length = 28 * kDay}));
        QCOMPARE(slo.method, BudgetingMethod{});
        QCOMPARE(slo.sli.good->toText(), std::string("http_requests_total{code!~\"5..\"}"));
        QCOMPARE(slo.sli.total.toText(), std::string("http_requests_total"));
        QCOMPARE(done.translation.documents.at(0)["metadata"]["labels"]["project"].text(), std::string("shop"));
    }

    /// Each is then what happened since the one before.
    void countsThatAreNotIncrementalAreNoCounters()
    {
        const Imported done = imported(sloOf(objective("target: 0.995", "false")).replace("http_requests_total", "requests"));
        QVERIFY2(done.errors.empty() && done.lost().isEmpty(), qPrintable(textOf(done.errors) + done.told()));
        const SliDefinition& sli = done.slos.at(0).sli;
        QCOMPARE(sli.kind, SliDefinition::Kind::Counts);
        QCOMPARE(sli.good->toText(), std::string("requests{code!~\"5..\"}"));
        QCOMPARE(sli.total.toText(), std::string("requests"));
    }

    void valuesAreHeldAgainstTheThresholdOfTheirObjective()
    {
        const Imported done = imported(sloOf(rawObjective("name: slow\n      target: 0.99\n      op: lte\n      value: 0.5")
                                             + rawObjective("name: stuck\n      target: 0.999\n      op: lt\n      value: 2e1")));
        QVERIFY2(done.errors.empty() && done.lost().isEmpty(), qPrintable(textOf(done.errors) + done.told()));
        QCOMPARE(done.names(), (QStringList{u"checkout-slow"_s, u"checkout-stuck"_s}));
        for (const SloDefinition& slo : done.slos) {
            QCOMPARE(slo.sli.kind, SliDefinition::Kind::Gauge);
            QCOMPARE(slo.sli.total.toText(), std::string("queue_seconds"));
            QVERIFY(!slo.sli.isEvaluatedByServer());
        }
        QCOMPARE(done.slos[0].sli.threshold, (std::optional(Threshold{.op = Threshold::Op::AtMost, .value = "0.5"})));
        QCOMPARE(done.slos[1].sli.threshold, (std::optional(Threshold{.op = Threshold::Op::Below, .value = "2e1"})));
        QCOMPARE(done.slos[1].objective, (Objective{999'000'000, 1}));
    }

    void valuesOfAnExpressionAreEvaluatedByTheServer()
    {
        const Imported done =
            imported(sloOf(rawObjective("target: 0.99\n      op: gt\n      value: 1", "min(up{job=\"shop\"})")));
        QVERIFY2(done.errors.empty() && done.lost().isEmpty(), qPrintable(textOf(done.errors) + done.told()));
        const SliDefinition& sli = done.slos.at(0).sli;
        QCOMPARE(sli.kind, SliDefinition::Kind::Gauge);
        QVERIFY(sli.isEvaluatedByServer());
        QCOMPARE(sli.evaluated->total, std::string("min(up{job=\"shop\"})"));
        QCOMPARE(sli.threshold, (std::optional(Threshold{.op = Threshold::Op::Above, .value = "1"})));
    }

    /// As files had it before each objective had a query of its own.
    void oneQueryMayBeThatOfAllObjectives()
    {
        const Imported done =
            imported(sloOf("    - {target: 0.99, op: lte, value: 0.5}\n    - {target: 0.9, op: lte, value: 0.25}\n",
                           "  indicator: {metricSource: {name: agent}, rawMetric: {prometheus: {promql: queue_seconds}}}\n"));
        QVERIFY2(done.errors.empty(), qPrintable(textOf(done.errors)));
        QCOMPARE(done.lost(), QStringList{u"x:11:36 NotSupported"_s}); // the data source
        QCOMPARE(done.names(), (QStringList{u"checkout-1"_s, u"checkout-2"_s}));
        QCOMPARE(done.slos[1].sli.total.toText(), std::string("queue_seconds"));
        QCOMPARE(done.slos[1].sli.threshold, (std::optional(Threshold{.op = Threshold::Op::AtMost, .value = "0.25"})));
    }

    void servicesComeAlong()
    {
        const QByteArray service = "apiVersion: n9/v1alpha\nkind: Service\n"
                                   "metadata: {name: shop, displayName: The shop, project: p, labels: {team: [web]}}\n"
                                   "spec: {description: Sells things.}\n---\n";
        const Imported done = imported(service + sloOf(objective()));
        QVERIFY2(done.errors.empty() && done.lost().isEmpty(), qPrintable(textOf(done.errors) + done.told()));
        QCOMPARE(done.translation.documents.size(), std::size_t(2));
        const ConfigNode& object = done.translation.documents[0];
        QCOMPARE(object["apiVersion"].text(), std::string("openslo/v1"));
        QCOMPARE(object["kind"].text(), std::string("Service"));
        QCOMPARE(object["metadata"]["name"].text(), done.slos.at(0).service);
        QCOMPARE(object["metadata"]["displayName"].text(), std::string("The shop"));
        QCOMPARE(object["metadata"]["labels"]["project"].text(), std::string("p"));
        QCOMPARE(object["spec"]["description"].text(), std::string("Sells things."));
        QVERIFY2(done.yaml.contains("The shop"), done.yaml.constData());
        const Imported reviewed = imported(QByteArray(service).replace("description: Sells things.", "reviewCycle: {rrule: a}"));
        QCOMPARE(reviewed.lost(), QStringList{u"x:4:21 NotSupported"_s});
        QCOMPARE(reviewed.translation.documents.size(), std::size_t(1));
        QVERIFY2(reviewed.errors.empty(), qPrintable(textOf(reviewed.errors)));
    }

    void timeSlicesAreMinutes()
    {
        const Imported done =
            imported(sloOf(objective("target: 0.99\n      timeSliceTarget: 0.95")).replace("Occurrences", "Timeslices"));
        QVERIFY2(done.errors.empty() && done.lost().isEmpty(), qPrintable(textOf(done.errors) + done.told()));
        const BudgetingMethod& method = done.slos.at(0).method;
        QCOMPARE(method.kind, BudgetingMethod::Kind::Timeslices);
        QCOMPARE(method.slice, kMinute);
        QCOMPARE(method.sliceTarget, (Objective{950'000'000, 0}));
    }

    void calendarsComeAlong()
    {
        const Imported done = imported(sloOf(objective())
                                           .replace("{unit: Day, count: 28, isRolling: true}",
                                                    "{unit: Month, count: 1, isRolling: false, calendar: "
                                                    "{startTime: '2026-01-01 00:00:00', timeZone: Europe/Berlin}}"));
        QVERIFY2(done.errors.empty() && done.lost().isEmpty(), qPrintable(textOf(done.errors) + done.told()));
        const auto& calendar = done.slos.at(0).window.calendar;
        QVERIFY(calendar);
        QCOMPARE(calendar->unit, CalendarPeriods::Unit::Month);
        QCOMPARE(calendar->zone.id(), QByteArray("Europe/Berlin"));
    }

    void eachObjectiveIsAnSlo()
    {
        const Imported done = imported(sloOf(objective("name: strict\n      displayName: Strict\n      target: 0.995")
                                             + objective("target: 0.9") + "    - {target: 0.9, composite: {maxDelay: 5m}}\n"));
        QVERIFY2(done.errors.empty(), qPrintable(textOf(done.errors)));
        QCOMPARE(done.names(), (QStringList{u"checkout-strict"_s, u"checkout-2"_s}));
        QCOMPARE(done.slos[0].displayName, std::string("Strict"));
        QCOMPARE(done.slos[1].objective, (Objective{900'000'000, 0}));
        QCOMPARE(done.lost(), QStringList{u"x:21:32 NotSupported"_s});
    }

    /// Members by the names that their objectives have here; weights and rules as they are.
    void compositesAreMadeOfTheirComponents()
    {
        const QByteArray components =
            "    - target: 0.98\n      name: all\n      composite:\n        maxDelay: 15m\n        aggregation: Reliability\n"
            "        components:\n          objectives:\n"
            "          - {project: shop, slo: checkout, objective: strict, weight: 2, whenDelayed: CountAsBad}\n"
            "          - {project: shop, slo: search, objective: only, weight: 0.5, whenDelayed: Ignore}\n";
        const QByteArray checkout =
            sloOf(objective("name: strict\n      target: 0.995") + objective("name: lax\n      target: 0.9"));
        const QByteArray search = sloOf(objective("name: only\n      target: 0.99")).replace("name: checkout", "name: search");
        const QByteArray journey = sloOf(components).replace("{name: checkout, displayName: Checkout", "{name: Journey");
        const Imported done = imported(journey + "---\n" + checkout + "---\n" + search);
        QVERIFY2(done.errors.empty() && done.lost().isEmpty(),
                 qPrintable(textOf(done.errors) + done.told() + QString::fromUtf8(done.yaml)));
        QCOMPARE(done.names(), (QStringList{u"journey"_s, u"checkout-strict"_s, u"checkout-lax"_s, u"search"_s}));
        const SloDefinition& slo = done.slos[0];
        QCOMPARE(slo.objective, (Objective{980'000'000, 0}));
        QCOMPARE(slo.window, (SloWindow{.length = 28 * kDay}));
        QCOMPARE(slo.service, std::string("shop"));
        QCOMPARE(slo.owner, std::string("web"));
        QCOMPARE(slo.composite->burn, Composite::Burn::Score);
        QCOMPARE(slo.composite->maxDelay, 15 * kMinute);
        const auto& members = slo.composite->members;
        QCOMPARE(members[0].name, std::string("checkout-strict"));
        QCOMPARE(members[0].weight, 2.0);
        QCOMPARE(members[0].whenDelayed, WhenDelayed::Bad);
        QCOMPARE(members[1].name, std::string("search"));
        QCOMPARE(members[1].whenDelayed, WhenDelayed::Ignore);
        QVERIFY2(done.told().contains(u"project"_s), qPrintable(done.told())); // a label that the short form has no place for
    }

    void whatACompositeCannotKeepIsReported_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QStringList>("lost");
        QTest::addColumn<bool>("isKept");
        const auto row = [](const char* name, const QByteArray& from, const QByteArray& to, const QStringList& lost,
                            bool isKept) { QTest::newRow(name) << from << to << lost << isKept; };
        row("the states of budgets", "maxDelay: 15m", "aggregation: ErrorBudgetState", {u"x:10:33 NotSupported"_s}, false);
        row("a target of minutes", "Occurrences", "Timeslices", {u"x:9:39 NotSupported"_s}, true);
        row("a component that is not there", "slo: other", "slo: nobody", {u"x:10:82 NotFound"_s}, false);
        row("another shown name", "name: checkout,", "name: checkout, displayName: All of it,", {u"x:3:41 NotSupported"_s}, true);
        row("a weight of nothing", "weight: 2", "weight: 0", {u"x:10:111 BadValue"_s}, false);
    }
    void whatACompositeCannotKeepIsReported()
    {
        QFETCH(const QByteArray, from);
        QFETCH(const QByteArray, to);
        QFETCH(const bool, isKept);
        QByteArray text =
            sloOf("    - {target: 0.98, timeSliceTarget: 0.9,\n       composite: {maxDelay: 15m, components: {objectives: "
                  "[{project: shop, slo: other, objective: a, weight: 2}]}}}\n")
                .replace("displayName: Checkout, ", "");
        QByteArray other = sloOf(objective("target: 0.995\n      timeSliceTarget: 0.9"))
                               .replace("name: checkout, displayName: Checkout", "name: other");
        if (from == "Occurrences")
            other.replace(from, to);
        const Imported done = imported(text.replace(from, to) + "---\n" + other);
        QTEST(done.lost(), "lost");
        QCOMPARE(done.names().contains(u"checkout"_s), isKept);
    }

    void whatIsOfNobl9IsReported()
    {
        const Imported done =
            imported(sloOf(objective(),
                           "  indicator: {metricSource: {name: agent, project: shop}}\n  alertPolicies: [fast]\n"
                           "  anomalyConfig: {noData: {alertMethods: [{name: mail}]}}\n  attachments: []\n"));
        QCOMPARE(done.names(), QStringList{u"checkout"_s});
        QCOMPARE(done.lost(), (QStringList{u"x:14:36 NotSupported"_s, u"x:15:18 NotSupported"_s, u"x:16:18 NotSupported"_s}));
    }

    void whatCannotBeCountedIsLeftOut_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("lost");
        const auto row = [](const char* name, const QByteArray& text, const QStringList& lost) {
            QTest::newRow(name) << text << lost;
        };
        row("counters that are said to be none", sloOf(objective("target: 0.9", "false")), {u"x:11:22 BadValue"_s});
        row("counts of which it is not said", sloOf(objective()).replace("        incremental: true\n", ""),
            {u"x:11:9 BadValue"_s});
        row("a rate beside a counter", sloOf(objective()).replace("promql: http_requests_total", "promql: 'rate(a[1m])'"),
            {u"x:13:38 BadValue"_s});
        row("another store",
            sloOf(objective()).replace("total: {prometheus: {promql: http_requests_total}}", "total: {datadog: {query: a}}"),
            {u"x:13:16 NotSupported"_s});
        row("raw values of another store", sloOf("    - {target: 0.9, op: lt, value: 2, rawMetric: {query: {}}}\n"),
            {u"x:9:58 NotSupported"_s});
        row("raw values without a threshold", sloOf(rawObjective("target: 0.9\n      op: lt")), {u"x:9:15 BadValue"_s});
        row("an operator nobody knows", sloOf(rawObjective("target: 0.9\n      op: equal\n      value: 2")),
            {u"x:10:11 BadValue"_s});
        row("nothing to count", sloOf("    - {target: 0.9}\n"), {u"x:9:7 BadValue"_s});
        row("a unit nobody knows", sloOf(objective()).replace("unit: Day", "unit: Fortnight"),
            {u"x:7:24 BadValue"_s, u"x:9:7 NotSupported"_s});
        row("another object", "apiVersion: n9/v1alpha\nkind: AlertPolicy\n", {u"x:2:7 NotSupported"_s});
    }
    void whatCannotBeCountedIsLeftOut()
    {
        QFETCH(const QByteArray, text);
        const Imported done = imported(text);
        QVERIFY2(done.slos.empty() && done.yaml.isEmpty(), done.yaml.constData());
        QTEST(done.lost(), "lost");
    }
};

TRACEO_TEST(TstNobl9);
#include "tst_nobl9.moc"
