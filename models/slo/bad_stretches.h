#pragma once
// Stretches in which an SLO was worse than its objective: a bad minute spent more than the objective allows for its events.
// Where it is asked what an incident cost, bad minutes less than an hour apart are one stretch; where it is asked how long it
// was bad, those in a row.
// Any thread; immutable.

#include "sli/slice.h"
#include "slo/objective.h"

#include <span>
#include <vector>

namespace traceo {

struct BadStretch {
    TimeSpan span;  ///< (from, to], from the first bad minute to the last
    double bad = 0; ///< events (minutes) of all its minutes
    double total = 0;
    std::int64_t minutes = 0; ///< bad ones
    friend bool operator==(const BadStretch&, const BadStretch&) = default;
};

inline constexpr Millis kSameIncident = kHour;
inline constexpr Millis kInARow = kMinute; ///< a minute that was not bad, or in which nothing was counted, ends a stretch

/// Of (window.from, window.to], in the order of time. `slices` are gapless, ascending and of what the SLO's method counts. Bad
/// minutes with less than `apart` between them are one stretch.
std::vector<BadStretch> badStretches(const Objective& objective, std::span<const Slice> slices, TimeSpan window,
                                     Millis apart = kSameIncident);

} // namespace traceo
