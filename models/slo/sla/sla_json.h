#pragma once
// An SLO's part of a report on service levels as the command prints it. Names are fixed; what is not known is null, never 0.
//   name, display_name, service, from, to, over, verdict (met | missed | undecidable | null), reason, objective, method
//   sli, sli_low, sli_high, sli_without_exclusions, good, total, bad, unknown, coverage_ratio, idle_minutes
//   budget: {total, spent_ratio, remaining_ratio}, excluded: {minutes, bad, total, retroactive, by: […]}
//   not_observed: [{cause, seconds, longest_from, longest_to}], stretches: [{from, to, bad, total, minutes, budget_ratio}]
//   accounts: [{account, bad, minutes}], excluded_accounts: the same, definition: {hash, sli_hash, valid_from, changes}
//   slices: {rows, root}
// Any thread; immutable.

#include "slo/sla/sla_report.h"

#include <nlohmann/json_fwd.hpp>

namespace traceo {

nlohmann::ordered_json slaItem(const SlaEntry& entry, const SlaReport& report);

} // namespace traceo
