#include "slo/budget_policy_config.h"

#include "models/workspace/error_lines.h"
#include "support/test_main.h"
#include "workspace/workspace.h"

#include <QTest>

using namespace traceo;
using namespace traceo::test;
using namespace Qt::StringLiterals;
using Measure = PolicyStep::Measure;

namespace {

struct Given {
    SloConfig config;
    Errors errors;
};

/// `policies` is the list under `budget_policies:`, `policy` what stands behind `budget_policy:` of the SLO.
Given given(const QByteArray& policies, const QByteArray& policy, Millis window = 30 * kDay)
{
    Given given;
    given.config.slos.emplace_back().name = "checkout";
    given.config.slos.back().window.length = window;
    const auto root =
        readYaml("budget_policies:\n" + policies.toStdString() + "budget_policy: " + policy.toStdString() + "\n", u"w"_s);
    if (!root) {
        given.errors.push_back(root.error());
        return given;
    }
    if (!(*root)["budget_policy"].isMissing())
        given.config.slos.back().policy = budgetPolicyAt((*root)["budget_policy"], given.errors);
    readBudgetPolicies((*root)["budget_policies"].items(), given.config, given.errors);
    return given;
}

/// Of a policy with one step that has this condition.
QStringList mistakesIn(const QByteArray& condition)
{
    return linesOf(given({}, "[{do: x, when: " + condition + "}]").errors);
}

} // namespace

class TstBudgetPolicyConfig : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsTheWholeShape()
    {
        const Given all = given("- name: standard\n"
                                "  steps:\n"
                                "  - {when: {remaining: \"< 25%\"}, do: Freeze risky changes, owner: storefront}\n"
                                "  - {when: {remaining: \"<= 0\"}, do: Only reliability work}\n"
                                "  - {when: {burn: \"> 10\", over: 6h}, do: Stop the rollout}\n"
                                "  - {when: {missed_windows: 2}, do: Rethink}\n"
                                "  - {when: {incident: \"> 0.2\"}, do: Review}\n",
                                "standard");
        QVERIFY2(all.errors.empty(), qPrintable(textOf(all.errors)));
        const BudgetPolicy& policy = all.config.slos[0].policy;
        QCOMPARE(policy.name, std::string("standard"));
        const std::vector<PolicyStep> expected{
            {.measure = Measure::Remaining, .limit = 0.25, .action = "Freeze risky changes", .owner = "storefront"},
            {.measure = Measure::Remaining, .limit = 0, .isInclusive = true, .action = "Only reliability work", .owner = {}},
            {.measure = Measure::Burn, .limit = 10, .over = 6 * kHour, .action = "Stop the rollout", .owner = {}},
            {.measure = Measure::Missed, .limit = 2, .action = "Rethink", .owner = {}},
            {.measure = Measure::Incident, .limit = 0.2, .action = "Review", .owner = {}}};
        QCOMPARE(policy.steps.size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i)
            QVERIFY2(policy.steps[i] == expected[i], conditionText(policy.steps[i]).c_str());
    }

    void anSloMayHaveStepsOfItsOwn()
    {
        const Given own = given({}, "[{when: {remaining: \"< 10%\"}, do: Stop}]");
        QVERIFY2(own.errors.empty(), qPrintable(textOf(own.errors)));
        QVERIFY(own.config.slos[0].policy.name.empty());
        QCOMPARE(own.config.slos[0].policy.steps.size(), 1U);
    }

    void aNameThatNobodyHasIsAMistakeWithASuggestion()
    {
        const Given wrong = given("- {name: standard, steps: [{when: {missed_windows: 1}, do: x}]}\n", "standart");
        QCOMPARE(linesOf(wrong.errors), (QStringList{u"w:3:16 NotFound"_s}));
        QVERIFY(textOf(wrong.errors).contains(u"standard"_s));
        QVERIFY(wrong.config.slos[0].policy.steps.empty());
    }

    /// A file of OpenSLO that was exported from one workspace is read in another, and goes on from there.
    void anAnnotationOfAnotherWorkspaceIsAWarning()
    {
        const auto documents = readYamlDocuments(
            "apiVersion: openslo/v1\nkind: SLO\nmetadata:\n  name: shop\n  annotations: {traceo.io/budget-policy: standard}\n"
            "spec:\n  service: shop\n  budgetingMethod: Occurrences\n  timeWindow: [{duration: 30d, isRolling: true}]\n"
            "  objectives: [{target: 0.99}]\n  indicator: {spec: {ratioMetric: {counter: true,\n"
            "    bad: {metricSource: {type: Prometheus, spec: {query: e_total}}},\n"
            "    total: {metricSource: {type: Prometheus, spec: {query: t_total}}}}}}\n",
            u"x"_s);
        QVERIFY(documents);
        Errors errors;
        SloConfig config = SloConfig::parse(*documents, {{"prom", "prometheus"}}, errors);
        readBudgetPolicies({}, config, errors);
        QVERIFY2(errors.empty(), qPrintable(textOf(errors)));
        QCOMPARE(linesOf(config.warnings()), (QStringList{u"x:5:42 NotFound"_s}));
        QVERIFY2(textOf(config.warnings()).contains(u"has no policy"_s), qPrintable(textOf(config.warnings())));
        QCOMPARE(config.slos.at(0).policy.name, std::string("standard"));
        QVERIFY(config.slos[0].policy.steps.empty());
    }

    void aPolicyWithAMistakeIsNoneAndIsNotMissed()
    {
        const Given wrong =
            given("- {name: standard, steps: [{when: {missed_windows: 1}, do: x}, {when: {remaining: 5}, do: y}]}\n", "standard");
        QCOMPARE(linesOf(wrong.errors), (QStringList{u"w:2:83 BadValue"_s}));
        QVERIFY(wrong.config.slos[0].policy.steps.empty());
    }

    void mistakesAreLocated_data()
    {
        QTest::addColumn<QByteArray>("condition");
        QTest::addColumn<QStringList>("lines");
        const auto row = [](const char* name, const QByteArray& condition, const QStringList& lines) {
            QTest::addRow("%s", name) << condition << lines;
        };
        // "budget_policy: [{do: x, when: " ends before column 31 of line 2
        row("a share without an operator", "{remaining: 25%}", {u"w:2:43 BadValue"_s});
        row("a share above all", "{remaining: '< 125%'}", {u"w:2:43 BadValue"_s});
        row("the wrong operator", "{remaining: '> 25%'}", {u"w:2:43 BadValue"_s});
        row("an incident below", "{incident: '< 20%'}", {u"w:2:42 BadValue"_s});
        row("a burn rate in percent", "{burn: '> 10%', over: 1h}", {u"w:2:38 BadValue"_s});
        row("a burn rate over nothing", "{burn: '> 10'}", {u"w:2:31 BadValue"_s});
        row("a burn rate over seconds", "{burn: '> 10', over: 90s}", {u"w:2:52 BadValue"_s});
        row("no windows", "{missed_windows: 0}", {u"w:2:48 BadValue"_s});
        row("windows of decades", "{missed_windows: 13}", {u"w:2:48 BadValue"_s});
        row("two conditions", "{missed_windows: 1, remaining: '< 5%'}", {u"w:2:31 BadValue"_s});
        row("none", "{}", {u"w:2:31 BadValue"_s});
        row("an unknown one", "{remainig: '< 5%'}", {u"w:2:32 UnknownKey"_s});
        row("over beside something else", "{remaining: '< 5%', over: 1h}", {u"w:2:57 BadValue"_s});
        row("a text", "soon", {u"w:2:31 BadValue"_s});
    }
    void mistakesAreLocated()
    {
        QFETCH(QByteArray, condition);
        QFETCH(QStringList, lines);
        QCOMPARE(mistakesIn(condition), lines);
    }

    void aStepSaysWhatIsToBeDone()
    {
        QCOMPARE(linesOf(given({}, "[{when: {missed_windows: 1}}]").errors), (QStringList{u"w:2:17 BadValue"_s}));
        QCOMPARE(linesOf(given({}, "[{do: x}]").errors), (QStringList{u"w:2:17 BadValue"_s}));
        QCOMPARE(linesOf(given({}, "[]").errors), (QStringList{u"w:2:16 BadValue"_s}));
        QCOMPARE(linesOf(given("- {name: a, steps: [{when: {missed_windows: 1}, do: x}]}\n"
                               "- {name: a, steps: [{when: {missed_windows: 2}, do: x}]}\n",
                               "a")
                             .errors),
                 (QStringList{u"w:3:10 Ambiguous"_s}));
    }

    /// Twelve years in a row would need more history than slices are read of.
    void asManyWindowsAsThereIsHistory()
    {
        QVERIFY(given({}, "[{when: {missed_windows: 12}, do: x}]").errors.empty());
        QCOMPARE(linesOf(given({}, "[{when: {missed_windows: 12}, do: x}]", 365 * kDay).errors),
                 (QStringList{u"w:2:16 BadValue"_s}));
    }
};

TRACEO_TEST(TstBudgetPolicyConfig);
#include "tst_budget_policy_config.moc"
