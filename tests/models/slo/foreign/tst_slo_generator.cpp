#include "slo/foreign/slo_generator.h"

#include "models/slo/foreign/imported.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

/// The indicator stands on line 9, from column 28 on.
QByteArray sloOf(const QByteArray& method, const QByteArray& indicator, const QByteArray& more = {})
{
    return "apiVersion: sre.google.com/v2\nkind: ServiceLevelObjective\n"
           "metadata: {name: shop-availability, labels: {service_name: shop, feature_name: orders, slo_name: availability}}\n"
           "spec:\n  description: 99.8 % of orders\n  goal: 0.998\n  backend: prometheus\n  method: "
        + method + "\n  service_level_indicator: " + indicator + '\n' + more;
}

} // namespace

class TstSloGenerator : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void carriesOver_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("good");
        QTest::addColumn<QByteArray>("total");
        const auto row = [](const char* name, const QByteArray& text, const QByteArray& good, const QByteArray& total) {
            QTest::newRow(name) << text << good << total;
        };
        row("filters of good and valid", sloOf("good_bad_ratio", "{filter_good: 'a{code=~\"2..\"}[window]', filter_valid: a}"),
            "a{code=~\"2..\"}", "a");
        row("operators that are said",
            sloOf("good_bad_ratio", "{filter_good: 'a{b=\"c\"}', filter_valid: 'a[window] ', operators: [increase, sum]}"),
            "a{b=\"c\"}", "a");
        row("filters of good and bad",
            sloOf("good_bad_ratio", "{filter_good: 'a{code=~\"2..\"}[window]', filter_bad: 'a{code=~\"5..\"}[window]'}"),
            "a{code=~\"2..\"}", "a{code=~\"2..|5..\"}");
        row("all that is not bad is good", sloOf("good_bad_ratio", "{filter_good: 'a{b!=\"c\"}', filter_bad: 'a{b=\"c\"}'}"),
            "a{b!=\"c\"}", "a");
        row("a cut of a distribution",
            sloOf("distribution_cut", "{expression: 'h_bucket{path=\"/\"}[window]', threshold_bucket: \"0.25\"}"),
            "h_bucket{le=\"0.25\",path=\"/\"}", "h_bucket{le=\"+Inf\",path=\"/\"}");
        row("a cut at a whole number", sloOf("distribution_cut", "{expression: h_bucket, threshold_bucket: 2}"),
            R"(h_bucket{le=~"2(\\.0)?"})", "h_bucket{le=\"+Inf\"}");
        row("a query that divides", sloOf("query_sli", "{expression: 'sum(rate(a{b=\"c\"}[window])) / sum(rate(a[window]))'}"),
            "a{b=\"c\"}", "a");
        row("another backend of that kind",
            sloOf("query_sli", "{expression: 'sum(increase(g[window])) / sum(increase(a[window]))'}")
                .replace("backend: prometheus", "backend: prometheus/eu"),
            "g", "a");
    }
    void carriesOver()
    {
        QFETCH(const QByteArray, text);
        const Imported done = imported(text);
        QVERIFY2(done.errors.empty() && done.lost().isEmpty(), qPrintable(textOf(done.errors) + done.told()));
        const SloDefinition& slo = done.slos.at(0);
        QCOMPARE(slo.name, std::string("shop-availability"));
        QCOMPARE(slo.service, std::string("shop"));
        QCOMPARE(slo.description, std::string("99.8 % of orders"));
        QCOMPARE(slo.objective, (Objective{998'000'000, 1}));
        QCOMPARE(slo.window, (SloWindow{.length = 28 * kDay}));
        QCOMPARE(slo.method, BudgetingMethod{});
        QTEST(QByteArray::fromStdString(slo.sli.good->toText()), "good");
        QTEST(QByteArray::fromStdString(slo.sli.total.toText()), "total");
        QVERIFY2(done.told().contains(u"the window is 28 days"_s), qPrintable(done.told()));
    }

    void otherQueriesAreEvaluatedByTheServer_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<QByteArray>("asked");
        QTest::newRow("one minus bad") << QByteArray("1 - sum(rate(b[window])) / sum(rate(t[window]))")
                                       << QByteArray("1 - sum(rate(b[5m])) / sum(rate(t[5m]))");
        QTest::newRow("a window of its own")
            << QByteArray("sum(rate(g[10m])) / sum(rate(t[10m]))") << QByteArray("sum(rate(g[10m])) / sum(rate(t[10m]))");
    }
    void otherQueriesAreEvaluatedByTheServer()
    {
        QFETCH(const QByteArray, written);
        QFETCH(const QByteArray, asked);
        const Imported done = imported(sloOf("query_sli", "{expression: '" + written + "'}"));
        QVERIFY2(done.errors.empty() && done.lost().isEmpty(), qPrintable(textOf(done.errors) + done.told()));
        const SliDefinition& sli = done.slos.at(0).sli;
        QCOMPARE(sli.kind, SliDefinition::Kind::Ratio);
        QVERIFY(sli.isEvaluatedByServer() && sli.good);
        QCOMPARE(QByteArray::fromStdString(sli.evaluated->total), asked);
    }

    void goodAndBadOfTwoMetricsAreAddedByTheServer()
    {
        const Imported done = imported(sloOf("good_bad_ratio", "{filter_good: g, filter_bad: b}"));
        QVERIFY2(done.errors.empty() && done.lost().isEmpty(), qPrintable(textOf(done.errors) + done.told()));
        const SliDefinition& sli = done.slos.at(0).sli;
        QCOMPARE(sli.kind, SliDefinition::Kind::Counts);
        QVERIFY(sli.isEvaluatedByServer() && sli.good && !sli.bad);
        QCOMPARE(sli.evaluated->part, std::string("sum(increase(g[5m])) or 0 * sum(increase(b[5m]))"));
        QVERIFY2(done.told().contains(u"x:9:57: "_s) && done.told().contains(u"over the last 5m"_s), qPrintable(done.told()));
    }

    /// As slo-generator itself has it.
    void whatIsBadStandsBeforeWhatIsValid()
    {
        const Imported done =
            imported(sloOf("good_bad_ratio", "{filter_good: 'a{b=\"1\"}', filter_bad: 'a{b=\"2\"}', filter_valid: v}"));
        QCOMPARE(done.lost(), QStringList{u"x:9:92 NotSupported"_s});
        QCOMPARE(done.slos.at(0).sli.total.toText(), std::string("a{b=~\"1|2\"}"));
    }

    void whatBelongsToTheGeneratorIsReported()
    {
        const Imported done = imported(sloOf("good_bad_ratio", "{filter_good: g, filter_valid: v}",
                                             "  exporters: [bigquery]\n  error_budget_policy: default\n"));
        QCOMPARE(done.names(), QStringList{u"shop-availability"_s});
        QCOMPARE(done.lost(), (QStringList{u"x:10:14 NotSupported"_s, u"x:11:24 NotSupported"_s}));
        QCOMPARE(imported(sloOf("good_bad_ratio", "{filter_good: g, filter_valid: v}", "  exporters: []\n")).lost(),
                 QStringList());
    }

    void whatCannotBeCountedIsLeftOut_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("lost");
        const auto row = [](const char* name, const QByteArray& text, const QStringList& lost) {
            QTest::newRow(name) << text << lost;
        };
        const QByteArray ratio = "{filter_good: g, filter_valid: v}";
        row("an expression of what is bad", sloOf("good_bad_ratio", "{filter_good: g, filter_bad: 'sum(b)'}"),
            {u"x:9:57 Syntax"_s});
        row("nothing that is good", sloOf("good_bad_ratio", "{filter_bad: b}"), {u"x:9:28 BadValue"_s});
        row("other operators of good and bad",
            sloOf("good_bad_ratio", "{operators: [delta, sum], filter_good: g, filter_bad: b}"), {u"x:9:40 NotSupported"_s});
        row("other operators", sloOf("good_bad_ratio", "{operators: [delta, sum], filter_good: g, filter_valid: v}"),
            {u"x:9:40 NotSupported"_s});
        row("an expression as filter", sloOf("good_bad_ratio", "{filter_good: 'sum(g)', filter_valid: v}"), {u"x:9:42 Syntax"_s});
        row("a query that is not closed", sloOf("query_sli", "{expression: '1 - sum(rate(b[window]) / sum(rate(t[window]))'}"),
            {u"x:9:41 NotSupported"_s});
        row("a rate by an increase", sloOf("query_sli", "{expression: 'sum(rate(g[window])) / sum(increase(t[window]))'}"),
            {u"x:9:41 NotSupported"_s});
        row("no expression", sloOf("query_sli", "{}"), {u"x:9:28 BadValue"_s});
        row("no bucket", sloOf("distribution_cut", "{expression: h_bucket}"), {u"x:9:28 BadValue"_s});
        row("another backend", sloOf("good_bad_ratio", ratio).replace("backend: prometheus", "backend: datadog"),
            {u"x:7:12 NotSupported"_s});
        row("another method", sloOf("exec", ratio), {u"x:8:11 BadValue"_s});
        row("no method", sloOf("good_bad_ratio", ratio).replace("  method: good_bad_ratio\n", ""), {u"x:5:3 BadValue"_s});
        row("no service", sloOf("good_bad_ratio", ratio).replace("service_name", "service"), {u"x:1:1 BadValue"_s});
        row("the older version", sloOf("good_bad_ratio", ratio).replace("com/v2", "com/v1"), {u"x:1:13 BadValue"_s});
    }
    void whatCannotBeCountedIsLeftOut()
    {
        QFETCH(const QByteArray, text);
        const Imported done = imported(text);
        QVERIFY2(done.slos.empty() && done.yaml.isEmpty(), done.yaml.constData());
        QTEST(done.lost(), "lost");
    }
};

TRACEO_TEST(TstSloGenerator);
#include "tst_slo_generator.moc"
