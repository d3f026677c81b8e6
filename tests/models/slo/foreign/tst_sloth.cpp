#include "slo/foreign/sloth.h"

#include "models/slo/foreign/imported.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kFile = R"yaml(version: "prometheus/v1"
service: "checkout"
labels: {owner: payments, tier: "1"}
slos:
  - name: "Requests_availability"
    objective: 99.95
    description: "Orders are taken: or not."
    labels: {tier: "2"}
    sli:
      events:
        error_query: sum(rate(http_requests_total{job="checkout",code=~"(5..|429)"}[{{.window}}]))
        total_query: sum(rate(http_requests_total{job="checkout"}[{{ .window }}]))
)yaml";

/// The file with another SLI.
QByteArray withSli(const QByteArray& sli)
{
    return "version: prometheus/v1\nservice: shop\nslos:\n  - name: a\n    objective: 99.9\n    sli: " + sli + '\n';
}

/// An SLI of events on one line: in quotes, as the queries hold braces.
QByteArray events(const QByteArray& bad, const QByteArray& total)
{
    return withSli("{events: {error_query: '" + bad + "', total_query: '" + total + "'}}");
}

} // namespace

class TstSloth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void carriesEventsOver()
    {
        const Imported done = imported(kFile);
        QVERIFY2(done.errors.empty() && done.lost().isEmpty(), qPrintable(textOf(done.errors) + done.told()));
        QCOMPARE(done.slos.size(), std::size_t(1));
        const SloDefinition& slo = done.slos[0];
        QCOMPARE(slo.name, std::string("checkout-requests-availability"));
        QCOMPARE(slo.displayName, std::string("Requests_availability"));
        QCOMPARE(slo.service, std::string("checkout"));
        QCOMPARE(slo.owner, std::string("payments"));
        QCOMPARE(slo.description, std::string("Orders are taken: or not."));
        QCOMPARE(slo.objective, (Objective{999'500'000, 2}));
        QCOMPARE(slo.window, (SloWindow{.length = 30 * kDay}));
        QCOMPARE(slo.method, BudgetingMethod{});
        QCOMPARE(slo.sli.bad->toText(), std::string("http_requests_total{code=~\"(5..|429)\",job=\"checkout\"}"));
        QCOMPARE(slo.sli.total.toText(), std::string("http_requests_total{job=\"checkout\"}"));
        QVERIFY(!slo.sli.good);
        QCOMPARE(slo.sli.source, std::string("prom"));
        QVERIFY2(done.told().contains(u"x:5:5: the window is Sloth's usual 30 days"_s), qPrintable(done.told()));
    }

    void labelsOfAnSloStandBeforeThoseOfAll()
    {
        const Imported done = imported(kFile);
        const ConfigNode& labels = done.translation.documents.at(0)["metadata"]["labels"];
        QCOMPARE(labels["owner"].text(), std::string("payments"));
        QCOMPARE(labels["tier"].text(), std::string("2"));
        QCOMPARE(labels["tier"].location().toText(), u"x:8:20"_s);
    }

    void theFormOfKubernetesMeansTheSame()
    {
        const Imported done = imported(R"(apiVersion: sloth.slok.dev/v1
kind: PrometheusServiceLevel
metadata: {name: checkout, namespace: monitoring, annotations: {a: b}}
spec:
  service: checkout
  labels: {owner: payments}
  sloPlugins: {chain: []}
  slos:
    - name: requests
      objective: 99.9
      sli:
        events:
          errorQuery: sum(increase(failed_total[{{.window}}]))
          totalQuery: sum(increase(asked_total[{{.window}}]))
      alerting: {pageAlert: {disable: true}}
)");
        QVERIFY2(done.errors.empty(), qPrintable(textOf(done.errors)));
        QCOMPARE(done.names(), QStringList{u"checkout-requests"_s});
        QCOMPARE(done.slos[0].sli.bad->toText(), std::string("failed_total"));
        QCOMPARE(done.translation.documents.at(0)["metadata"]["labels"]["namespace"].text(), std::string("monitoring"));
        QCOMPARE(done.lost(), (QStringList{u"x:3:65 NotSupported"_s, u"x:7:15 NotSupported"_s}));
        QCOMPARE(done.slos[0].alerts.size(), std::size_t(2)); // its tickets
        for (const OwnAlert& alert : done.slos[0].alerts)
            QCOMPARE(alert.pair.severity, BurnPair::Severity::Ticket);
    }

    void whatIsLeftOfTheTotalIsGood()
    {
        const Imported done = imported(R"(version: prometheus/v1
service: shop
slos:
  - name: latency
    objective: 99
    sli:
      events:
        error_query: |
          (
            sum(rate(request_seconds_count{job="shop"}[{{.window}}]))
            - # those that were quick
            (sum(rate(request_seconds_bucket{job="shop",le="1"}[{{.window}}])) or vector(0))
          )
        total_query: sum(rate(request_seconds_count{job="shop"}[{{.window}}]))
)");
        QVERIFY2(done.errors.empty() && done.lost().isEmpty(), qPrintable(textOf(done.errors) + done.told()));
        QCOMPARE(done.slos.at(0).sli.good->toText(), std::string(R"(request_seconds_bucket{job="shop",le=~"1(\\.0)?"})"));
        QVERIFY(!done.slos[0].sli.bad);
        QVERIFY2(done.told().contains(u"or vector(0)"_s) && done.told().contains(u"1 and 1.0"_s), qPrintable(done.told()));
    }

    void alertingIsReportedPartByPart()
    {
        const Imported done = imported(kFile
                                       + "    alerting:\n      name: CheckoutErrors\n      labels: {a: b}\n"
                                         "      page_alert: {labels: {severity: page}}\n");
        QCOMPARE(done.names(), QStringList{u"checkout-requests-availability"_s});
        QCOMPARE(done.lost(), (QStringList{u"x:14:7 NotSupported"_s, u"x:15:7 NotSupported"_s, u"x:16:7 NotSupported"_s}));
        QVERIFY2(done.told().contains(u"alerting.labels"_s), qPrintable(done.told()));
        QVERIFY2(done.told().contains(u"alerting.page_alert: labels"_s), qPrintable(done.told()));
        QVERIFY(done.slos.at(0).alerts.empty());
    }

    void whatCannotBeCountedIsReportedAndTheRestCarried()
    {
        const Imported done = imported(kFile + R"(  - name: raw
    objective: 99.9
    sli: {raw: {error_ratio_query: 'job:errors:ratio_rate{{.window}}'}}
  - name: plugged
    objective: 99.9
    sli: {plugin: {id: acme/availability, options: {job: shop}}}
)");
        QCOMPARE(done.names(), (QStringList{u"checkout-requests-availability"_s, u"checkout-raw"_s}));
        QCOMPARE(done.lost(), QStringList{u"x:18:19 NotSupported"_s});
        QVERIFY2(done.told().contains(u"acme/availability"_s), qPrintable(done.told()));
        const SliDefinition& raw = done.slos[1].sli; // a recorded series: its samples are read as they are
        QCOMPARE(raw.kind, SliDefinition::Kind::Ratio);
        QCOMPARE(raw.bad->toText(), std::string("job:errors:ratio_rate5m"));
        QVERIFY(!raw.isEvaluatedByServer());
    }

    /// What is more than one counter's growth is the server's to evaluate, over the shortest window that Sloth records.
    void otherExpressionsAreEvaluatedByTheServer_data()
    {
        QTest::addColumn<QByteArray>("sli");
        QTest::addColumn<QByteArray>("part");
        QTest::addColumn<QByteArray>("total");
        const QByteArray total = "sum(rate(t[{{.window}}]))";
        const auto row = [](const char* name, const QByteArray& sli, const QByteArray& part, const QByteArray& all) {
            QTest::newRow(name) << sli << part << all;
        };
        row("a sum by labels", events("sum by (job) (rate(e[{{.window}}]))", total), "sum by (job) (rate(e[5m]))",
            "sum(rate(t[5m]))");
        row("a sum of several", events("sum(rate(e[{{.window}}])) + sum(rate(f[{{ .window }}]))", total),
            "sum(rate(e[5m])) + sum(rate(f[5m]))", "sum(rate(t[5m]))");
        row("a difference of others", events("sum(rate(e[{{.window}}])) - sum(rate(f[{{.window}}]))", total),
            "sum(rate(e[5m])) - sum(rate(f[5m]))", "sum(rate(t[5m]))");
        row("a ratio", withSli("{raw: {error_ratio_query: '1 - avg(rate(a[{{.window}}]))'}}"), "1 - avg(rate(a[5m]))",
            "1 - avg(rate(a[5m]))");
    }
    void otherExpressionsAreEvaluatedByTheServer()
    {
        QFETCH(const QByteArray, sli);
        const Imported done = imported(sli);
        QVERIFY2(done.errors.empty() && done.lost().isEmpty(), qPrintable(textOf(done.errors) + done.told()));
        const SliDefinition& read = done.slos.at(0).sli;
        QVERIFY(read.isEvaluatedByServer() && read.bad);
        QTEST(QByteArray::fromStdString(read.evaluated->part), "part");
        QTEST(QByteArray::fromStdString(read.evaluated->total), "total");
        QCOMPARE(read.kind,
                 read.evaluated->part == read.evaluated->total ? SliDefinition::Kind::Ratio : SliDefinition::Kind::Counts);
        QVERIFY2(done.told().contains(u"over the last 5m"_s), qPrintable(done.told()));
    }

    void aQuotientOfCountersIsCounted()
    {
        const Imported done =
            imported(withSli("{raw: {error_ratio_query: 'sum(rate(e[{{.window}}])) / sum(rate(t[{{.window}}]))'}}"));
        QVERIFY2(done.errors.empty() && done.lost().isEmpty(), qPrintable(textOf(done.errors) + done.told()));
        QCOMPARE(done.slos.at(0).sli.bad->toText(), std::string("e"));
        QVERIFY(!done.slos[0].sli.isEvaluatedByServer());
    }

    void nothingIsGuessed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("lost");
        const QByteArray total = "sum(rate(t[{{.window}}]))";
        const auto row = [](const char* name, const QByteArray& text, const QStringList& lost) {
            QTest::newRow(name) << text << lost;
        };
        const QString bad = u"x:6:33 NotSupported"_s;
        row("a sum that is not closed", events("sum by (job) (rate(e[{{.window}}])", total), {bad});
        row("no window", events("sum by (job) (rate(e[5m]))", total), {bad});
        row("a window of its own", events("sum(rate(e[5m]))", total), {bad});
        row("rate and increase", events("sum(increase(e[{{.window}}]))", total), {bad});
        row("the total as errors", events(total, total), {u"x:6:75 BadValue"_s});
        row("no SLI", withSli("{}"), {u"x:6:10 BadValue"_s});
        row("no ratio", withSli("{raw: {}}"), {u"x:6:16 BadValue"_s});
        row("no query", withSli("{events: {total_query: '" + total + "'}}"), {u"x:6:19 BadValue"_s});
        row("no budget", QByteArray(events("sum(rate(e[{{.window}}]))", total)).replace("99.9", "100"), {u"x:5:16 BadValue"_s});
        row("a version of its own", "version: prometheus/v2\nservice: a\n", {u"x:1:10 BadValue"_s});
        row("no SLOs", "version: prometheus/v1\nservice: a\n", {u"x:1:1 BadValue"_s});
        row("Sloth's windows", "apiVersion: sloth.slok.dev/v1\nkind: AlertWindows\nspec: {sloPeriod: 28d}\n",
            {u"x:3:7 BadValue"_s, u"x:3:7 BadValue"_s, u"x:1:1 NotSupported"_s});
    }
    void nothingIsGuessed()
    {
        QFETCH(const QByteArray, text);
        const Imported done = imported(text);
        QVERIFY2(done.slos.empty() && done.yaml.isEmpty(), done.yaml.constData());
        QTEST(done.lost(), "lost");
    }

    void keysNobodyKnowsAreReportedAndCostNothing()
    {
        const Imported done = imported(QByteArray(kFile).replace("    objective", "    owner: me\n    objective"));
        QCOMPARE(done.names(), QStringList{u"checkout-requests-availability"_s});
        QCOMPARE(done.lost(), QStringList{u"x:6:5 UnknownKey"_s});
    }
};

TRACEO_TEST(TstSloth);
#include "tst_sloth.moc"
