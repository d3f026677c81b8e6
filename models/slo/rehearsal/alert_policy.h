#pragma once
// Alert policies that can be rehearsed: ours, those of other tools, and a user's own. A policy is a list of alerts. An alert
// fires where one of its pairs of windows burns faster than its limit over both, and did so in each minute of `pending` before.
//   ours     the SLO's own alerts, else the usual pairs, least count and proof of burn_alerts.h
//   sloth    the same pairs, at whatever share: 2 % of the budget in 1 h, 5 % in 6 h, 10 % in 1 d, 10 % in 3 d
//   pyrra    factors 14, 7, 2, 1; its windows and waiting times for 28 d, scaled to the SLO's and rounded to the minute
//   datadog  one pair: 2 % of the budget in 1 h
// Others judge by what samples there are: they know neither “not observed” nor a least count.
// Sources: Site Reliability Workbook, chapter 5; the alert windows that Sloth and Pyrra ship.
// Any thread; immutable.

#include "core/result.h"
#include "slo/burn_alerts.h"

#include <string>
#include <string_view>
#include <vector>

namespace traceo {

struct PolicyAlert {
    BurnPair::Severity severity = BurnPair::Severity::Page;
    std::vector<BurnPair> pairs; ///< of the same severity
    Millis pending{0};           ///< whole minutes
    double leastBad = 0;         ///< in a long window
    bool wantsProof = false;
    bool isGuarded = false; ///< as burn_alerts.h: unknown where too little was observed, none that even spending reaches
    Millis period{0};       ///< the SLO's window, of whose budget pairs ask for a share
};

struct AlertPolicy {
    std::string name;
    std::vector<PolicyAlert> alerts;
};

inline constexpr std::array<std::string_view, 4> kPolicyNames{"ours", "sloth", "pyrra", "datadog"};

/// Errors: Usage for another name; BadValue where the SLO's window is too short for the policy's.
Result<AlertPolicy> namedPolicy(std::string_view name, const SloDefinition& slo);
/// What burn_alerts.h does by these rules.
AlertPolicy policyOf(const SloDefinition& slo, const AlertRules& rules);
/// By all of these, without what has no pairs.
AlertPolicy policyOf(const SloDefinition& slo, const std::vector<AlertRules>& rules);
/// Its alerts as an SLO's own, each pair for itself.
std::vector<OwnAlert> ownAlertsOf(const AlertPolicy& policy);
/// A page of one pair, as it is written: FACTOR,LONG,SHORT[,PENDING[,LEAST]], "14.4,1h,5m,2m,3".
/// Errors: Usage, for what is no such text and for a factor not above 1, which even spending reaches.
Result<PolicyAlert> parseAlert(std::string_view text);
/// The same text, a pair after the other with " | " between them.
std::string toText(const PolicyAlert& alert);

/// Its alerts of one severity.
AlertPolicy only(BurnPair::Severity severity, AlertPolicy policy);

} // namespace traceo
