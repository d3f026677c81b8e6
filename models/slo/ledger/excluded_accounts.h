#pragma once
// What exclusions and service hours took out of an SLO, by account. It was never spent, so it stands beside the ledger
// (slo/ledger/ledger.h), not in it: both together add up to what would have been spent without them, to the event.
// Any thread; immutable.

#include "slo/account_rule.h"
#include "slo/ledger/ledger.h"
#include "slo/slo_config.h"

namespace traceo {

/// Accounts by the first rule of exclusions that fits, else one for each exclusion; the largest first. `plain` and `judged` are
/// the same minutes, gapless and ascending, as the method counts them without and with exclusions. What changes in a minute
/// beside an exclusion, as its time slice is judged by the rest, is of the exclusion that cut the slice; a sum may be
/// negative then. Of a composite the exclusions of its members count after its own; as they change what a member weighs, what
/// changes in minutes that none holds is of the last of them.
std::vector<AccountSum> excludedSums(const SloDefinition& slo, const std::vector<AccountRule>& rules,
                                     std::span<const Slice> plain, std::span<const Slice> judged);

} // namespace traceo
