#include "slo/rules/openslo_policies.h"

#include "slo/openslo_alerts.h"
#include "slo/openslo_duration.h"
#include "slo/resource_name.h"

#include <QCoreApplication>

namespace traceo::rules {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(OpenSlo)
};

/// What one policy looks at.
struct Part {
    const OwnAlert& alert;
    std::string pair; ///< what its two policies are tied by; empty: it has one
    std::string name;
    Millis lookback;
};

QString headingOf(const SloDefinition& slo)
{
    return Text::tr("Alerts of the SLO %1, which refers to them in its spec:").arg(QString::fromStdString(slo.name));
}

std::string_view wordOf(BurnPair::Severity severity)
{
    return severity == BurnPair::Severity::Page ? "page" : "ticket";
}

/// Numbered, as alerts have no names. `prefix`: where the names have to be unique beyond their SLO.
std::vector<Part> partsOf(const std::vector<OwnAlert>& alerts, const std::string& prefix)
{
    constexpr std::size_t kSuffix = 20; // "-ticket-99-short", and some
    const std::string begin = prefix.empty() ? "" : resourceNameFrom(prefix, kLongestResourceName - kSuffix) + '-';
    std::vector<Part> parts;
    for (std::size_t i = 0; i < alerts.size(); ++i) {
        const OwnAlert& alert = alerts[i];
        const std::string name = begin + std::string(wordOf(alert.pair.severity)) + '-' + std::to_string(i + 1);
        if (alert.pair.isSingle()) {
            parts.push_back({alert, {}, name, alert.pair.longWindow});
        } else {
            parts.push_back({alert, name, name + "-long", alert.pair.longWindow});
            parts.push_back({alert, name, name + "-short", alert.pair.shortWindow});
        }
    }
    return parts;
}

void addAnnotations(std::size_t indent, const Part& part, const SloDefinition& slo, YamlLines& out)
{
    const OwnAlert& alert = part.alert;
    const auto quoted = [](std::string_view text) { return '\'' + std::string(text) + '\''; }; // annotations are texts
    std::vector<std::string> lines;
    if (!part.pair.empty())
        lines.push_back(std::string(kPairAnnotation) + ": " + part.pair);
    if (alert.pair.speed.unit == BurnSpeed::Unit::Budget)
        lines.push_back(std::string(kBudgetAnnotation) + ": " + quoted(toText(alert.pair.speed)));
    if (alert.leastBad != kLeastBad)
        lines.push_back(std::string(kLeastAnnotation) + ": " + quoted(std::to_string(std::int64_t(alert.leastBad))));
    if (alert.wantsProof != needsProof(slo))
        lines.push_back(std::string(kProofAnnotation) + ": " + quoted(alert.wantsProof ? "true" : "false"));
    if (lines.empty())
        return;
    out.add(indent, "annotations:");
    for (const std::string& line : lines)
        out.add(indent + 2, line);
}

void addCondition(std::size_t indent, const Part& part, const SloDefinition& slo, YamlLines& out)
{
    out.add(indent, "conditions:");
    out.add(indent + 2, "- kind: AlertCondition");
    out.add(indent + 4, "metadata:");
    out.add(indent + 6, "name", part.name);
    out.add(indent + 4, "spec:");
    out.add(indent + 6, std::string("severity: ") + std::string(wordOf(part.alert.pair.severity)));
    out.add(indent + 6, "condition:");
    out.add(indent + 8, "kind: burnrate");
    out.add(indent + 8, part.alert.isWrittenAtLeast ? "op: gte" : "op: gt");
    out.add(indent + 8, "threshold: " + roundedFactor(part.alert.pair.limit(slo.window.length)));
    out.add(indent + 8, "lookbackWindow: " + openSloText(part.lookback));
    if (part.alert.pending > Millis{0})
        out.add(indent + 8, "alertAfter: " + openSloText(part.alert.pending));
}

void addTargets(std::size_t indent, const Part& part, YamlLines& out)
{
    const std::vector<AlertTarget> nobody{{std::string(kNobody), std::string(kNobody), {}}};
    out.add(indent, "notificationTargets:");
    for (const AlertTarget& target : part.alert.targets.empty() ? nobody : part.alert.targets) {
        out.add(indent + 2, "- kind: AlertNotificationTarget");
        out.add(indent + 4, "metadata:");
        out.add(indent + 6, "name", target.name);
        out.add(indent + 4, "spec:");
        if (!target.description.empty())
            out.add(indent + 6, "description", target.description);
        out.add(indent + 6, "target", target.target);
    }
}

/// What stands below `kind`.
void addPolicy(std::size_t indent, const Part& part, const SloDefinition& slo, YamlLines& out)
{
    out.add(indent, "metadata:");
    out.add(indent + 2, "name", part.name);
    addAnnotations(indent + 2, part, slo, out);
    out.add(indent, "spec:");
    if (part.alert.whenNoData)
        out.add(indent + 2, "alertWhenNoData: true");
    if (part.alert.whenResolved)
        out.add(indent + 2, "alertWhenResolved: true");
    out.add(indent + 2, "alertWhenBreaching: true");
    addCondition(indent + 2, part, slo, out);
    addTargets(indent + 2, part, out);
}

} // namespace

void addAlertPolicies(const SloDefinition& slo, YamlLines& out)
{
    if (slo.alerts.empty())
        return;
    out.add(2, "alertPolicies:");
    for (const Part& part : partsOf(slo.alerts, {})) {
        out.add(4, "- kind: AlertPolicy");
        addPolicy(6, part, slo, out);
    }
}

std::string alertPolicyDocuments(const std::vector<OwnAlert>& alerts, const SloDefinition& slo)
{
    YamlLines out;
    const std::vector<Part> parts = partsOf(alerts, slo.name);
    out.add(0, "# " + headingOf(slo).toStdString());
    out.add(0, "# alertPolicies:");
    for (const Part& part : parts)
        out.add(0, "#   - alertPolicyRef: " + part.name);
    for (const Part& part : parts) {
        if (&part != &parts.front())
            out.add(0, "---");
        out.add(0, "apiVersion: openslo/v1");
        out.add(0, "kind: AlertPolicy");
        addPolicy(0, part, slo, out);
    }
    return out.take();
}

} // namespace traceo::rules
