#pragma once
// A policy that was rehearsed as an SLO's own alerts, to be put into its definition: what it does there is what was rehearsed, but
// that our engine asks how much was observed (slo/burn_alerts.h).
// Any thread; immutable.

#include "slo/rehearsal/alert_policy.h"

#include <QString>

namespace traceo {

enum class AlertForm : std::uint8_t {
    Short,   ///< "alerts:" as it stands under "SLO:"
    OpenSlo, ///< AlertPolicy documents
};

struct ExportedPolicy {
    std::string text;             ///< empty: nothing of it may stand in a definition
    std::vector<QString> leftOut; ///< alerts that the SLO's definition may not have, a sentence each with the reason
};
ExportedPolicy exportedPolicy(const AlertPolicy& policy, const SloDefinition& slo, AlertForm form);

} // namespace traceo
