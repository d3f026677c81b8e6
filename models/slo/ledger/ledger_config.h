#pragma once
// Whose bad events are, as a workspace writes it: rules in their order, each for all SLOs or for those it names.
//   ledger:
//     - maintenance=exclusion
//     - chaos=chaos
//     - {rule: 'deploy{service="checkout"}+1h', slos: [checkout-*]}
//     - dependency=series{upstream=~".+"}
//     - region $region=series{region=~".+"}
// What none claims is unknown (slo/ledger/account_rules.h).
// Any thread; immutable.

#include "slo/slo_config.h"

namespace traceo {

/// Gives each SLO the rules that name it. One with a mistake is left out, and what is wrong with it located in `errors`.
void readLedger(const std::vector<ConfigNode>& items, SloConfig& config, Errors& errors);

} // namespace traceo
