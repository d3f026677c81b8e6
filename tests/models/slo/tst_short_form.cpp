#include "models/slo/parsed.h"
#include "models/workspace/error_lines.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

const std::vector<SloConfig::SourceName> kOneSource{{"prom", "prometheus"}, {"cache", "redis"}};

Parsed readSlos(const QByteArray& text)
{
    return parse(text, kOneSource);
}

/// A complete SLO; `lines` replace or add lines of two spaces.
QByteArray probeSlo(const QByteArray& indicator, const QByteArray& rest = "  objective: 99.9%\n")
{
    return "SLO:\n  name: api\n  indicator: " + indicator + "\n" + rest;
}

const QByteArray kProbe = "{type: http_check, target: 'https://x.io/'}";

void addMistakesOfCounters()
{
    const auto row = [](const char* name, const QByteArray& text, const QStringList& lines) {
        QTest::newRow(name) << text << lines;
    };
    row("neither good nor bad", probeSlo("{type: prometheus, total: t}"), {u"x:3:14 BadValue"_s});
    row("good and bad", probeSlo("{type: prometheus, total: t, good: g, bad: b}"), {u"x:3:14 BadValue"_s});
    row("no total", probeSlo("{type: prometheus, good: g}"), {u"x:3:14 BadValue"_s});
    row("the same counter twice", probeSlo("{type: prometheus, good: t, total: t}"), {u"x:3:49 BadValue"_s});
    row("a selector without braces' end", probeSlo("{type: prometheus, good: 'g{a=\"b\"', total: t}"), {u"x:3:39 Syntax"_s});
    row("a selector without a name", probeSlo("{type: prometheus, good: '{a=\"b\"}', total: t}"), {u"x:3:39 BadValue"_s});
    row("a rate", probeSlo("{type: prometheus, good: 'rate(g[5m])', total: 'sum(rate(t[5m]))'}"),
        {u"x:3:39 NotSupported"_s, u"x:3:61 NotSupported"_s});
    row("a sum by", probeSlo("{type: prometheus, good: 'sum by (a) (g)', total: sum(t)/2}"),
        {u"x:3:39 NotSupported"_s, u"x:3:64 NotSupported"_s});
    row("a range", probeSlo("{type: prometheus, good: 'g[5m]', total: t offset 5m}"),
        {u"x:3:39 NotSupported"_s, u"x:3:55 NotSupported"_s});
}

} // namespace

class TstShortForm : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsAnHttpCheck()
    {
        const Parsed parsed = readSlos("SLO:\n"
                                       "  name: api-availability\n"
                                       "  indicator: {type: http_check, target: https://api.traceo.io/health, threshold: 200}\n"
                                       "  objective: 99.9%\n"
                                       "  window: 30d\n"
                                       "  error_budget: {total_minutes: 43.2, consumption_rate: daily, alert_threshold: 50%}\n");
        QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
        QCOMPARE(parsed.config.slos.size(), 1U);
        const SloDefinition& slo = parsed.config.slos[0];
        QCOMPARE(slo.name, std::string("api-availability"));
        QCOMPARE(slo.displayName, slo.name);
        QCOMPARE(slo.objective, (Objective{999'000'000, 1}));
        QCOMPARE(slo.window.length, 30 * kDay);
        QCOMPARE(slo.method.word(), std::string("Occurrences"));
        QCOMPARE(slo.sli.kind, SliDefinition::Kind::Probe);
        QCOMPARE(slo.sli.target, std::string("https://api.traceo.io/health"));
        QCOMPARE(slo.sli.status, std::string("200"));
        QVERIFY(!slo.sli.latency);
        QCOMPARE(slo.watch, (BudgetWatch{.rate = BudgetWatch::Rate::Daily, .threshold = 0.5}));
        QCOMPARE(slo.sli.source, std::string("prom"));
        QCOMPARE(slo.location.toText(), u"x:2:3"_s);
    }

    void readsCounters()
    {
        const Parsed parsed = readSlos("SLO:\n  name: checkout\n  service: shop\n  owner: team-a\n  description: Orders.\n  "
                                       "objective: '0.9995'\n  window: 1w\n"
                                       "  indicator:\n    type: prometheus\n    bad: 'http_requests_total{code=~\"5..\"}'\n    "
                                       "total: sum(http_requests_total)\n");
        QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
        const SloDefinition& slo = parsed.config.slos.at(0);
        QCOMPARE(slo.service, std::string("shop"));
        QCOMPARE(slo.owner, std::string("team-a"));
        QCOMPARE(slo.description, std::string("Orders."));
        QCOMPARE(slo.objective, (Objective{999'500'000, 2}));
        QCOMPARE(slo.window.length, 7 * kDay);
        QCOMPARE(slo.sli.kind, SliDefinition::Kind::Counters);
        QVERIFY(!slo.sli.good);
        QCOMPARE(slo.sli.bad->toText(), std::string("http_requests_total{code=~\"5..\"}"));
        QCOMPARE(slo.sli.total.toText(), std::string("http_requests_total"));
    }

    void readsLatency_data()
    {
        QTest::addColumn<QByteArray>("threshold");
        QTest::addColumn<QString>("seconds");
        QTest::newRow("milliseconds") << QByteArray("100ms") << u"<= 0.1"_s;
        QTest::newRow("one of them") << QByteArray("1ms") << u"<= 0.001"_s;
        QTest::newRow("seconds and more") << QByteArray("1s500ms") << u"<= 1.5"_s;
        QTest::newRow("minutes") << QByteArray("2m") << u"<= 120"_s;
        QTest::newRow("a number") << QByteArray("0.0005") << u"<= 0.0005"_s;
    }
    void readsLatency()
    {
        QFETCH(const QByteArray, threshold);
        QFETCH(const QString, seconds);
        for (const QByteArray name : {"http_seconds", "http_seconds_bucket"}) {
            const Parsed parsed = readSlos("SLO:\n  name: fast\n  objective: 95%\n  indicator: {type: latency, histogram: '"
                                           + name + "{job=\"a\"}', threshold: " + threshold + "}\n");
            QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
            const SliDefinition& sli = parsed.config.slos.at(0).sli;
            QCOMPARE(sli.kind, SliDefinition::Kind::Latency);
            QCOMPARE(sli.total.toText(), std::string("http_seconds_bucket{job=\"a\"}"));
            QCOMPARE(QString::fromStdString(sli.threshold->text()), seconds);
        }
    }

    void readsNativeLatency()
    {
        const Parsed parsed = readSlos("SLO:\n  name: fast\n  objective: 95%\n  indicator: {type: latency, native: true, "
                                       "histogram: 'http_seconds{job=\"a\"}', threshold: 250ms}\n");
        QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
        const SliDefinition& sli = parsed.config.slos.at(0).sli;
        QCOMPARE(sli.kind, SliDefinition::Kind::NativeLatency);
        QCOMPARE(sli.total.toText(), std::string("http_seconds{job=\"a\"}"));
        QCOMPARE(sli.threshold->text(), std::string("<= 0.25"));
        const auto wants = parsed.config.wants();
        QCOMPARE(wants.size(), 1U);
        QCOMPARE(wants[0].id(), std::string("http_seconds{job=\"a\"} <= 0.25"));
    }

    void readsQueries_data()
    {
        QTest::addColumn<QByteArray>("keys");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("part");
        QTest::addColumn<QByteArray>("total");
        using Kind = SliDefinition::Kind;
        QTest::newRow("rates") << QByteArray("bad: 'sum(rate(e[1m]))', total: 'sum(rate(t[1m]))'") << int(Kind::Counts)
                               << QByteArray("sum(rate(e[1m]))") << QByteArray("sum(rate(t[1m]))");
        QTest::newRow("recorded rates") << QByteArray("good: 'job:good:rate1m', total: 'job:all:rate1m'") << int(Kind::Counts)
                                        << QByteArray("sum(job:good:rate1m)") << QByteArray("sum(job:all:rate1m)");
        QTest::newRow("counters") << QByteArray("counter: true, bad: a + b, total: t") << int(Kind::Counters)
                                  << QByteArray("a + b") << QByteArray("sum(t)");
        QTest::newRow("a ratio") << QByteArray("error_ratio: 'e / t'") << int(Kind::Ratio) << QByteArray("e / t")
                                 << QByteArray("e / t");
        QTest::newRow("another ratio") << QByteArray("success_ratio: '1 - e / t'") << int(Kind::Ratio) << QByteArray("1 - e / t")
                                       << QByteArray("1 - e / t");
    }
    void readsQueries()
    {
        QFETCH(const QByteArray, keys);
        const Parsed parsed = readSlos(probeSlo("{type: query, source: prom, " + keys + "}"));
        QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
        const SliDefinition& sli = parsed.config.slos.at(0).sli;
        QVERIFY(sli.isEvaluatedByServer());
        QTEST(int(sli.kind), "kind");
        QTEST(QByteArray::fromStdString(sli.evaluated->part), "part");
        QTEST(QByteArray::fromStdString(sli.evaluated->total), "total");
        QCOMPARE(sli.good.has_value(), keys.contains("good") || keys.contains("success"));
        QCOMPARE(sli.source, std::string("prom"));
        for (const Want& want : parsed.config.wants())
            QVERIFY(!want.expression.empty());
    }

    void readsGauges()
    {
        for (const char* op : {"lt", "<"}) {
            const Parsed parsed = readSlos(QByteArray("SLO:\n  name: short\n  objective: 95%\n  indicator: {type: gauge, metric: "
                                                      "queue_length, op: '")
                                           + op + "', value: 100}\n");
            QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
            const SliDefinition& sli = parsed.config.slos.at(0).sli;
            QCOMPARE(sli.kind, SliDefinition::Kind::Gauge);
            QCOMPARE(sli.threshold->text(), std::string("< 100"));
        }
    }

    void objectivesAreExact_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("parts");
        QTest::addColumn<int>("decimals");
        const auto row = [](const char* text, qint64 parts, int decimals) {
            QTest::newRow(text) << QByteArray(text) << parts << decimals;
        };
        row("99.9%", 999'000'000, 1);
        row("'99.9%'", 999'000'000, 1);
        row("99.9 %", 999'000'000, 1);
        row("99%", 990'000'000, 0);
        row("99.90%", 999'000'000, 2);
        row("99.9999999%", 999'999'999, 7);
        row("0.0000001%", 1, 7);
        row("0.999", 999'000'000, 1);
        row("'0.999'", 999'000'000, 1);
        row(".999", 999'000'000, 1);
        row("0.9", 900'000'000, 0);
        row("0.9990", 999'000'000, 2);
        row("0.999999999", 999'999'999, 7);
        row("099.5%", 995'000'000, 1);
    }
    void objectivesAreExact()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, parts);
        QFETCH(int, decimals);
        const Parsed parsed = readSlos(probeSlo(kProbe, "  objective: " + text + "\n"));
        QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
        QCOMPARE(parsed.config.slos.at(0).objective, (Objective{parts, decimals}));
        QCOMPARE(parsed.config.slos[0].window.length, 30 * kDay);
    }

    void wrongObjectivesAreRefused()
    {
        for (const char* text : {"100%",
                                 "1",
                                 "1.0",
                                 "100.0%",
                                 "99.9",
                                 "101%",
                                 "-1%",
                                 "99.99999999%",
                                 "0.9999999999",
                                 "99,9%",
                                 "1e-1",
                                 "0x1",
                                 "nan",
                                 "abc",
                                 "'%'",
                                 "''",
                                 "0%",
                                 "0",
                                 "99.9%%",
                                 "9 9%",
                                 "99.%",
                                 "1_0%",
                                 "[99.9%]",
                                 "~",
                                 "99999999999999999999%",
                                 "+99%"}) {
            const Parsed parsed = readSlos(probeSlo(kProbe, QByteArray("  objective: ") + text + "\n"));
            QCOMPARE(linesOf(parsed.errors), QStringList{u"x:4:14 BadValue"_s});
            QVERIFY(parsed.config.slos.empty());
        }
    }

    void theBudgetMustFitTheObjective_data()
    {
        QTest::addColumn<QByteArray>("rest");
        QTest::addColumn<bool>("fits");
        const auto row = [](const char* rest, bool fits) {
            QTest::newRow(QByteArray(rest).replace('\n', ' ').constData()) << QByteArray(rest) << fits;
        };
        row("99.9%\n  error_budget: {total_minutes: 43.2}", true);
        row("99.9%\n  error_budget: {total_minutes: '43.20'}", true);
        row("99.9%\n  error_budget: {total_minutes: 43}", true);
        row("99.9%\n  error_budget: {total_minutes: 44}", false);
        row("99.9%\n  error_budget: {total_minutes: 43.21}", false);
        row("99.9%\n  error_budget: {total_minutes: 40}", false);
        row("99.9%\n  window: 7d\n  error_budget: {total_minutes: 10.08}", true);
        row("99.9%\n  window: 7d\n  error_budget: {total_minutes: 43.2}", false);
        row("99.99%\n  window: 28d\n  error_budget: {total_minutes: 4.03}", true);
        row("99.99%\n  window: 28d\n  error_budget: {total_minutes: 4.04}", false);
        row("99.9%\n  error_budget: {}", true);
        row("99.9%\n  error_budget: {consumption_rate: daily, alert_threshold: 0.5}", true);
        row("99.9%\n  error_budget: {consumption_rate: sometimes}", false);
        row("99.9%\n  error_budget: {alert_threshold: 150%}", false);
        row("99.9%\n  error_budget: {alert_threshold: half}", false);
        row("99.9%\n  error_budget: {total_minutes: 43m}", false);
        row("99.9%\n  error_budget: {total: 43.2}", false);
        row("99.9%\n  error_budget: 43.2", false);
    }
    void theBudgetMustFitTheObjective()
    {
        QFETCH(QByteArray, rest);
        QFETCH(bool, fits);
        const Parsed parsed = readSlos(probeSlo(kProbe, "  objective: " + rest + "\n"));
        QCOMPARE(parsed.errors.size(), fits ? 0U : 1U);
        QCOMPARE(parsed.config.slos.size(), fits ? 1U : 0U);
    }

    void aWrongBudgetSaysTheRightOne()
    {
        const Parsed parsed = readSlos(probeSlo(kProbe, "  objective: 99.9%\n  error_budget: {total_minutes: 40}\n"));
        QVERIFY(toText(parsed.errors.at(0)).contains(u"43.2 minutes"_s));
    }

    void statusesAreCodesAndClasses_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<QByteArray>("status");
        const auto row = [](const char* written, const char* status) {
            QTest::newRow(written) << QByteArray(written) << QByteArray(status);
        };
        row("200", "200");
        row("2xx", "2xx");
        row("2XX", "2xx");
        row("200|301", "200|301");
        row("'200 | 3xx'", "200|3xx");
        row("[200, 301]", "200|301");
        for (const char* wrong : {"20", "2000", "600", "099", "2x0", "x", "''", "200|", "[]", "{a: b}", "~", "200,301"})
            row(wrong, "");
    }
    void statusesAreCodesAndClasses()
    {
        QFETCH(QByteArray, written);
        QFETCH(QByteArray, status);
        const Parsed parsed = readSlos(probeSlo("\n    type: http_check\n    target: http://x\n    threshold: " + written));
        if (!status.isEmpty()) {
            QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
            QCOMPARE(parsed.config.slos.at(0).sli.status, status.toStdString());
            return;
        }
        QVERIFY(!parsed.errors.empty());
        QCOMPARE(lineOf(parsed.errors[0]), u"x:6:16 BadValue"_s);
    }

    void mistakesAreLocated_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("lines");
        addMistakesOfCounters();
        const auto row = [](const char* name, const QByteArray& text, const QStringList& lines) {
            QTest::newRow(name) << text << lines;
        };
        row("an empty mapping", "SLO: {}\n", {u"x:1:6 BadValue"_s, u"x:1:6 BadValue"_s, u"x:1:6 BadValue"_s});
        row("a text", "SLO: api\n", {u"x:1:6 BadValue"_s});
        row("a text without SLO", "api\n", {u"x:1:1 BadValue"_s});
        row("no SLO on top", "name: api\n", {u"x:1:1 BadValue"_s});
        row("keys beside SLO", "SLO: {name: api, indicator: " + kProbe + ", objective: 99%}\nname: api\n",
            {u"x:2:1 UnknownKey"_s});
        row("an unknown key", probeSlo(kProbe, "  objectiv: 99.9%\n"), {u"x:2:3 BadValue"_s, u"x:4:3 UnknownKey"_s});
        row("an illegal name", "SLO: {name: My SLO, indicator: " + kProbe + ", objective: 99%}\n", {u"x:1:13 BadValue"_s});
        row("a name of 64", "SLO: {name: " + QByteArray(64, 'a') + ", indicator: " + kProbe + ", objective: 99%}\n",
            {u"x:1:13 BadValue"_s});
        row("a name with a dash at the end", "SLO: {name: a-, indicator: " + kProbe + ", objective: 99%}\n",
            {u"x:1:13 BadValue"_s});
        row("a window too short", probeSlo(kProbe, "  objective: 99%\n  window: 30m\n"), {u"x:5:11 BadValue"_s});
        row("a window of seconds", probeSlo(kProbe, "  objective: 99%\n  window: 1h30s\n"), {u"x:5:11 BadValue"_s});
        row("a window too long", probeSlo(kProbe, "  objective: 99%\n  window: 4y\n"), {u"x:5:11 BadValue"_s});
        row("a window that is none", probeSlo(kProbe, "  objective: 99%\n  window: month\n"), {u"x:5:11 BadValue"_s});
        row("no type", probeSlo("{target: http://x}"), {u"x:3:14 BadValue"_s});
        row("an unknown type", probeSlo("{type: https_check, target: http://x}"), {u"x:3:21 BadValue"_s});
        row("latency of nothing", probeSlo("{type: latency}"), {u"x:3:14 BadValue"_s, u"x:3:14 BadValue"_s});
        row("a latency below zero", probeSlo("{type: latency, histogram: h, threshold: -1}"), {u"x:3:55 BadValue"_s});
        row("a latency without a unit", probeSlo("{type: latency, histogram: http_seconds, threshold: 300}"),
            {u"x:3:66 BadValue"_s});
        row("a quantile of a histogram", probeSlo("{type: latency, histogram: 'histogram_quantile(0.9, h)', threshold: 1s}"),
            {u"x:3:41 NotSupported"_s});
        row("a gauge without a threshold", probeSlo("{type: gauge, metric: g}"), {u"x:3:14 BadValue"_s, u"x:3:14 BadValue"_s});
        row("a gauge's word", probeSlo("{type: gauge, metric: g, op: less, value: 5}"), {u"x:3:43 BadValue"_s});
        row("a gauge's value", probeSlo("{type: gauge, metric: g, op: lt, value: five}"), {u"x:3:54 BadValue"_s});
        row("an indicator that is a text", probeSlo("http_check"), {u"x:3:14 BadValue"_s});
        row("an indicator that is nothing", probeSlo("~"), {u"x:3:14 BadValue"_s});
        row("no target", probeSlo("{type: http_check}"), {u"x:3:14 BadValue"_s});
        row("a target that is no URL", probeSlo("{type: http_check, target: x.io}"), {u"x:3:41 BadValue"_s});
        row("a target of another kind", probeSlo("{type: http_check, target: 'tcp://x.io:1'}"), {u"x:3:41 BadValue"_s});
        row("no latency at all", probeSlo("{type: http_check, target: http://x, latency: 0s}"), {u"x:3:60 BadValue"_s});
        row("keys of another type", probeSlo("{type: http_check, target: http://x, good: a}"), {u"x:3:51 UnknownKey"_s});
        for (const char* from : {"yesterday", "now-6h", "1767225600", "2026-13-01", "2026-01-01 or so", "[]"})
            QTest::addRow("valid_from %s", from) << probeSlo(kProbe, QByteArray("  objective: 99%\n  valid_from: ") + from + "\n")
                                                 << QStringList{u"x:5:15 BadValue"_s};
        for (const char* after : {"soon", "90s", "8d", "-5m", "[]"})
            QTest::addRow("unobserved_after %s", after)
                << probeSlo(kProbe, QByteArray("  objective: 99%\n  unobserved_after: ") + after + "\n")
                << QStringList{u"x:5:21 BadValue"_s};
        row("no name of a policy", probeSlo(kProbe, "  objective: 99%\n  budget_policy: Our Policy\n"), {u"x:5:18 BadValue"_s});
        row("a policy without steps", probeSlo(kProbe, "  objective: 99%\n  budget_policy: {when: never}\n"),
            {u"x:5:18 BadValue"_s});
    }
    void mistakesAreLocated()
    {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, lines);
        const Parsed parsed = readSlos(text);
        QCOMPARE(linesOf(parsed.errors), lines);
        QVERIFY(parsed.config.slos.empty());
    }

    void aFileOfAnotherToolIsPointedToTheImport()
    {
        const Parsed parsed = readSlos("version: prometheus/v1\nservice: shop\nslos: []\n"); // Sloth's
        QCOMPARE(parsed.errors.size(), std::size_t(1));
        QVERIFY2(parsed.errors[0].hint.contains(u"traceo slo import"_s), qPrintable(toText(parsed.errors[0])));
    }

    void mistakesOfQueriesAreLocated_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("lines");
        const auto row = [](const char* name, const QByteArray& text, const QStringList& lines) {
            QTest::newRow(name) << text << lines;
        };
        row("a query of nothing", probeSlo("{type: query}"), {u"x:3:14 BadValue"_s});
        row("a query of too much", probeSlo("{type: query, good: g, bad: b, total: t}"), {u"x:3:14 BadValue"_s});
        row("a ratio and a total", probeSlo("{type: query, error_ratio: a / b, total: t}"), {u"x:3:14 BadValue"_s});
        row("a query that is not closed", probeSlo("{type: query, error_ratio: 'sum(a / b'}"), {u"x:3:41 Syntax"_s});
        row("the same query twice", probeSlo("{type: query, good: a + b, total: a + b}"), {u"x:3:48 BadValue"_s});
        row("a counter beside a rate", probeSlo("{type: query, counter: true, bad: a + b, total: 'rate(t[1m])'}"),
            {u"x:3:62 BadValue"_s});
        row("increases over several windows", probeSlo("{type: query, bad: 'increase(a[1m]) + increase(b[5m])', total: t}"),
            {u"x:3:33 BadValue"_s});
        row("the buckets of a native histogram", probeSlo("{type: latency, native: true, histogram: h_bucket, threshold: 1s}"),
            {u"x:3:55 BadValue"_s});
    }
    void mistakesOfQueriesAreLocated() { mistakesAreLocated(); }
    void aDefinitionMaySayHowItIsWatched()
    {
        const Parsed parsed =
            readSlos(probeSlo(kProbe, "  objective: 99%\n  budget_policy: standard\n  unobserved_after: 15m\n"));
        QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
        QCOMPARE(parsed.config.slos[0].policy.name, std::string("standard"));
        QCOMPARE(parsed.config.slos[0].policy.at.toText(), u"x:5:18"_s);
        QCOMPARE(parsed.config.slos[0].unobservedAfter, std::optional(15 * kMinute));
        QVERIFY(!readSlos(probeSlo(kProbe)).config.slos[0].unobservedAfter);
    }

    void aDefinitionMaySayThatItHeldBefore()
    {
        const auto from = [](const QByteArray& text) {
            const Parsed parsed = readSlos(probeSlo(kProbe, "  objective: 99%\n  valid_from: " + text + "\n"));
            return parsed.errors.empty() ? parsed.config.slos.at(0).validFrom : std::nullopt;
        };
        QVERIFY(from("2026-01-01") == utcMs(1'767'225'600'000));
        QVERIFY(from("'2026-01-01T01:00:00+01:00'") == utcMs(1'767'225'600'000));
        QVERIFY(!readSlos(probeSlo(kProbe)).config.slos.at(0).validFrom);
    }

    void anUnknownTypeIsSuggested()
    {
        QVERIFY(readSlos(probeSlo("{type: https_check, target: http://x}")).errors.at(0).hint.contains(u"http_check"_s));
    }

    void aPasswordInATargetIsNotRepeated()
    {
        const Parsed parsed = readSlos(probeSlo("{type: http_check, target: 'https://u:hunter2@x.io'}"));
        QCOMPARE(parsed.errors.size(), 1U);
        QVERIFY(!textOf(parsed.errors).contains(u"hunter2"_s));
    }

    void theSourceIsTheOneThatFits_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<int>("prometheus");
        QTest::addColumn<QString>("line");
        QTest::newRow("one, none named") << QByteArray("") << 1 << QString();
        QTest::newRow("none") << QByteArray("") << 0 << u"x:3:14 NotFound"_s;
        QTest::newRow("two") << QByteArray("") << 2 << u"x:3:14 Ambiguous"_s;
        QTest::newRow("two, one named") << QByteArray("source: p0") << 2 << QString();
        QTest::newRow("a wrong name") << QByteArray("source: p7") << 2 << u"x:5:11 NotFound"_s;
        QTest::newRow("a source of another kind") << QByteArray("source: cache") << 2 << u"x:5:11 BadValue"_s;
    }
    void theSourceIsTheOneThatFits()
    {
        QFETCH(QByteArray, key);
        QFETCH(int, prometheus);
        QFETCH(QString, line);
        std::vector<SloConfig::SourceName> sources{{"cache", "redis"}};
        for (int i = 0; i < prometheus; ++i)
            sources.push_back({"p" + std::to_string(i), "prometheus"});
        const Parsed parsed = parse(probeSlo(kProbe, "  objective: 99%\n" + (key.isEmpty() ? key : "  " + key + "\n")), sources);
        if (line.isEmpty()) {
            QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
            QCOMPARE(parsed.config.slos.at(0).sli.source, std::string("p0"));
            return;
        }
        QCOMPARE(linesOf(parsed.errors), QStringList{line});
        if (prometheus == 2)
            QVERIFY(toText(parsed.errors[0]).contains(u"p0"_s) || toText(parsed.errors[0]).contains(u"cache"_s));
    }

    void theSourceMayStandAtTheIndicator()
    {
        const std::vector<SloConfig::SourceName> two{{"a", "prometheus"}, {"b", "prometheus"}};
        QCOMPARE(parse(probeSlo("{type: http_check, target: http://x, source: b}"), two).config.slos.at(0).sli.source,
                 std::string("b"));
        const Parsed both =
            parse(probeSlo("{type: http_check, target: http://x, source: b}", "  objective: 99%\n  source: a\n"), two);
        QCOMPARE(linesOf(both.errors), QStringList{u"x:3:59 Ambiguous"_s});
    }

    void oneWrongSloLosesNoOther()
    {
        const Parsed parsed =
            readSlos(probeSlo(kProbe) + "---\nSLO: {name: broken}\n---\n" + probeSlo(kProbe).replace("api", "second"));
        QCOMPARE(parsed.config.slos.size(), 2U);
        QCOMPARE(parsed.errors.size(), 2U);
    }
};

TRACEO_TEST(TstShortForm);
#include "tst_short_form.moc"
