#include "models/slo/parsed.h"
#include "models/workspace/error_lines.h"
#include "slo/openslo_alerts.h"
#include "support/test_main.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;

namespace {

using Severity = BurnPair::Severity;

std::vector<OwnAlert> alertsOf(const Parsed& parsed)
{
    return parsed.config.slos.at(0).alerts;
}

/// An SLO of 30 days whose policies stand from line 9 on.
QByteArray slo(const QByteArray& policies)
{
    return "apiVersion: openslo/v1\nkind: SLO\nmetadata: {name: checkout}\nspec:\n  service: shop\n"
           "  budgetingMethod: Occurrences\n  timeWindow: [{duration: 30d, isRolling: true}]\n  alertPolicies:\n"
        + policies
        + "\n  objectives: [{target: 0.999}]\n  indicator: {spec: {ratioMetric: {counter: true, "
          "bad: {metricSource: {type: Prometheus, spec: {query: b_total}}}, "
          "total: {metricSource: {type: Prometheus, spec: {query: t_total}}}}}}\n";
}

QByteArray condition(const QByteArray& inner, const QByteArray& severity = "page")
{
    return "{kind: AlertCondition, metadata: {name: c}, spec: {severity: " + severity + ", condition: {" + inner + "}}}";
}

const QByteArray kTarget = "{kind: AlertNotificationTarget, metadata: {name: mail}, spec: {target: ops@x.io, description: Ops}}";
const QByteArray kBurn = "kind: burnrate, op: gt, threshold: 14.4, lookbackWindow: 1h";

/// A policy on a line of its own, indented by four; `metadata` goes into its metadata, `spec` before its condition.
QByteArray policy(const QByteArray& burn, const QByteArray& metadata = {}, const QByteArray& spec = {},
                  const QByteArray& severity = "page")
{
    return "    - {kind: AlertPolicy, metadata: {name: p" + metadata + "}, spec: {" + spec + "conditions: ["
        + condition(burn, severity) + "], notificationTargets: [" + kTarget + "]}}";
}

/// Of an inline policy tied by our annotation.
QByteArray tied(const QByteArray& burn, const QByteArray& more = {}, const QByteArray& severity = "page")
{
    return policy(burn, ", annotations: {traceo.io/pair: fast" + more + "}", {}, severity);
}

QByteArray document(const QByteArray& kind, const QByteArray& name, const QByteArray& spec)
{
    return "---\napiVersion: openslo/v1\nkind: " + kind + "\nmetadata: {name: " + name + "}\nspec: " + spec + "\n";
}

BurnSpeed factor(const char* text)
{
    return factorFrom(text).value();
}

} // namespace

class TstOpensloAlerts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPolicyOfOneWindowIsAnAlertOfOne()
    {
        const Parsed parsed = parse(slo(policy("kind: burnrate, op: gte, threshold: 2, lookbackWindow: 1h, alertAfter: 5m", {},
                                               "alertWhenBreaching: true, alertWhenResolved: true, alertWhenNoData: false, ")));
        QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
        QCOMPARE(alertsOf(parsed).size(), std::size_t(1));
        const OwnAlert alert = alertsOf(parsed)[0];
        QCOMPARE(alert.pair, (BurnPair{Severity::Page, factor("2"), kHour, kHour}));
        QVERIFY(alert.pair.isSingle());
        QCOMPARE(alert.pending, 5 * kMinute);
        QCOMPARE(alert.leastBad, kLeastBad);
        QVERIFY(alert.whenResolved && !alert.whenNoData);
        QCOMPARE(alert.targets, (std::vector<AlertTarget>{{"mail", "ops@x.io", "Ops"}}));
    }

    /// At the threshold itself gte fires and gt does not, which is what is judged.
    void gteIsReadAsGtWithAWarning()
    {
        const Parsed strict = parse(slo(policy(kBurn)));
        QVERIFY(strict.config.warnings().empty());
        QVERIFY(!alertsOf(strict).at(0).isWrittenAtLeast);
        const Parsed parsed = parse(slo(policy("op: gte, threshold: 14.4, lookbackWindow: 1h")));
        QVERIFY(parsed.errors.empty());
        QVERIFY(alertsOf(parsed).at(0).isWrittenAtLeast);
        QCOMPARE(toText(alertsOf(parsed)[0]), toText(alertsOf(strict)[0]));
        const Errors warnings = parsed.config.warnings();
        QCOMPARE(warnings.size(), std::size_t(1));
        QVERIFY2(warnings[0].found == u"gte"_s && warnings[0].expected.contains(u"op: gt,"_s), qPrintable(toText(warnings[0])));
        const QByteArray longer = tied(kBurn);
        const Parsed pair = parse(slo(longer + '\n' + tied("op: gte, threshold: 14.4, lookbackWindow: 5m")));
        QCOMPARE(pair.config.warnings().size(), std::size_t(1)); // of one alert
    }

    void twoPoliciesThatAreTiedAreOnePair()
    {
        const QByteArray shorter = tied("op: gt, threshold: 14.4, lookbackWindow: 5m");
        for (const QByteArray& both : {tied(kBurn) + '\n' + shorter, shorter + '\n' + tied(kBurn)}) {
            const Parsed parsed = parse(slo(both));
            QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
            QCOMPARE(alertsOf(parsed).size(), std::size_t(1));
            QCOMPARE(alertsOf(parsed)[0].pair, (BurnPair{Severity::Page, factor("14.4"), kHour, 5 * kMinute}));
        }
        const Parsed apart = parse(slo(policy(kBurn) + '\n' + policy("op: gt, threshold: 14.4, lookbackWindow: 5m")));
        QCOMPARE(alertsOf(apart).size(), std::size_t(2)); // without the annotation each is an alert
    }

    void annotationsSayWhatVersion1Cannot()
    {
        const QByteArray more = ", traceo.io/budget: 2%, traceo.io/least: '10', traceo.io/proof: 'true'";
        const Parsed parsed = parse(slo(tied(kBurn, more) + '\n' + tied("op: gt, threshold: 14.4, lookbackWindow: 5m", more)));
        QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
        const OwnAlert alert = alertsOf(parsed).at(0);
        QCOMPARE(alert.pair, kBurnPairs[0]);
        QCOMPARE(alert.leastBad, 10.0);
        QVERIFY(alert.wantsProof);
    }

    void severitiesHaveManyNames_data()
    {
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<int>("severity"); ///< -1: none
        for (const char* word : {"page", "Critical", "high", "sev1", "P1"})
            QTest::newRow(word) << QByteArray(word) << int(Severity::Page);
        for (const char* word : {"ticket", "warning", "Low", "sev2", "info"})
            QTest::newRow(word) << QByteArray(word) << int(Severity::Ticket);
        for (const char* word : {"loud", "1"})
            QTest::newRow(word) << QByteArray(word) << -1;
    }
    void severitiesHaveManyNames()
    {
        QFETCH(const QByteArray, word);
        QFETCH(const int, severity);
        const Parsed parsed = parse(slo(policy(kBurn, {}, {}, word)));
        QCOMPARE(parsed.errors.empty(), severity >= 0);
        QCOMPARE(alertsOf(parsed).size(), std::size_t(severity >= 0 ? 1 : 0));
        if (severity >= 0)
            QCOMPARE(int(alertsOf(parsed)[0].pair.severity), severity);
    }

    void objectsMayStandElsewhere()
    {
        const QByteArray definition = slo("    - alertPolicyRef: fast");
        const QByteArray fast = document("AlertPolicy", "fast",
                                         "{conditions: [{conditionRef: burns}], notificationTargets: "
                                         "[{targetRef: mail}]}");
        const QByteArray burns = document("AlertCondition", "burns",
                                          "{severity: ticket, condition: {op: gt, threshold: 3, "
                                          "lookbackWindow: 1d, alertAfter: 0m}}");
        const QByteArray mail = document("AlertNotificationTarget", "mail", "{target: ops@x.io}");
        for (const QByteArray& text : {definition + fast + burns + mail, (mail + burns + fast).mid(4) + "---\n" + definition}) {
            const Parsed parsed = parse(text);
            QVERIFY2(parsed.errors.empty(), qPrintable(textOf(parsed.errors)));
            const OwnAlert alert = alertsOf(parsed).at(0);
            QCOMPARE(alert.pair, (BurnPair{Severity::Ticket, factor("3"), kDay, kDay}));
            QCOMPARE(alert.targets, (std::vector<AlertTarget>{{"mail", "ops@x.io", {}}}));
        }
    }

    /// Of an SLO's policies: where each rule is broken, and that the SLO itself is kept.
    void brokenRulesAreLocatedAndCostNothing_data()
    {
        QTest::addColumn<QByteArray>("policies");
        QTest::addColumn<QStringList>("lines");
        const auto row = [](const char* name, const QByteArray& policies, const QStringList& lines) {
            QTest::newRow(name) << policies << lines;
        };
        row("neither inline nor a reference", "    - {}", {u"x:9:7 BadValue"_s});
        row("inline and a reference", "    - {alertPolicyRef: a, kind: AlertPolicy}", {u"x:9:7 BadValue"_s});
        row("a text", "    - fast", {u"x:9:7 BadValue"_s});
        row("a reference to nothing", "    - alertPolicyRef: fast", {u"x:9:23 NotFound"_s});
        row("a reference that is a list", "    - alertPolicyRef: [fast]", {u"x:9:23 BadValue"_s});
        row("another kind", "    - {kind: AlertCondition, metadata: {name: a}, spec: {}}", {u"x:9:14 BadValue"_s});
        row("another key", "    - {alertPolicyRef: fast, severity: page}", {u"x:9:30 UnknownKey"_s, u"x:9:24 NotFound"_s});
        row("no name",
            "    - {kind: AlertPolicy, metadata: {}, spec: {conditions: [" + condition(kBurn) + "], notificationTargets: ["
                + kTarget + "]}}",
            {u"x:9:37 BadValue"_s});
        row("no condition", "    - " + policyOf("[]"), {u"x:9:73 BadValue"_s});
        row("two conditions", "    - " + policyOf("[" + condition(kBurn) + ", " + condition(kBurn) + "]"),
            {u"x:9:73 BadValue"_s});
        row("a condition that is neither", "    - " + policyOf("[{}]"), {u"x:9:74 BadValue"_s});
        row("a condition that is not there", "    - " + policyOf("[{conditionRef: c}]"), {u"x:9:89 NotFound"_s});
        row("no targets",
            "    - {kind: AlertPolicy, metadata: {name: p}, spec: {notificationTargets: [], conditions: [" + condition(kBurn)
                + "]}}",
            {u"x:9:76 BadValue"_s});
        row("a target without an address",
            "    - {kind: AlertPolicy, metadata: {name: p}, spec: {notificationTargets: [{kind: AlertNotificationTarget, "
            "metadata: {name: a}, spec: {}}], conditions: ["
                + condition(kBurn) + "]}}",
            {u"x:9:136 BadValue"_s});
        row("a target that is not there",
            "    - {kind: AlertPolicy, metadata: {name: p}, spec: {notificationTargets: [{targetRef: a}], conditions: ["
                + condition(kBurn) + "]}}",
            {u"x:9:89 NotFound"_s});
        row("a flag that is a text",
            "    - {kind: AlertPolicy, metadata: {name: p}, spec: {alertWhenNoData: 'yes', conditions: [" + condition(kBurn)
                + "], notificationTargets: [" + kTarget + "]}}",
            {u"x:9:72 BadValue"_s});
        row("silent while it holds",
            "    - {kind: AlertPolicy, metadata: {name: p}, spec: {alertWhenBreaching: false, conditions: [" + condition(kBurn)
                + "], notificationTargets: [" + kTarget + "]}}",
            {u"x:9:75 NotSupported"_s});
    }
    void brokenRulesAreLocatedAndCostNothing() { checkPolicies(); }

    void brokenConditionsAreLocatedAndCostNothing_data()
    {
        QTest::addColumn<QByteArray>("policies");
        QTest::addColumn<QStringList>("lines");
        const auto row = [](const char* name, const QByteArray& policies, const QStringList& lines) {
            QTest::newRow(name) << policies << lines;
        };
        const auto burn = [](const QByteArray& inner) { return "    - " + policyOf("[" + condition(inner) + "]"); };
        row("no severity",
            "    - " + policyOf("[{kind: AlertCondition, metadata: {name: c}, spec: {condition: {" + kBurn + "}}}]"),
            {u"x:9:124 BadValue"_s});
        row("no burn rate", "    - " + policyOf("[{kind: AlertCondition, metadata: {name: c}, spec: {severity: page}}]"),
            {u"x:9:124 BadValue"_s});
        row("another kind of condition", burn("kind: latency, op: gt, threshold: 2, lookbackWindow: 1h"),
            {u"x:9:159 BadValue"_s});
        row("no op", burn("threshold: 2, lookbackWindow: 1h"), {u"x:9:152 BadValue"_s});
        row("an op that is none", burn("op: above, threshold: 2, lookbackWindow: 1h"), {u"x:9:157 BadValue"_s});
        row("it fires while all is well", burn("op: lte, threshold: 2, lookbackWindow: 1h"), {u"x:9:157 BadValue"_s});
        row("no threshold", burn("op: gt, lookbackWindow: 1h"), {u"x:9:152 BadValue"_s});
        row("a threshold that is none", burn("op: gt, threshold: high, lookbackWindow: 1h"), {u"x:9:172 BadValue"_s});
        row("a threshold below zero", burn("op: gt, threshold: -2, lookbackWindow: 1h"), {u"x:9:172 BadValue"_s});
        row("no window", burn("op: gt, threshold: 2"), {u"x:9:152 BadValue"_s});
        row("a window that is none", burn("op: gt, threshold: 2, lookbackWindow: 1h30m"), {u"x:9:191 BadValue"_s});
        row("a wait that is none", burn("op: gt, threshold: 2, lookbackWindow: 1h, alertAfter: soon"), {u"x:9:207 BadValue"_s});
        row("another key of the condition", burn("op: gt, threshold: 2, lookbackWindow: 1h, for: 5m"), {u"x:9:195 UnknownKey"_s});
        row("a page that even spending reaches", burn("op: gt, threshold: 1, lookbackWindow: 1h"), {u"x:9:172 BadValue"_s});
        row("a window longer than the SLO's", burn("op: gt, threshold: 2, lookbackWindow: 31d"), {u"x:9:191 BadValue"_s});
    }
    void brokenConditionsAreLocatedAndCostNothing() { checkPolicies(); }

    void anAlertThatFiresWhileAllIsWellOffersTheFlip()
    {
        const Parsed parsed = parse(slo(policy("kind: burnrate, op: lt, threshold: 2, lookbackWindow: 1h")));
        QVERIFY2(textOf(parsed.errors).contains(u"--flip"_s), qPrintable(textOf(parsed.errors)));
    }

    void aBrokenPolicyLeavesTheOthers()
    {
        const Parsed parsed = parse(slo(policy(kBurn) + '\n' + policy("op: gt, threshold: 1, lookbackWindow: 6h")));
        QCOMPARE(parsed.errors.size(), std::size_t(1));
        QCOMPARE(alertsOf(parsed).size(), std::size_t(1));
        QCOMPARE(alertsOf(parsed)[0].pair.longWindow, kHour);
    }

    void whatIsTiedHasToBeAPair_data()
    {
        QTest::addColumn<QByteArray>("policies");
        QTest::addColumn<QString>("words"); ///< of the only mistake
        const QByteArray shorter = tied("op: gt, threshold: 14.4, lookbackWindow: 5m");
        QTest::newRow("one alone") << tied(kBurn) << u"two policies"_s;
        QTest::newRow("three") << tied(kBurn) + '\n' + shorter + '\n' + shorter << u"two policies"_s;
        QTest::newRow("another threshold") << tied(kBurn) + '\n' + tied("op: gt, threshold: 6, lookbackWindow: 5m")
                                           << u"the same threshold"_s;
        QTest::newRow("another severity") << tied(kBurn) + '\n'
                + tied("op: gt, threshold: 14.4, lookbackWindow: 5m", {}, "ticket")
                                          << u"the same severity"_s;
        QTest::newRow("another wait") << tied(kBurn) + '\n' + tied("op: gt, threshold: 14.4, lookbackWindow: 5m, alertAfter: 5m")
                                      << u"the same alertAfter"_s;
        QTest::newRow("the same window") << tied(kBurn) + '\n' + tied(kBurn) << u"another lookbackWindow"_s;
        const QByteArray share = ", traceo.io/budget: 5%";
        QTest::newRow("another share") << tied(kBurn, share) + '\n' + tied("op: gt, threshold: 14.4, lookbackWindow: 5m", share)
                                       << u"36, which is 5% of the budget of 30d"_s;
        QTest::newRow("no share") << policy(kBurn, ", annotations: {traceo.io/budget: much}") << u"a share of the budget"_s;
        QTest::newRow("no count") << policy(kBurn, ", annotations: {traceo.io/least: '1.5'}") << u"bad events"_s;
        QTest::newRow("no word") << policy(kBurn, ", annotations: {traceo.io/proof: 'yes'}") << u"true or false"_s;
    }
    void whatIsTiedHasToBeAPair()
    {
        QFETCH(const QByteArray, policies);
        QFETCH(const QString, words);
        const Parsed parsed = parse(slo(policies));
        QCOMPARE(parsed.errors.size(), std::size_t(1));
        QVERIFY2(toText(parsed.errors[0]).contains(words), qPrintable(toText(parsed.errors[0])));
        QVERIFY(alertsOf(parsed).empty());
    }

    void aPairOfWhichOneIsBrokenIsSaidOnce()
    {
        const Parsed parsed = parse(slo(tied(kBurn) + '\n' + tied("op: lte, threshold: 14.4, lookbackWindow: 5m")));
        QCOMPARE(parsed.errors.size(), std::size_t(1));
        QVERIFY(alertsOf(parsed).empty());
    }

    /// Also without an SLO that refers to them.
    void objectsByThemselvesAreChecked()
    {
        const auto linesIn = [](const QByteArray& text) { return linesOf(parse(text.mid(4)).errors); };
        QCOMPARE(linesIn(document("AlertPolicy", "fast", "{}")), (QStringList{u"x:4:7 BadValue"_s, u"x:4:7 BadValue"_s}));
        QCOMPARE(linesIn(document("AlertCondition", "burns", "{severity: page}")), QStringList{u"x:4:7 BadValue"_s});
        QCOMPARE(linesIn(document("AlertNotificationTarget", "mail", "{target: ''}")), QStringList{u"x:4:16 BadValue"_s});
        QCOMPARE(linesIn(document("AlertNotificationTarget", "A_B", "{target: x}")), QStringList{u"x:3:18 BadValue"_s});
        const QByteArray mail = document("AlertNotificationTarget", "mail", "{target: x}");
        const Parsed twice = parse((mail + mail).mid(4));
        QCOMPARE(linesOf(twice.errors), QStringList{u"x:8:18 Ambiguous"_s});
        QVERIFY(toText(twice.errors[0]).contains(u"x:3:18"_s));
    }

    void aReferenceToWhatIsBrokenSaysWhereThatStands()
    {
        const Parsed parsed = parse(slo("    - alertPolicyRef: fast") + document("AlertPolicy", "fast", "{}"));
        QCOMPARE(parsed.errors.size(), std::size_t(3));
        QCOMPARE(lineOf(parsed.errors[2]), u"x:9:23 BadValue"_s);
        QVERIFY2(toText(parsed.errors[2]).contains(u"x:15:18"_s), qPrintable(toText(parsed.errors[2])));
        const Parsed misspelt = parse(slo("    - alertPolicyRef: fasr") + document("AlertPolicy", "fast", "{}"));
        QVERIFY(textOf(misspelt.errors).contains(u"fast"_s));
    }

    /// Checked by the SLO that refers to it, as its window decides.
    void aPolicyMayFitOneSloAndNotAnother()
    {
        const QByteArray shared = document("AlertPolicy", "slow",
                                           "{conditions: [" + condition("op: gt, threshold: 2, lookbackWindow: 10d")
                                               + "], notificationTargets: [" + kTarget + "]}");
        const QByteArray month = slo("    - alertPolicyRef: slow");
        const QByteArray week = QByteArray(month).replace("name: checkout", "name: weekly").replace("30d", "7d");
        const Parsed parsed = parse(month + "---\n" + week + shared);
        QCOMPARE(parsed.errors.size(), std::size_t(1));
        QVERIFY2(toText(parsed.errors[0]).contains(u"7d"_s), qPrintable(toText(parsed.errors[0])));
        QCOMPARE(parsed.config.slos.at(0).alerts.size(), std::size_t(1));
        QCOMPARE(parsed.config.slos.at(1).alerts.size(), std::size_t(0));
    }

private:
    static void checkPolicies()
    {
        QFETCH(const QByteArray, policies);
        const Parsed parsed = parse(slo(policies));
        QTEST(linesOf(parsed.errors), "lines");
        QCOMPARE(parsed.config.slos.size(), std::size_t(1));
        QVERIFY(alertsOf(parsed).empty()); // the usual ones
    }
    /// Whose conditions begin at column 73 where it stands behind "    - ".
    static QByteArray policyOf(const QByteArray& conditions)
    {
        return "{kind: AlertPolicy, metadata: {name: pp}, spec: {     conditions: " + conditions + ", notificationTargets: ["
            + kTarget + "]}}";
    }
};

TRACEO_TEST(TstOpensloAlerts);
#include "tst_openslo_alerts.moc"
