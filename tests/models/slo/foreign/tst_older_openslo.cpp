#include "slo/foreign/older_openslo.h"

#include "models/slo/foreign/imported.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kVersion1 = R"(apiVersion: openslo/v1
kind: SLO
metadata: {name: checkout, displayName: Checkout, labels: {team: [shop, web]}, annotations: {traceo.io/valid-from: 2026-01-01}}
spec:
  description: "Orders: taken"
  service: shop
  budgetingMethod: Timeslices
  timeWindow: [{duration: 28d, isRolling: true}]
  objectives: [{target: 0.9990, timeSliceTarget: 0.95, timeSliceWindow: 5m}]
  indicator:
    metadata: {name: ratio}
    spec:
      ratioMetric:
        counter: true
        good: {metricSource: {type: Prometheus, spec: {query: 'sum(http_requests_total{code!~"5.."})'}}}
        total: {metricSource: {type: Prometheus, metricSourceRef: other, spec: {query: http_requests_total}}}
)";

/// v1alpha; line 9 is the good query's.
QByteArray alphaOf(const QByteArray& good, const QByteArray& total, const QByteArray& counter = {})
{
    return "apiVersion: openslo/v1alpha\nkind: SLO\nmetadata: {name: home, displayName: Home}\n"
           "spec:\n  service: shop\n  budgetingMethod: Occurrences\n  timeWindows: [{count: 30, unit: Day}]\n"
           "  objectives:\n    - {target: 0.99, ratioMetrics: {"
        + counter + "good: {source: prometheus, queryType: promql, query: '" + good
        + "'}, total: {source: prometheus, queryType: promql, query: '" + total + "'}}}\n";
}

} // namespace

class TstOlderOpenslo : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void version1ComesBackInMeaning()
    {
        const Imported done = imported(kVersion1);
        QVERIFY2(done.errors.empty() && done.lost().isEmpty(), qPrintable(textOf(done.errors) + done.told()));
        Errors errors;
        const auto documents = readYamlDocuments(kVersion1.toStdString(), u"y"_s);
        auto own = SloConfig::parse(*documents, {{"prom", "prometheus"}, {"other", "prometheus"}}, errors).slos;
        QVERIFY2(errors.empty(), qPrintable(textOf(errors)));
        own.at(0).location = done.slos.at(0).location; // the text is written anew
        QCOMPARE(done.slos, own);
        QCOMPARE(own[0].sli.source, std::string("other"));
        QCOMPARE(imported(done.yaml).yaml, done.yaml);
    }

    void objectsOfVersion1StayTogether()
    {
        const QByteArray sli =
            "apiVersion: openslo.com/v1\nkind: SLI\nmetadata: {name: ratio}\nspec: {ratioMetric: {counter: true, "
            "bad: {metricSource: {type: Prometheus, spec: {query: b}}}, "
            "total: {metricSource: {type: Prometheus, spec: {query: t}}}}}\n---\n";
        const QByteArray service = "apiVersion: openslo/v1\nkind: Service\nmetadata: {name: shop}\nspec: {description: x}\n---\n";
        const QByteArray slo = kVersion1.left(kVersion1.indexOf("  indicator:")) + "  indicatorRef: ratio\n";
        const Imported done = imported(sli + service + slo);
        QVERIFY2(done.errors.empty() && done.lost().isEmpty(), qPrintable(textOf(done.errors) + done.told()));
        QCOMPARE(done.translation.documents.size(), std::size_t(3));
        QCOMPARE(done.slos.at(0).sli.bad->toText(), std::string("b"));
        QCOMPARE(done.slos[0].sli.source, std::string("prom"));
        QVERIFY2(!done.yaml.contains("openslo.com"), done.yaml.constData());
    }

    /// A policy that cannot be read is left out with the references to it.
    void dataSourcesAndWhatHasAMistakeStayBehind()
    {
        const Imported done =
            imported(kVersion1
                     + "  alertPolicies: [{alertPolicyRef: fast}]\n---\napiVersion: openslo/v1\nkind: DataSource\n"
                       "metadata: {name: d}\nspec: {type: Prometheus, connectionDetails: {token: hunter2}}\n---\n"
                       "apiVersion: openslo/v1\nkind: AlertPolicy\nmetadata: {name: fast}\nspec: {}\n");
        QVERIFY2(done.errors.empty(), qPrintable(textOf(done.errors)));
        QCOMPARE(done.names(), QStringList{u"checkout"_s});
        QCOMPARE(done.lost(),
                 (QStringList{u"x:20:7 NotSupported"_s, u"x:27:7 BadValue"_s, u"x:27:7 BadValue"_s, u"x:17:36 BadValue"_s}));
        QVERIFY(!done.yaml.contains("hunter2") && !done.told().contains(u"hunter2"_s));
    }

    void alertsComeAlong()
    {
        const QByteArray objects =
            "---\napiVersion: openslo.com/v1\nkind: AlertPolicy\nmetadata: {name: fast}\n"
            "spec: {conditions: [{conditionRef: burns}], notificationTargets: [{targetRef: mail}]}\n---\n"
            "apiVersion: openslo/v1\nkind: AlertCondition\nmetadata: {name: burns}\n"
            "spec: {severity: page, condition: {kind: burnrate, op: gt, threshold: 14.4, lookbackWindow: 1h}}\n---\n"
            "apiVersion: openslo/v1\nkind: AlertNotificationTarget\nmetadata: {name: mail}\nspec: {target: a@x.io}\n";
        const Imported done = imported(kVersion1 + "  alertPolicies: [{alertPolicyRef: fast}]\n" + objects);
        QVERIFY2(done.errors.empty() && done.lost().isEmpty(), qPrintable(textOf(done.errors) + done.told()));
        QCOMPARE(done.translation.documents.size(), std::size_t(4));
        QCOMPARE(done.slos.at(0).alerts.size(), std::size_t(1));
        QCOMPARE(toText(done.slos[0].alerts[0]), std::string("page 14.4 over 1h least 3"));
        QCOMPARE(imported(done.yaml).yaml, done.yaml);
    }

    void whatFiresWhileAllIsWellCanBeTurnedRound()
    {
        const QByteArray text = kVersion1
            + "  alertPolicies: [{kind: AlertPolicy, metadata: {name: fast}, spec: {conditions: [{kind: AlertCondition, "
              "metadata: "
              "{name: c}, spec: {severity: page, condition: {kind: burnrate, op: lte, threshold: 2, lookbackWindow: 1h}}}], "
              "notificationTargets: [{kind: AlertNotificationTarget, metadata: {name: m}, spec: {target: a}}]}}]\n";
        const Imported asItIs = imported(text);
        QVERIFY2(asItIs.told().contains(u"--flip"_s), qPrintable(asItIs.told()));
        QVERIFY(asItIs.slos.at(0).alerts.empty());
        const Imported turned = imported(text, {.format = {}, .source = "prom", .flips = true});
        QVERIFY2(turned.errors.empty() && turned.lost().isEmpty(), qPrintable(textOf(turned.errors) + turned.told()));
        QVERIFY2(turned.told().contains(u"lte became gt."_s), qPrintable(turned.told()));
        QCOMPARE(toText(turned.slos.at(0).alerts.at(0)), std::string("page 2 over 1h least 3"));
        QVERIFY(!turned.slos[0].alerts[0].isWrittenAtLeast); // what it is judged by
        const Imported below =
            imported(QByteArray(text).replace("op: lte", "op: lt"), {.format = {}, .source = "prom", .flips = true});
        QVERIFY2(below.told().contains(u"lt became gt."_s), qPrintable(below.told()));
        const Imported atLeast = imported(QByteArray(text).replace("op: lte", "op: gte"));
        QVERIFY2(atLeast.lost().isEmpty() && atLeast.told().contains(u"gte"_s), qPrintable(atLeast.told()));
    }

    void version2HasOtherWordsForTheSame()
    {
        const Imported done = imported(R"(apiVersion: openslo.com/v2alpha
kind: SLO
metadata: {name: checkout, labels: {team: shop}}
spec:
  service: shop
  budgetingMethod: Occurrences
  timeWindow: [{duration: 4w, isRolling: true}]
  objectives: [{target: 0.999, labels: {tier: gold}}]
  sli:
    metadata: {name: ratio, labels: {a: b}}
    spec:
      ratioMetric:
        counter: true
        bad: {dataSourceRef: other, spec: {query: bad_total}}
        total: {dataSourceSpec: {type: Prometheus, connectionDetails: {url: secret}}, spec: {query: all_total}}
)");
        QVERIFY2(done.errors.empty(), qPrintable(textOf(done.errors)));
        const SloDefinition& slo = done.slos.at(0);
        QCOMPARE(slo.owner, std::string("shop"));
        QCOMPARE(slo.window, (SloWindow{.length = 28 * kDay}));
        QCOMPARE(slo.objective, (Objective{999'000'000, 1}));
        QCOMPARE(slo.sli.bad->toText(), std::string("bad_total"));
        QCOMPARE(slo.sli.total.toText(), std::string("all_total"));
        QCOMPARE(slo.sli.source, std::string("other"));
        QCOMPARE(done.lost(), (QStringList{u"x:8:41 NotSupported"_s, u"x:15:71 NotSupported"_s}));
        QVERIFY(!done.yaml.contains("secret"));
    }

    /// Which v1 has an SLO each for.
    void version2MayHaveSeveralObjectivesOfAThreshold()
    {
        const Imported done = imported(R"(apiVersion: openslo/v2alpha
kind: SLO
metadata: {name: queue}
spec:
  service: shop
  budgetingMethod: Occurrences
  timeWindow: [{duration: 4w, isRolling: true}]
  objectives:
    - {target: 0.9, op: lt, value: 10}
    - {target: 0.99, op: lt, value: 100}
  sli:
    spec: {thresholdMetric: {dataSourceRef: other, spec: {query: queue_length}}}
)");
        QVERIFY2(done.errors.empty() && done.lost().isEmpty(), qPrintable(textOf(done.errors) + done.told()));
        QCOMPARE(done.names(), (QStringList{u"queue-1"_s, u"queue-2"_s}));
        QCOMPARE(done.slos[0].sli.threshold->text(), std::string("< 10"));
        QCOMPARE(done.slos[1].sli.threshold->text(), std::string("< 100"));
        QCOMPARE(done.slos[1].objective, (Objective{990'000'000, 0}));
        QVERIFY2(done.told().contains(u"x:9:5"_s), qPrintable(done.told()));
    }

    void version1AlphaHasAnSliInEachObjective_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("counters") << alphaOf("g_total", "t_total", "counter: true, ");
        QTest::newRow("what Sloth reads") << alphaOf("sum(rate(g_total[{{.window}}]))", "sum(rate(t_total[{{.window}}]))");
    }
    void version1AlphaHasAnSliInEachObjective()
    {
        QFETCH(const QByteArray, text);
        const Imported done = imported(text);
        QVERIFY2(done.errors.empty() && done.lost().isEmpty(), qPrintable(textOf(done.errors) + done.told()));
        const SloDefinition& slo = done.slos.at(0);
        QCOMPARE(slo.name, std::string("home"));
        QCOMPARE(slo.displayName, std::string("Home"));
        QCOMPARE(slo.service, std::string("shop"));
        QCOMPARE(slo.objective, (Objective{990'000'000, 0}));
        QCOMPARE(slo.window, (SloWindow{.length = 30 * kDay}));
        QCOMPARE(slo.sli.good->toText(), std::string("g_total"));
        QCOMPARE(slo.sli.total.toText(), std::string("t_total"));
    }

    void version1AlphaHoldsValuesOfAllObjectivesAgainstTheThresholdOfEach()
    {
        const Imported done =
            imported("apiVersion: openslo/v1alpha\nkind: SLO\nmetadata: {name: queue}\nspec:\n  service: shop\n"
                     "  budgetingMethod: Timeslices\n  timeWindows: [{count: 30, unit: Day}]\n"
                     "  indicator: {thresholdMetric: {source: prometheus, queryType: promql, query: queue_length}}\n"
                     "  objectives:\n    - {displayName: short, target: 0.9, op: lte, value: 5, timeSliceTarget: 0.8}\n"
                     "    - {displayName: shorter, target: 0.5, op: lt, value: 2, timeSliceTarget: 0.8}\n");
        QVERIFY2(done.errors.empty() && done.lost().isEmpty(), qPrintable(textOf(done.errors) + done.told()));
        QCOMPARE(done.slos.size(), 2U);
        QCOMPARE(done.slos[0].sli.threshold->text(), std::string("<= 5"));
        QCOMPARE(done.slos[1].sli.threshold->text(), std::string("< 2"));
        QCOMPARE(done.slos[0].method.slice, kMinute);
    }

    void whatCannotBeCountedIsLeftOut_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("lost");
        const auto row = [](const char* name, const QByteArray& text, const QStringList& lost) {
            QTest::newRow(name) << text << lost;
        };
        row("gauges of v1alpha", alphaOf("g", "t"), {u"x:9:36 NotSupported"_s});
        row("an expression of v1alpha without its window", alphaOf("sum(rate(g[{{.window}}])) * 2", "sum(rate(t[5m]))"),
            {u"x:9:90 NotSupported"_s});
        row("an objective of v1alpha without SLI", alphaOf("g", "t").replace("ratioMetrics", "other"),
            {u"x:9:22 UnknownKey"_s, u"x:9:7 NotSupported"_s});
        row("a threshold of v1 with what belongs to a ratio", QByteArray(kVersion1).replace("ratioMetric:", "thresholdMetric:"),
            {u"x:14:9 UnknownKey"_s, u"x:15:9 UnknownKey"_s, u"x:16:9 UnknownKey"_s, u"x:14:9 BadValue"_s, u"x:9:16 BadValue"_s,
             u"x:9:16 BadValue"_s});
        row("a rate beside a counter in v1",
            QByteArray(kVersion1).replace("sum(http_requests_total{code!~\"5..\"})", "rate(a[5m])"), {u"x:16:88 BadValue"_s});
        row("another version", QByteArray(kVersion1).replace("openslo/v1", "openslo/v3"), {u"x:1:13 BadValue"_s});
        row("another kind", QByteArray(kVersion1).replace("kind: SLO", "kind: Thing"), {u"x:2:7 BadValue"_s});
    }
    void whatCannotBeCountedIsLeftOut()
    {
        QFETCH(const QByteArray, text);
        const Imported done = imported(text);
        QVERIFY2(done.slos.empty() && done.yaml.isEmpty(), done.yaml.constData());
        QTEST(done.lost(), "lost");
    }
};

TRACEO_TEST(TstOlderOpenslo);
#include "tst_older_openslo.moc"
