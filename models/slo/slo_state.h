#pragma once
// The state of an SLO, by rules that can be said in a sentence each, in this order:
//   Unknown   no data at all; or no traffic in the window; or less than two thirds of the time since
//             data began was observed (what is still being fetched does not count as unobserved)
//   Stale     the newest sample is older than two scrape intervals, and than two minutes
//   Critical  less than 10 % of the budget is left, or it is overspent, or burn is at page level
//   Warning   less than 35 % is left, or burn is at ticket level
//   OK        otherwise
// Burn is at a level when both windows of one of its pairs (burn_rate.h) exceed the limit, at least
// three bad events lie in the long one, and half of both was observed: one failed probe of sixty
// proves nothing. A pair whose limit is below even spending says nothing about a short period and is
// left out.
// Any thread; immutable.

#include "core/status.h"
#include "slo/slo_counts.h"

#include <QString>

namespace traceo {

struct SloState {
    Status status = Status::Unknown;
    QString reason; ///< a sentence
    bool isStale = false;
};

SloState stateOf(const SloDefinition& slo, const SloCounts& counts, UtcMs moment);

/// By the burn rates alone: Critical at page level, Warning at ticket level, else Ok.
Status burnStatus(const SloDefinition& slo, const SloCounts& counts);

/// Whether all but a fiftieth of the window was fetched. A budget of half a window is not half true:
/// what is still to come may have spent it or not.
bool isMostlyFetched(const SloCounts& counts);

inline constexpr double kLeastCoverage = 2.0 / 3;
inline constexpr double kLeastBurnCoverage = 0.5;
inline constexpr double kCriticalBudget = 0.10;
inline constexpr double kWarningBudget = 0.35;
inline constexpr double kLeastBadEvents = 3;

} // namespace traceo
