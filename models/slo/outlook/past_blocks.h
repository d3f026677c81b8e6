#pragma once
// Stretches of six hours of the past that may stand for six hours to come: those of the same hours of the same weekday, as
// traffic and deploys have a week; where history holds fewer than four of them those of the same hours of any day, else any.
// Whole weeks, days or blocks before, in UTC; at least half of each was observed.
// Source: Künsch, "The jackknife and the bootstrap for general stationary observations", Annals of Statistics 17 (1989): blocks
// keep what depends on the minute before, as outages do.
// Any thread; immutable.

#include "sli/slice_sums.h"

namespace traceo {

inline constexpr Millis kBlock = 6 * kHour;
/// What is older says little of what is to come: twelve weeks.
inline constexpr Millis kLookBack = 84 * kDay;
inline constexpr std::size_t kLeastBlocks = 4;

struct PastBlocks {
    enum class Alike : std::uint8_t { WeekdayAndHour, Hour, Any };
    Alike alike = Alike::Any;
    std::vector<UtcMs> begins; ///< the newest first; fewer than kLeastBlocks only where there are no more of any kind
};

/// Those that were over at `moment`, for the block that begins at `begin`. Requires: begin is whole blocks after the moment.
PastBlocks blocksAlike(const SliceSums& sums, UtcMs moment, UtcMs begin);

} // namespace traceo
