#pragma once
// The state of an SLO, by rules that can be said in a sentence each, in this order:
//   Unknown   no data at all; or broken, as more good or bad than events were counted; or no traffic in the window; or less
//             than two thirds of the time since data began was observed (what is still being fetched does not count as
//             unobserved); or events lie between the boundaries of a histogram, unless the SLO pages, or its budget is
//             overspent, whatever they were; or it would be OK by data that are younger than half an hour and of less than
//             two thirds of the window, so that nothing rests on them yet: a page could not fire by them either
//   Stale     the newest sample is older than two scrape intervals, and than two minutes; of a probe whose source answers it is
//             the prober that is silent, and a report says Unknown (slo/silent_prober.h)
//   Critical  less than 10 % of the budget is left, or it is overspent, or the SLO pages (burn_alerts.h)
//   Warning   less than 35 % is left, or the SLO has a ticket, or the threshold that its definition sets itself is spent
//   OK        otherwise
// Any thread; immutable.

#include "core/status.h"
#include "slo/slo_counts.h"

#include <QString>

#include <optional>

namespace traceo {

struct SloState {
    Status status = Status::Unknown;
    QString reason; ///< a sentence
    bool isStale = false;
    bool isYoung = false; ///< Unknown for that reason alone: what was counted is a number even so
};

/// Why the state is Unknown, a sentence; none where it is not.
std::optional<QString> whyUnknown(const SloDefinition& slo, const SloCounts& counts);
/// Why no value is said of the whole window, a sentence; none where one is. A page may be known even so.
std::optional<QString> whyNoValue(const SloDefinition& slo, const SloCounts& counts);

/// Where events are undecided: what is left of the budget at most, as if all of them had been good. None where nothing is
/// undecided, or where the rest of the window says too little.
std::optional<double> leftAtMost(const SloDefinition& slo, const SloCounts& counts);
/// The other side of it: what is spent at least, ratio.
std::optional<double> spentAtLeast(const SloDefinition& slo, const SloCounts& counts);

SloState stateOf(const SloDefinition& slo, const SloCounts& counts, UtcMs moment);

inline constexpr double kLeastCoverage = 2.0 / 3;
inline constexpr double kCriticalBudget = 0.10;
inline constexpr double kWarningBudget = 0.35;

} // namespace traceo
