#pragma once
// What is watched of all SLOs, derived after each commit and written to history as facts (vocabulary/slo_alert.h), so that who
// wants to know of an alert needs no report.
// Any thread.

#include "refresh/derivation.h"
#include "slo/slo_config.h"

namespace traceo {

/// A minute is judged once nothing is expected to change its slices, or once the server failed to answer for it. What changes
/// later (an older answer, a correction) is judged anew from there on; facts that come out the same stay as they are.
/// By which version: minutes before the one that holds began keep what was said of them, where there was an older one. Facts of
/// an SLO that a workspace without mistakes has no more end when its definition did.
Derivation watchDerivation(std::vector<SloDefinition> slos);

} // namespace traceo
