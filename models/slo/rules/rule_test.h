#pragma once
// A test of the exported rules for `promtool test rules`: made histories, and at some minutes the alerts that Traceo's own engine
// finds in them (test_plan.h).
// Any thread; immutable.

#include "slo/rules/rule_names.h"
#include "slo/rules/slo_rules.h"

namespace traceo::rules {

/// The file of rules that the test reads, beside it.
inline constexpr QLatin1StringView kRuleFile{"slo-rules.yml"};

/// The file of rules holds the rules of all `slos`, tested or not, and promtool evaluates all of them in each test. So SLOs
/// that have no rules, those without alerts, those whose selectors no series was found for, and those of whose series rules of
/// another one make what is not known here, or what promtool refuses, are not tested and said.
/// `chosen`: the arguments by which the command chose these SLOs of the workspace's, for who writes the file of rules.
Exported promtoolTest(const std::vector<SloDefinition>& slos, const RuleNames& names, const KnownBoundaries& known = {},
                      const QString& chosen = {});

} // namespace traceo::rules
