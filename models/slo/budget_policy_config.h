#pragma once
// Budget policies as a workspace writes them:
//   budget_policies:
//     - name: standard
//       steps:
//         - {when: {remaining: "< 25%"}, do: Freeze risky changes, owner: storefront}
//         - {when: {burn: "> 10", over: 6h}, do: Stop the rollout}
//         - {when: {missed_windows: 2}, do: Only reliability work until the next quarter}
//         - {when: {incident: "> 20%"}, do: Write a review of the incident}
// An SLO refers to one by its name, `budget_policy: standard`, or has a list of steps of its own there. In OpenSLO the
// annotation `traceo.io/budget-policy` holds the name.
// Any thread; immutable.

#include "slo/slo_config.h"

namespace traceo {

/// A name, or a list of steps. What a name stands for is known once all policies are read.
BudgetPolicy budgetPolicyAt(const ConfigNode& node, Errors& errors);

/// Gives each SLO that names a policy its steps. `items` are those under `budget_policies:`; one with a mistake is left out, and
/// what is wrong with it located in `errors`; a name that nobody has is a mistake as well. An annotation with such a name is a
/// warning of the configuration and keeps its name for an export: files of OpenSLO go from one workspace to another.
void readBudgetPolicies(const std::vector<ConfigNode>& items, SloConfig& config, Errors& errors);

} // namespace traceo
