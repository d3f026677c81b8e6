#pragma once
// `alerts:` of the short form: a list of {severity: page | ticket, factor: 14.4 or budget: 2%, long: 1h, short: 5m, for: 2m,
// least: 3, proof: true}. Without `short` the alert has a single window; `for` is how long it waits (0), `least` how many bad
// events its long window needs (3), `proof` whether their share has to be proven (slo/burn_alerts.h; of probes it has).
// Any thread; immutable.

#include "slo/slo_config.h"

namespace traceo {

/// Of an SLO whose window, SLI and method have been read. Reports what is wrong, located; what has a mistake is left out.
std::vector<OwnAlert> alertListAt(const ConfigNode& list, const SloDefinition& slo, Errors& errors);

/// The same as text, to stand under `SLO:`, indented by two. What the SLO has anyway is not said. Requires: there are alerts.
std::string alertListText(const std::vector<OwnAlert>& alerts, const SloDefinition& slo);

} // namespace traceo
