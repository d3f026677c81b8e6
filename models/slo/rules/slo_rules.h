#pragma once
// An SLO as rules of Prometheus: error ratios over the windows of burn rates and over its own, what is left of its budget,
// and its alerts. All are in groups of the SLO's own; names begin as RuleNames says.
// What PromQL cannot say is left out and said: periods of a calendar, minutes that were good or bad, composites.
// Any thread; immutable.

#include "slo/burn_alerts.h"
#include "slo/rules/rule.h"
#include "slo/rules/rule_names.h"

namespace traceo::rules {

struct SloRules {
    std::vector<RuleGroup> groups; ///< later ones rest on earlier ones; none is empty
    std::vector<QString> unsaid;
};
SloRules rulesOf(const SloDefinition& slo, const AlertRules& alerts, const RuleNames& names);
SloRules rulesOf(const SloDefinition& slo, const std::vector<AlertRules>& alerts, const RuleNames& names);

/// Of several SLOs with ids of their own, by the rules that Traceo alerts by.
SloRules rulesOf(const std::vector<SloDefinition>& slos, const RuleNames& names);

/// The SLOs but composites, and those with the id of an earlier one, whose groups would have the same names; they are said.
std::vector<SloDefinition> withOwnIds(const std::vector<SloDefinition>& slos, const RuleNames& names,
                                      std::vector<QString>& unsaid);

} // namespace traceo::rules
