#include "slo/rules/rule_test.h"

#include "slo/rules/rule_file.h"
#include "slo/rules/test_plan.h"
#include "slo/rules/yaml_scalar.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceo::rules {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloRules)
};

std::string expectedAlert(const Rule& alert, const Labels& recorded)
{
    Labels labels = recorded;
    for (const auto& [name, value] : alert.labels)
        labels = labels.with(name, value);
    std::string text = mappingOf("exp_labels", labels, 12) + mappingOf("exp_annotations", alert.annotations, 12);
    return text.replace(10, 1, "-");
}

/// "checkout, home, orders, …"
std::string nameOf(const PlannedTest& test)
{
    constexpr std::size_t kMostNamed = 5;
    std::string name;
    for (std::size_t i = 0; i < std::min(test.slos.size(), kMostNamed); ++i)
        name += (name.empty() ? "" : ", ") + test.slos[i]->name;
    return test.slos.size() > kMostNamed ? name + ", …" : name;
}

std::string textOf(const AskedMinute& asked, const std::vector<Watched>& watched, const RuleNames& names)
{
    std::string alerts;
    for (const std::size_t i : asked.firing)
        alerts += expectedAlert(watched[i].of.alert, names.labelsOf(*watched[i].slo));
    return "      - eval_time: " + std::to_string(asked.minute) + "m\n        alertname: " + std::string(kAlertName)
        + "\n        exp_alerts:" + (alerts.empty() ? " []\n" : '\n' + alerts);
}

std::string textOf(const PlannedTest& test, const RuleNames& names)
{
    std::string text = "  - name: " + yamlScalar(nameOf(test)) + "\n    interval: 1m\n    input_series:\n";
    for (const MadeSeries& series : test.history)
        text +=
            "      - series: " + yamlScalar(series.key.toText()) + "\n        values: " + yamlScalar(series.notation()) + '\n';
    text += "    alert_rule_test:\n";
    for (const AskedMinute& asked : test.asked)
        text += textOf(asked, test.watched, names);
    return text;
}

/// Without it promtool evaluates groups in any order.
std::string orderOf(const std::vector<RuleGroup>& groups)
{
    std::string text = groups.empty() ? "" : "group_eval_order:\n";
    for (const RuleGroup& group : groups)
        text += "  - " + yamlScalar(group.name) + '\n';
    return text;
}

} // namespace

Exported promtoolTest(const std::vector<SloDefinition>& slos, const RuleNames& names, const KnownBoundaries& known,
                      const QString& chosen)
{
    Exported tests;
    std::vector<SloDefinition> ruled;
    for (RuledSlo& one : ruledOf(slos, names, known, tests.unsaid))
        ruled.push_back(std::move(one.slo));
    const TestPlan plan = testPlan(ruled, names);
    for (const auto& [slo, why] : plan.untested)
        tests.unsaid.push_back(u"%1: %2"_s.arg(QString::fromStdString(slo->name), why));
    std::vector<QString> heading{
        Text::tr("Whether the exported rules find the alerts that Traceo finds in the same samples."),
        Text::tr("For “promtool test rules”, with the rules beside it in %1:").arg(kRuleFile),
        u"traceo slo export%1 --format prometheus%2 > %3"_s.arg(chosen.isEmpty() ? QString() : QLatin1Char(' ') + chosen,
                                                                names.isSloth ? u" --sloth-names"_s : QString(), kRuleFile)};
    const std::vector<QString> unknown = unknownBoundaries(ruled, known);
    if (!unknown.empty())
        heading.push_back(Text::tr("Buckets that stand here may not be there:"));
    heading.insert(heading.end(), unknown.begin(), unknown.end());
    tests.text = commentLines(heading, 0) + "rule_files:\n  - " + kRuleFile.data()
        + "\nevaluation_interval: " + std::to_string(plan.step) + "m\n" + orderOf(rulesOf(slos, names, known).groups)
        + (plan.tests.empty() ? "tests: []\n" : "tests:\n");
    for (const PlannedTest& test : plan.tests)
        tests.text += textOf(test, names);
    return tests;
}

} // namespace traceo::rules
