#include "slo/rehearsal/policy_export.h"

#include "core/duration.h"
#include "slo/alert_list.h"
#include "slo/rules/openslo_policies.h"

#include <QCoreApplication>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(AlertPolicy)
};

ConfigNode written(std::string text)
{
    return ConfigNode::scalar(std::move(text), {});
}

/// What a definition with this alert would be told; none where it may have it.
std::optional<Error> mistakeIn(const OwnAlert& alert, const SloDefinition& slo)
{
    const ConfigNode speed = written(toText(alert.pair.speed));
    const ConfigNode longWindow = written(toText(alert.pair.longWindow));
    const ConfigNode shortWindow = written(toText(alert.pair.shortWindow));
    const ConfigNode pending = written(toText(alert.pending));
    Errors mistakes;
    if (isLegal(alert, {speed, longWindow, shortWindow, pending}, slo.window.length, mistakes))
        return std::nullopt;
    return mistakes.front();
}

} // namespace

ExportedPolicy exportedPolicy(const AlertPolicy& policy, const SloDefinition& slo, AlertForm form)
{
    ExportedPolicy exported;
    std::vector<OwnAlert> alerts;
    for (OwnAlert& alert : ownAlertsOf(policy)) {
        auto mistake = mistakeIn(alert, slo);
        if (!mistake) {
            alerts.push_back(std::move(alert));
            continue;
        }
        mistake->where = QString::fromStdString(policy.name);
        exported.leftOut.push_back(Text::tr("Left out, as an SLO of %1 may not have it: %2")
                                       .arg(QString::fromStdString(slo.window.text()), toText(*mistake)));
    }
    if (!alerts.empty())
        exported.text = form == AlertForm::OpenSlo ? rules::alertPolicyDocuments(alerts, slo) : alertListText(alerts, slo);
    return exported;
}

} // namespace traceo
