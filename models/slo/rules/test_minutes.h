#pragma once
// At which minutes of a made history (made_history.h) alerts are asked for: near the middle of each stretch in which nothing
// changes and all is known. It is long enough that a minute more or less at the edge of a window, where Prometheus extrapolates,
// makes no difference, nor that rules are evaluated in steps: an alert that waits begins to at one step and fires at another.
// Any thread; immutable.

#include "sli/slice.h"
#include "slo/rules/alert_rules.h"
#include "slo/weighed_sums.h"

#include <array>
#include <cstdint>
#include <vector>

namespace traceo::rules {

/// Rules are evaluated each so many minutes, the fewer times the better: all windows are read again each time. Descending.
inline constexpr std::array<std::int64_t, 5> kSteps{30, 20, 15, 10, 5};
inline constexpr std::int64_t kShortestStep = kSteps.back();

/// An alert that may fire in a history, and what the engine says of it.
struct Watched {
    const SloDefinition* slo;
    AlertOfRules of;
    std::vector<AlertVerdict> course;  ///< a minute each, from kFirstKnownMinute to the end of the history
    std::vector<std::int64_t> changes; ///< the minutes at which another verdict begins, ascending
};
using Alerts = std::vector<const Watched*>;

/// `sums`: of what the SLO counts of the history. The SLO outlives the answer.
Watched watchedOf(const SloDefinition& slo, AlertOfRules of, const WeighedSums& sums);
/// The same of a plain SLO's slices.
Watched watchedOf(const SloDefinition& slo, AlertOfRules of, const std::vector<Slice>& slices);

/// Minutes in which no verdict changes.
struct Stretch {
    std::int64_t begin;
    std::int64_t end;                   ///< the first after it
    std::vector<AlertVerdict> verdicts; ///< an alert each
};
/// Stretches in which all is known, and which are long enough to be asked for at the shortest step; ascending.
std::vector<Stretch> statesOf(const Alerts& alerts);
/// Multiples of the step, one in each stretch that is long enough for it; ascending.
std::vector<std::int64_t> minutesOf(const Alerts& alerts, std::int64_t step);

} // namespace traceo::rules
