#pragma once
// What is watched of SLOs, as alerts like those of the sources: so they stand in the same lists. A page or ticket has the name and
// the labels of the alert that is exported to Prometheus (slo/rules/alert_rules.h); where the server has it too, they are one.
// Any thread; immutable.

#include "core/batch.h"
#include "slo/slo_config.h"

#include <vector>

namespace traceo {

/// The source of our own alerts.
inline constexpr char kOwnAlerts[] = "traceo";

/// Facts of kind alert, of source kOwnAlerts, from facts of kind kSloAlertFact: those that fire. What a budget policy asks for is
/// no alert. `config` tells levels of the definition's own from the usual ones.
std::vector<Fact> alertsOfSlos(const std::vector<Fact>& states, const SloConfig& config);

} // namespace traceo
