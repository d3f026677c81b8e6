#pragma once
// What PromQL counts of a composite of events over a window: what WeighedSums::ofItself() does (slo/weighed_sums.h), out of what it
// counts of each member over the same window, which is recorded beside it, so that the rules stand by themselves.
//   Score   Σ weight · ratio ÷ Σ weight, both over the members that have an error ratio: one without events in the window drops
//           out with its weight
//   Sum     Σ share · ratio with the shares of bad events (slo/composite.h), so that the burn rates add up by weight: one without
//           events in the window adds nothing, and the shares of the others stay as they are
// Without events of any member there is no ratio. Events are those of all members together, and the bad ones the ratio of them, as
// WeighedSums has it. A member that is a composite itself is counted the same way first.
// What is lost: minutes nobody observed count as nothing, whatever when_delayed says.
// Any thread; immutable.

#include "slo/rules/rule.h"
#include "slo/rules/rule_names.h"

#include <QString>

#include <string>
#include <vector>

namespace traceo::rules {

/// Why no rules can be made of a composite: "left out, as …"; empty where they can, and of any other SLO.
QString whyNoRules(const SloDefinition& slo);

/// "left out, as its member checkout is: …", and "of its member checkout: …".
QString leftOutWith(const CompositeMember& member, const QString& why);
QString ofMember(const CompositeMember& member, const QString& sentence);

/// The error ratios of the members over the window, those of members of members first. Requires: rules can be made.
std::vector<Rule> memberRatios(const SloDefinition& composite, const RuleNames& names, Millis window);
/// Of the composite, out of those; nothing without events.
std::string errorRatioOf(const SloDefinition& composite, const RuleNames& names, Millis window);
/// Events of all members over the window; 0 where there are none.
std::string totalOf(const SloDefinition& composite, Millis window);

/// What of the members' definitions these do not keep, and what whoever reads them should know besides; a sentence each.
std::vector<QString> unkeptOfMembers(const SloDefinition& composite);
std::vector<QString> notesOnMembers(const SloDefinition& composite);
/// Of a plain SLO or a composite itself: times that it leaves out and PromQL does not.
std::vector<QString> timesThatCount(const SloDefinition& slo);

} // namespace traceo::rules
