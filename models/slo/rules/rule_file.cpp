#include "slo/rules/rule_file.h"

#include "core/duration.h"
#include "core/format.h"
#include "slo/rules/yaml_scalar.h"

#include <QCoreApplication>

namespace traceo::rules {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloRules)
};

QString madeBy()
{
    return Text::tr("Error ratios, error budgets and burn-rate alerts of SLOs, made by “traceo slo export”.");
}

QString howItDiffers()
{
    return Text::tr(
        "Prometheus extrapolates to the ends of a window, counts no first sample of a series, and does not ask how much "
        "of a window was observed; Traceo differs in all three.");
}

/// Labels and annotations of alerts are templates: braces in what people wrote are no actions.
Labels untemplated(const Labels& labels)
{
    std::vector<Labels::Pair> pairs;
    for (const auto& [name, value] : labels) {
        const QString text = QString::fromStdString(value).replace(QStringLiteral("{{"), QStringLiteral("{{\"{{\"}}"));
        pairs.emplace_back(name, text.toStdString());
    }
    return Labels(std::move(pairs));
}

std::string line(std::size_t indent, std::string_view key, std::string_view value)
{
    return std::string(indent, ' ') + std::string(key) + ": " + yamlScalar(value, indent) + '\n';
}

std::string ruleText(const Rule& rule, std::size_t indent)
{
    const bool isAlert = rule.kind == Rule::Kind::Alert;
    const std::size_t inner = indent + 2;
    std::string text =
        std::string(indent, ' ') + "- " + line(0, isAlert ? "alert" : "record", rule.name) + line(inner, "expr", rule.expression);
    if (rule.pending > Millis{0})
        text += std::string(inner, ' ') + "for: " + toText(rule.pending) + '\n';
    return text + mappingOf("labels", isAlert ? untemplated(rule.labels) : rule.labels, inner)
        + mappingOf("annotations", untemplated(rule.annotations), inner);
}

/// Each group is evaluated once a minute, as Traceo counts.
std::string groupsText(const std::vector<RuleGroup>& groups, std::size_t indent)
{
    std::string text = std::string(indent, ' ') + (groups.empty() ? "groups: []\n" : "groups:\n");
    for (const RuleGroup& group : groups) {
        const std::string margin(indent + 2, ' ');
        text += commentLines(group.notes, indent + 2) + margin + "- " + line(0, "name", group.name) + margin + "  interval: 1m\n"
            + margin + "  rules:\n";
        for (const Rule& rule : group.rules)
            text += ruleText(rule, indent + 6);
    }
    return text;
}

} // namespace

std::string commentLines(const std::vector<QString>& lines, std::size_t indent)
{
    std::string text;
    for (const QString& one : lines)
        text += std::string(indent, ' ') + "# " + one.toStdString() + '\n';
    return text;
}

std::string mappingOf(std::string_view key, const Labels& labels, std::size_t indent)
{
    if (labels.empty())
        return {};
    std::string text = std::string(indent, ' ') + std::string(key) + ":\n";
    for (const auto& [name, value] : labels)
        text += line(indent + 2, name, value);
    return text;
}

std::string fileOf(const std::vector<RuleGroup>& groups)
{
    return commentLines({madeBy(), howItDiffers()}, 0) + groupsText(groups, 0);
}

Exported prometheusFile(const std::vector<SloDefinition>& slos, const RuleNames& names, const KnownBoundaries& known)
{
    SloRules rules = rulesOf(slos, names, known);
    return {fileOf(rules.groups), std::move(rules.unsaid)};
}

Exported operatorFile(const std::vector<SloDefinition>& slos, const RuleNames& names, const KnownBoundaries& known)
{
    SloRules rules = rulesOf(slos, names, known);
    const std::string name = slos.size() == 1 ? "traceo-slo-" + slos.front().name : "traceo-slos";
    return {commentLines({madeBy(), howItDiffers()}, 0)
                + "apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata:\n" + line(2, "name", name) + "spec:\n"
                + groupsText(rules.groups, 2),
            std::move(rules.unsaid)};
}

} // namespace traceo::rules
