#pragma once
// Alerts that a tool keeps in a catalogue beside its SLOs, one for each length of their window, and the policies of OpenSLO by
// which an imported SLO says them.
// Any thread; immutable.

#include "slo/burn_rate.h"
#include "workspace/config_node.h"

#include <vector>

namespace traceo::foreign {

struct AlertCatalogue {
    Location at;
    Millis period{0};
    std::vector<BurnPair> pairs; ///< those that are legal for it
    bool isUsed = false;
};

/// The key `alertPolicies` of an SLO with that window (slo/openslo_alerts.h), all of it at one place. Requires: pairs, all legal.
ConfigNode alertPoliciesOf(const std::vector<BurnPair>& pairs, Millis period, const Location& at);

} // namespace traceo::foreign
