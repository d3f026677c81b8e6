#pragma once
// A test of the exported rules for `promtool test rules`: made histories, and at some minutes the alerts that Traceo's own engine
// finds in them (test_plan.h).
// Any thread; immutable.

#include "slo/rules/rule_names.h"
#include "slo/rules/slo_rules.h"

namespace traceo::rules {

/// The file of rules that the test reads, beside it.
inline constexpr QLatin1StringView kRuleFile{"slo-rules.yml"};

/// SLOs that have no rules, those without alerts, those whose selectors no series was found for, and those beside an alert that
/// looks further back than the history does are not tested and said.
Exported promtoolTest(const std::vector<SloDefinition>& slos, const RuleNames& names, const KnownBoundaries& known = {});

} // namespace traceo::rules
