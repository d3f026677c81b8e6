#pragma once
// An SLO as rules of Prometheus: error ratios over the windows of burn rates and over its own, what is left of its budget,
// and its alerts. All are in groups of the SLO's own; names begin as RuleNames says.
// What PromQL cannot say is left out and said: periods of a calendar, minutes that were good or bad, exclusions and service
// hours, as no window leaves times out of it, composites of minutes (of events: composite_promql.h), and thresholds that are no
// boundary (known_boundaries.h).
// Any thread; immutable.

#include "slo/burn_alerts.h"
#include "slo/rules/known_boundaries.h"
#include "slo/rules/rule.h"
#include "slo/rules/rule_names.h"

namespace traceo::rules {

struct SloRules {
    std::vector<RuleGroup> groups; ///< later ones rest on earlier ones; none is empty
    std::vector<QString> unsaid;
};
/// The windows of burn rates that error ratios are recorded over: the usual ones, then those that the alerts need besides.
std::vector<Millis> burnWindowsOf(const SloDefinition& slo, const std::vector<AlertRules>& alerts);

SloRules rulesOf(const SloDefinition& slo, const AlertRules& alerts, const RuleNames& names);
/// `lost`: what is unsaid besides; empty: nothing.
SloRules rulesOf(const SloDefinition& slo, const std::vector<AlertRules>& alerts, const RuleNames& names,
                 const QString& lost = {});

/// Of those of several SLOs that have rules, by the rules that Traceo alerts by.
SloRules rulesOf(const std::vector<SloDefinition>& slos, const RuleNames& names, const KnownBoundaries& known = {});

/// An SLO as its rules ask for it, and what is lost by that; empty: nothing.
struct RuledSlo {
    SloDefinition slo;
    QString lost;
};
/// The SLOs that have rules. Others are said: composites of minutes, those with the id of an earlier one, whose groups would have
/// the same names, and those that ask for buckets which are known not to be there.
std::vector<RuledSlo> ruledOf(const std::vector<SloDefinition>& slos, const RuleNames& names, const KnownBoundaries& known,
                              std::vector<QString>& unsaid);

} // namespace traceo::rules
