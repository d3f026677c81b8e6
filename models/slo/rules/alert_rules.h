#pragma once
// Page and ticket of an SLO as alerts of Prometheus, over what slo_rules.h records: they say what slo/burn_alerts.h says of the
// same counts. Each pair of windows asks for an error ratio strictly above factor · error budget in both, and for as many bad
// events as the rules want; a severity is any of its pairs. Where the rules want proof, the lower bound of the share is that of
// the normal distribution, corrected for whole events: bad − ½ > p·n + 1.96·√(p·(1 − p)·n), which asks for the same number of
// bad events as the 95 % Jeffreys bound or for one more; of limits above a half, that many events are enough, all of them bad, as
// prove it by that bound. A pair that cannot fire there is left out here.
// Source: Site Reliability Workbook, chapter 5.
// Any thread; immutable.

#include "slo/burn_alerts.h"
#include "slo/rules/rule.h"
#include "slo/rules/rule_names.h"

#include <optional>

namespace traceo::rules {

/// What all alerts are called; their label `severity` is page or ticket.
inline constexpr std::string_view kAlertName = "SloErrorBudgetBurn";

std::string_view severityWord(BurnPair::Severity severity);

/// The pairs that can fire and mean harm.
std::vector<BurnPair> usefulPairs(const SloDefinition& slo, const AlertRules& rules);

/// None where no pair of the severity can fire.
std::optional<Rule> alertOf(const SloDefinition& slo, const AlertRules& rules, BurnPair::Severity severity,
                            const RuleNames& names);

/// An alert, and the rules of which it says the same.
struct AlertOfRules {
    BurnPair::Severity severity = BurnPair::Severity::Page;
    std::vector<AlertRules> rules;
    Rule alert;
};
/// All alerts of an SLO with these rules: of a severity one of what waits for nothing, and one of each set of rules that waits for
/// itself. Where a severity has several, their label `burn` tells them apart: "14.4x 1h/5m".
std::vector<AlertOfRules> alertsOf(const SloDefinition& slo, const std::vector<AlertRules>& rules, const RuleNames& names);

/// What the alerts rest on, and which pairs are left out.
std::vector<QString> notesOn(const SloDefinition& slo, const AlertRules& rules);
std::vector<QString> notesOn(const SloDefinition& slo, const std::vector<AlertRules>& rules);

} // namespace traceo::rules
