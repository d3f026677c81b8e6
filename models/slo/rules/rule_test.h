#pragma once
// A test of the exported rules for `promtool test rules`: for each SLO a made history (made_history.h), and at the middle of
// each stretch in which nothing changes the alerts that Traceo's own engine (slo/burn_alerts.h) finds in it. Stretches are long
// enough that a minute more or less at the edge of a window, where Prometheus extrapolates, makes no difference.
// Any thread; immutable.

#include "slo/rules/rule_names.h"
#include "slo/rules/slo_rules.h"

namespace traceo::rules {

/// The file of rules that the test reads, beside it.
inline constexpr QLatin1StringView kRuleFile{"slo-rules.yml"};

/// SLOs without alerts, those whose selectors no series was found for, and those beside an alert that looks further back than the
/// history does are not tested and said.
Exported promtoolTest(const std::vector<SloDefinition>& slos, const RuleNames& names);

} // namespace traceo::rules
