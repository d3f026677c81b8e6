// Prometheus' own tool reads every exported file, and finds in the same samples the alerts that Traceo's engine finds.

#include "live/real_server.h"
#include "models/slo/rules/exported_slos.h"
#include "models/slo/rules/random_definitions.h"
#include "slo/rules/made_slo.h"
#include "slo/rules/rule_file.h"
#include "slo/rules/rule_test.h"
#include "slo/rules/test_minutes.h"
#include "slo/rules/yaml_scalar.h"
#include "support/needs.h"
#include "support/seed.h"
#include "support/test_main.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <iterator>

using namespace traceo;
using namespace traceo::rules;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

struct Said {
    bool isFine = false;
    QByteArray text;
};

QByteArray bytes(const std::string& text)
{
    return QByteArray::fromStdString(text);
}

/// The groups of a PrometheusRule as a file of their own.
QByteArray groupsOf(const QByteArray& object)
{
    QByteArray groups;
    for (const QByteArray& line : object.mid(object.indexOf("\nspec:\n") + 7).split('\n'))
        groups += line.mid(2) + '\n';
    return groups;
}

QByteArray sampleAt(const QByteArray& expression, int minute, const QByteArray& expected)
{
    return "      - {expr: '" + expression + "', eval_time: " + QByteArray::number(minute) + "m, exp_samples: [" + expected
        + "]}\n";
}

QByteArray counting(const QByteArray& member)
{
    return shortForm(member, "type: prometheus, good: " + member + "_good_total, total: " + member + "_total",
                     "service: shop, objective: 99%, window: 30d")
        + "---\n";
}

/// The SLIs of two by weight, against an objective of its own.
SloDefinition scored()
{
    return slosOf(counting("basket") + counting("payment")
                  + "SLO: {name: scored, service: shop, composite: {of: [{slo: basket, weight: 3}, {slo: payment}]}, "
                    "objective: 99%}\n")
        .back();
}

/// Of OpenSLO: the burn rates of the two, that of the first twice, add up; so the objective is 99.75 %.
SloDefinition addedUp()
{
    const auto objective = [](const QByteArray& member, const QByteArray& rest) -> QByteArray {
        const auto counter = [&member](const QByteArray& ending) -> QByteArray {
            return "{metricSource: {type: Prometheus, spec: {query: " + member + ending + "}}}";
        };
        return "    - {displayName: " + member + ", " + rest + ", indicator: {metadata: {name: " + member
            + "}, spec: {ratioMetric: {counter: true, good: " + counter("_good_total") + ", total: " + counter("_total")
            + "}}}}\n";
    };
    return sloOf("apiVersion: openslo/v1\nkind: SLO\nmetadata: {name: added-up}\nspec:\n  service: shop\n"
                 "  budgetingMethod: Occurrences\n  timeWindow: [{duration: 30d, isRolling: true}]\n  objectives:\n"
                 + objective("basket", "target: 0.99, compositeWeight: 2") + objective("payment", "target: 0.995"));
}

/// A counter, a check and a gauge.
SloDefinition mixed()
{
    return slosOf(counting("basket") + shortForm("page", "type: http_check, target: \"https://a.example.org/\"", "objective: 99%")
                  + "---\n" + shortForm("backlog", "type: gauge, metric: backlog, op: lt, value: 100", "objective: 99%")
                  + "---\nSLO: {name: mixed, composite: {of: [{slo: basket}, {slo: page}, {slo: backlog}]}, objective: 99%}\n")
        .back();
}

/// A member's counters: 600 events a minute, of which so many are bad from minute 2541 to 2630. One that is idle has none since
/// an hour before that, and none until ten minutes after it.
std::vector<MadeSeries> countersOf(const std::string& member, int badInAMinute, bool isIdle)
{
    const Labels labels{{"instance", "a:1"}, {"job", "shop"}};
    MadeSeries good{{"prom", member + "_good_total", labels}, {}};
    MadeSeries all{{"prom", member + "_total", labels}, {}};
    int goodEvents = 0;
    int events = 0;
    for (std::int64_t minute = 0; minute < kMadeMinutes; ++minute) {
        const int now = isIdle && minute > 2480 && minute <= 2640 ? 0 : 600;
        events += now;
        goodEvents += now - (minute > 2540 && minute <= 2630 ? std::min(now, badInAMinute) : 0);
        good.values.emplace_back(goodEvents);
        all.values.emplace_back(events);
    }
    return {good, all};
}

/// Which alerts the engine says fire at a minute.
std::vector<const Watched*> firingAt(std::int64_t minute, const std::vector<Watched>& watched)
{
    std::vector<const Watched*> firing;
    for (const Watched& alert : watched) {
        if (alert.course[std::size_t(minute - kFirstKnownMinute)] == AlertVerdict::Firing)
            firing.push_back(&alert);
    }
    return firing;
}

/// "page ticket", a minute each.
QStringList statesAt(const std::vector<std::int64_t>& minutes, const std::vector<Watched>& watched)
{
    QStringList states;
    for (const std::int64_t minute : minutes) {
        QStringList words;
        for (const Watched* alert : firingAt(minute, watched))
            words << QString::fromStdString(std::string(severityWord(alert->of.severity)));
        states << words.join(QLatin1Char(' '));
    }
    return states;
}

/// Rules are evaluated so many minutes apart.
constexpr std::int64_t kTestStep = 20;

/// Asks at each of the minutes for what the engine says.
std::string testOf(const std::vector<MadeSeries>& history, const std::vector<std::int64_t>& minutes,
                   const std::vector<Watched>& watched, const RuleNames& names)
{
    std::string text =
        "rule_files: [slo-rules.yml]\nevaluation_interval: " + std::to_string(kTestStep) + "m\ngroup_eval_order:\n";
    for (const RuleGroup& group : rulesOf({*watched.front().slo}, names).groups)
        text += "  - " + group.name + '\n';
    text += "tests:\n  - interval: 1m\n    input_series:\n";
    for (const MadeSeries& series : history)
        text +=
            "      - series: " + yamlScalar(series.key.toText()) + "\n        values: " + yamlScalar(series.notation()) + '\n';
    text += "    alert_rule_test:\n";
    for (const std::int64_t minute : minutes) {
        std::string firing;
        for (const Watched* alert : firingAt(minute, watched)) {
            Labels labels = names.labelsOf(*alert->slo);
            for (const auto& [name, value] : alert->of.alert.labels)
                labels = labels.with(name, value);
            firing += mappingOf("exp_labels", labels, 12).replace(10, 1, "-")
                + mappingOf("exp_annotations", alert->of.alert.annotations, 12);
        }
        text += "      - eval_time: " + std::to_string(minute)
            + "m\n        alertname: SloErrorBudgetBurn\n        exp_alerts:" + (firing.empty() ? " []\n" : '\n' + firing);
    }
    return text;
}

} // namespace

class TstRealPromtool : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    QString write(const QString& name, const QByteArray& text) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("%s cannot be written", qPrintable(name));
        return file.fileName();
    }
    Said promtool(const QStringList& arguments) const
    {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(RealServer::programNamed(u"promtool"_s), arguments);
        const bool ended = process.waitForFinished(120'000);
        return {ended && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0, process.readAll()};
    }
    Said checked(const QByteArray& rules) const { return promtool({u"check"_s, u"rules"_s, write(u"checked.yml"_s, rules)}); }
    Said tested(const QByteArray& rules, const QByteArray& test) const
    {
        write(kRuleFile, rules);
        return promtool({u"test"_s, u"rules"_s, write(u"test.yml"_s, test)});
    }

    static QList<SloDefinition> all()
    {
        QList<SloDefinition> slos;
        for (const QByteArray& yaml : everyKind())
            slos << sloOf(yaml);
        return slos << scored() << addedUp() << mixed();
    }
    /// G5 of the reference: 600 a minute, all bad from minute 601 to 610; pages are asked for at these minutes.
    static QByteArray tenBadMinutes(const QByteArray& alert, const QList<int>& firing, const QList<int>& quiet)
    {
        QByteArray text = "rule_files: [slo-rules.yml]\nevaluation_interval: 1m\ntests:\n  - interval: 1m\n    input_series:\n"
                          "      - {series: 'http_requests_total{code=\"200\"}', values: '0+600x600 360000x9 360600+600x89'}\n"
                          "      - {series: 'http_requests_total{code=\"500\"}', values: '0x600 600+600x9 6000x89'}\n"
                          "    alert_rule_test:\n";
        const auto add = [&text](int minute, const QByteArray& alerts) {
            text += "      - {eval_time: " + QByteArray::number(minute) + "m, alertname: SloErrorBudgetBurn, exp_alerts: ["
                + alerts + "]}\n";
        };
        for (const int minute : firing)
            add(minute, alert);
        for (const int minute : quiet)
            add(minute, {});
        return text;
    }

private Q_SLOTS:
    void initTestCase()
    {
        TRACEO_NEEDS(!RealServer::programNamed(u"promtool"_s).isEmpty(), "promtool is not installed on this machine");
    }

    void everyFileIsRead_data()
    {
        QTest::addColumn<QList<SloDefinition>>("slos");
        for (const SloDefinition& slo : all())
            QTest::newRow(slo.name.c_str()) << QList<SloDefinition>{slo};
        QTest::newRow("all") << all();
    }
    void everyFileIsRead()
    {
        QFETCH(const QList<SloDefinition>, slos);
        const std::vector<SloDefinition> list(slos.begin(), slos.end());
        for (const RuleNames& names : {kOwnNames, kSlothNames}) {
            const Said file = checked(bytes(prometheusFile(list, names).text));
            QVERIFY2(file.isFine, file.text.constData());
            const Said object = checked(groupsOf(bytes(operatorFile(list, names).text)));
            QVERIFY2(object.isFine, object.text.constData());
        }
    }

    /// Whatever a definition says. All with TRACEO_ALL.
    void everyRandomFileIsRead()
    {
        constexpr int kInAFile = 500;
        const quint32 seed = seedOfRun();
        const int count = qEnvironmentVariableIsSet("TRACEO_ALL") ? 20'000 : 1'000;
        qInfo("TRACEO_SEED=%u, %d definitions", seed, count);
        RandomDefinitions definitions(seed, true);
        for (int done = 0; done < count; done += kInAFile) {
            std::vector<SloDefinition> slos;
            for (int i = 0; i < kInAFile; ++i)
                slos.push_back(definitions.next());
            const bool isOperator = done / kInAFile % 4 == 3;
            const RuleNames& names = done / kInAFile % 2 ? kSlothNames : kOwnNames;
            const QByteArray file =
                isOperator ? groupsOf(bytes(operatorFile(slos, names).text)) : bytes(prometheusFile(slos, names).text);
            const Said said = checked(file);
            QVERIFY2(said.isFine, said.text.right(2000).constData());
        }
    }

    /// What the reference's golden vectors G1, G9, G11 and G12 say that Prometheus 2.42 answers.
    void prometheusAnswersWhatTheReferenceSays_data()
    {
        QTest::addColumn<QByteArray>("expression");
        QTest::addColumn<int>("seconds");
        QTest::addColumn<QByteArray>("value"); ///< empty: no answer
        const auto row = [](const char* expression, int seconds, const char* value) {
            QTest::addRow("%s @%d", expression, seconds) << QByteArray(expression) << seconds << QByteArray(value);
        };
        row("increase(g1_total[10m])", 600, "950");
        row("increase(g1_bad[10m])", 600, "5");
        row("increase(g1_total[330s])", 600, "495.00000000000006"); // 495, as near as a double comes
        row("increase(g1_bad[330s])", 600, "2.2");
        row("increase(g1_total[9m])", 630, "843.75");
        row("increase(g1_bad[9m])", 630, "4.5");
        row("count_over_time(g9[38m])", 2280, "20");
        row("avg_over_time(g9[38m])", 2280, "0.75");
        row("increase(g9_count[38m])", 2280, "3");
        row("increase(g9_sum[38m])", 2280, "2");
        row("count(g11 == 0)", 0, "");
        row("count(g11 == 0)", 60, "1");
        row("count(g11 == 0)", 120, "2");
        row("max(g11)", 120, "1");
        row("count(g11)", 180, "2"); // who does not report vanishes from what is counted
        row("sum(sum_over_time(g11[3m])) / sum(count_over_time(g11[3m]))", 180, "0.72727272727272729");
        row("g12_bucket{le=\"0.1\"} / ignoring(le) g12_bucket{le=\"+Inf\"}", 0, "0.8");
        row("histogram_quantile(0.95, g12_bucket)", 0, "0.40625");
        row("histogram_quantile(0.99, g12_bucket)", 0, "0.5");
    }
    void prometheusAnswersWhatTheReferenceSays()
    {
        QFETCH(const QByteArray, expression);
        QFETCH(const int, seconds);
        QFETCH(const QByteArray, value);
        const QByteArray expected = value.isEmpty() ? QByteArray("[]") : "[{labels: '{}', value: " + value + "}]";
        const auto series = [](const QByteArray& name, const QByteArray& values) -> QByteArray {
            return "      - {series: '" + name + "', values: '" + values + "'}\n";
        };
        const QByteArray groups = "  - interval: 1m\n    input_series:\n";
        QByteArray input = groups + series("g1_total", "0 100 200 300 400 500 50 150 250 350 450")
            + series("g1_bad", "0 0 1 1 3 3 0 1 1 1 2") + series("g11{p=\"a\"}", "1 1 0 1") + series("g11{p=\"b\"}", "1 0 0 1")
            + series("g11{p=\"c\"}", "1 1 1 stale");
        for (const auto& [le, count] : {std::pair("0.1", "800"), {"0.25", "900"}, {"0.5", "980"}, {"+Inf", "1000"}})
            input += series(QByteArray("g12_bucket{le=\"") + le + "\"}", count);
        if (expression.contains("g9"))
            input = "  - interval: 2m\n    input_series:\n" + series("g9", "1x4 1x4 0x4 1x4")
                + series("g9_count", "1x4 2x4 3x4 4x4") + series("g9_sum", "1x4 2x4 2x4 3x4");
        const QByteArray test = "evaluation_interval: 30s\ntests:\n" + input + "    promql_expr_test:\n      - expr: '"
            + expression + "'\n        eval_time: " + QByteArray::number(seconds) + "s\n        exp_samples: " + expected + '\n';
        const Said said = promtool({u"test"_s, u"rules"_s, write(u"test.yml"_s, test)});
        QVERIFY2(said.isFine, said.text.constData());
    }

    void theAlertsAreThoseOfTheEngine_data()
    {
        QTest::addColumn<QList<SloDefinition>>("slos");
        for (const SloDefinition& slo : all())
            QTest::newRow(slo.name.c_str()) << QList<SloDefinition>{slo};
        QTest::newRow("several, of which two share a metric") << all().mid(0, 4);
        QTest::newRow("a latency and an Apdex of one histogram") << QList<SloDefinition>{
            sloOf(shortForm("lat", "type: latency, histogram: s, threshold: 250ms", "objective: 95%, window: 7d")),
            sloOf(shortForm("apdex", "type: apdex, histogram: s, threshold: 250ms", "objective: 90%, window: 7d"))};
        const auto asked = [](const QByteArray& total) { // rules of PromQL that is not ours, in the same file
            return sloOf(shortForm("q", "type: query, bad: 'sum(rate(jobs_total{state=\"failed\"}[1m]))', total: '" + total + "'",
                                   "objective: 95%, window: 7d"));
        };
        QTest::newRow("beside one that fires on the same series")
            << all().mid(0, 2) + all().mid(6, 1) + QList<SloDefinition>{asked("sum(rate(jobs_total[1m]))")};
        QTest::newRow("beside one that reads too much of nothing")
            << all().mid(0, 2) + QList<SloDefinition>{asked("sum(rate(nope[1m])) or vector(0)")};
        QTest::newRow("all") << all(); // promtool's time grows with the number of tests, which is one or two
    }
    void theAlertsAreThoseOfTheEngine()
    {
        QFETCH(const QList<SloDefinition>, slos);
        const std::vector<SloDefinition> list(slos.begin(), slos.end());
        for (const RuleNames& names : {kOwnNames, kSlothNames}) {
            const Said test = tested(bytes(prometheusFile(list, names).text), bytes(promtoolTest(list, names).text));
            QVERIFY2(test.isFine, test.text.constData());
        }
    }

    /// The made histories are bad for all members at once: here one is bad, and the other has events or is idle.
    void aCompositeIsJudgedWhileOneMemberIsBad_data()
    {
        QTest::addColumn<QList<SloDefinition>>("slos");
        QTest::addColumn<int>("basket"); ///< bad ones of 600
        QTest::addColumn<int>("payment");
        QTest::addColumn<bool>("isBasketIdle");
        QTest::addColumn<bool>("isSloth"); ///< the names
        QTest::addColumn<QStringList>("states");
        const QStringList both{{}, u"page ticket"_s, u"ticket"_s, {}};
        const QStringList page{{}, u"page"_s, {}};
        const QStringList quiet{QString()};
        const QList<SloDefinition> score{scored()};
        QTest::newRow("the one that weighs three quarters") << score << 600 << 0 << false << false << both;
        QTest::newRow("the one that weighs a quarter") << score << 0 << 600 << false << true << page;
        QTest::newRow("a fifth of the latter is nothing") << score << 0 << 120 << false << false << quiet;
        QTest::newRow("and a fifth of all while the other is idle") << score << 0 << 120 << true << true << page;
        const QList<SloDefinition> sum{addedUp()};
        QTest::newRow("a burn rate of 20, twice")
            << sum << 120 << 0 << false << true << QStringList{{}, u"page"_s, u"page ticket"_s, u"ticket"_s, {}};
        QTest::newRow("a burn rate of 20, once") << sum << 0 << 60 << false << false << page;
        QTest::newRow("a burn rate of 10, once") << sum << 0 << 30 << false << true << quiet;
    }
    void aCompositeIsJudgedWhileOneMemberIsBad()
    {
        QFETCH(const QList<SloDefinition>, slos);
        QFETCH(const int, basket);
        QFETCH(const int, payment);
        QFETCH(const bool, isBasketIdle);
        QFETCH(const bool, isSloth);
        QFETCH(const QStringList, states);
        const RuleNames& names = isSloth ? kSlothNames : kOwnNames;
        const std::vector<SloDefinition> list(slos.begin(), slos.end());
        std::vector<MadeSeries> history = countersOf("basket", basket, isBasketIdle);
        std::ranges::move(countersOf("payment", payment, false), std::back_inserter(history));
        const auto sums = sumsIn(history, list.front());
        QVERIFY(sums);
        std::vector<Watched> watched;
        for (AlertOfRules& of : alertsOf(list.front(), alertRulesOf(list.front()), names))
            watched.push_back(watchedOf(list.front(), std::move(of), *sums));
        Alerts alerts;
        for (const Watched& alert : watched)
            alerts.push_back(&alert);
        const std::vector<std::int64_t> minutes = minutesOf(alerts, kTestStep);
        QCOMPARE(statesAt(minutes, watched), states);
        const Said test = tested(bytes(prometheusFile(list, names).text), bytes(testOf(history, minutes, watched, names)));
        QVERIFY2(test.isFine, test.text.constData());
    }

    /// Where 0.15 is no boundary, the rules ask for 0.25.
    void whatIsKnownOfAHistogramIsTested()
    {
        const std::vector<SloDefinition> slos{
            sloOf(shortForm("within", "type: latency, histogram: s, threshold: 150ms", "objective: 99%"))};
        const KnownBoundaries known{{"within", {0.1, 0.25, 1}}};
        const QByteArray rules = bytes(prometheusFile(slos, kOwnNames, known).text);
        const QByteArray test = bytes(promtoolTest(slos, kOwnNames, known).text);
        QVERIFY(test.contains("severity: page"));
        const Said said = tested(rules, test);
        QVERIFY2(said.isFine, said.text.constData());
        const Said blind = tested(bytes(prometheusFile(slos, kOwnNames).text), test); // of a bucket that is not there
        QVERIFY2(!blind.isFine, blind.text.constData());
    }

    /// Of definitions that an alert is made of and a history is found for.
    void randomAlertsAreThoseOfTheEngine()
    {
        const quint32 seed = seedOfRun();
        qInfo("TRACEO_SEED=%u", seed);
        RandomDefinitions definitions(seed, true);
        for (int left = qEnvironmentVariableIsSet("TRACEO_ALL") ? 20 : 4; left > 0;) {
            const std::vector<SloDefinition> slos{definitions.next()};
            const RuleNames& names = left % 2 ? kSlothNames : kOwnNames;
            const Exported test = promtoolTest(slos, names);
            if (!test.unsaid.empty())
                continue;
            const Said said = tested(bytes(prometheusFile(slos, names).text), bytes(test.text));
            QVERIFY2(said.isFine, (said.text + bytes(test.text).left(4000)).constData());
            --left;
        }
    }

    /// So that a test that is fine says something.
    void aLooserLimitIsFound()
    {
        const std::vector<SloDefinition> slos{sloOf(kCheckout)};
        QByteArray rules = bytes(prometheusFile(slos, kOwnNames).text);
        rules.replace("> 0.006", "> 1");
        rules.replace("> 0.0144", "> 1");
        const Said test = tested(rules, bytes(promtoolTest(slos, kOwnNames).text));
        QVERIFY2(!test.isFine && test.text.contains("1d18h30m"), test.text.constData());
    }

    /// G4 of the reference: 60 a minute for half an hour, twenty minutes of nothing, 60 a minute again; nothing bad.
    void idleWindowsDropOut_data()
    {
        QTest::addColumn<QByteArray>("bad");
        QTest::newRow("none") << QByteArray();
        QTest::newRow("zero") << QByteArray("      - {series: 'http_requests_total{code=\"500\"}', values: '0x120'}\n");
    }
    void idleWindowsDropOut()
    {
        QFETCH(const QByteArray, bad);
        const QByteArray zero = "{labels: '{service=\"shop\",slo=\"checkout\"}', value: 0}";
        const QByteArray named = "{labels: 'traceo_slo:sli_error:ratio_rate5m{service=\"shop\",slo=\"checkout\"}', value: 0}";
        const Said test =
            tested(bytes(prometheusFile({sloOf(kCheckout)}, kOwnNames).text),
                   "rule_files: [slo-rules.yml]\nevaluation_interval: 1m\ntests:\n  - interval: 1m\n    input_series:\n"
                   "      - {series: 'http_requests_total{code=\"200\"}', values: '0+60x30 1800x19 1860+60x69'}\n"
                       + bad + "    promql_expr_test:\n" + sampleAt("traceo_slo:sli_error:ratio_rate5m", 20, named)
                       + sampleAt("traceo_slo:sli_error:ratio_rate5m", 45, {})
                       + sampleAt("avg_over_time(traceo_slo:sli_error:ratio_rate5m[6h])", 100, zero)
                       + sampleAt("traceo_slo:sli_error:ratio_rate6h + 0", 100, zero)
                       + sampleAt("traceo_slo:period_error_budget_remaining:ratio + 0", 100,
                                  "{labels: '{service=\"shop\",slo=\"checkout\"}', value: 1}"));
        QVERIFY2(test.isFine, test.text.constData());
    }

    /// G5 of the reference: the page fires at minute 601 and clears half an hour after the outage.
    void aPageClearsHalfAnHourAfterTheTrouble()
    {
        const SloDefinition slo = sloOf(kCheckout);
        AlertRules pages = defaultRules(slo);
        std::erase_if(pages.pairs, [](const BurnPair& pair) { return pair.severity == BurnPair::Severity::Ticket; });
        const auto alertOf = [&](const AlertRules& rules) {
            const Rule page = rulesOf(slo, rules, kOwnNames).groups[0].rules.back();
            return "{exp_labels: {service: shop, severity: page, slo: checkout}, exp_annotations: {summary: '"
                + bytes(std::string(page.annotations.value("summary"))) + "', description: '"
                + bytes(std::string(page.annotations.value("description"))) + "'}}";
        };
        const Said both = tested(bytes(fileOf(rulesOf(slo, pages, kOwnNames).groups)),
                                 tenBadMinutes(alertOf(pages), {601, 610, 615, 639}, {600, 640}));
        QVERIFY2(both.isFine, both.text.constData());
        AlertRules fast = pages;
        fast.pairs.resize(1);
        const Said one = tested(bytes(fileOf(rulesOf(slo, fast, kOwnNames).groups)),
                                tenBadMinutes(alertOf(fast), {601, 614}, {600, 615, 639}));
        QVERIFY2(one.isFine, one.text.constData());
        fast.pending = 5 * kMinute;
        const Said pending = tested(bytes(fileOf(rulesOf(slo, fast, kOwnNames).groups)),
                                    tenBadMinutes(alertOf(fast), {606, 614}, {601, 605, 615}));
        QVERIFY2(pending.isFine, pending.text.constData());
    }
};

TRACEO_TEST(TstRealPromtool);
#include "tst_real_promtool.moc"
