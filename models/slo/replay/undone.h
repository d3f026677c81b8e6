#pragma once
// A past in which something did not happen: the minutes of a stretch as they usually are. What a minute usually counts is the
// median of the same hour of the same weekday in the four weeks before, of its events and of its bad ones. So “fixed twenty
// minutes sooner” is the last twenty minutes of an outage, undone. An hour that nobody saw in those weeks stays as it was.
// Any thread; immutable.

#include "sli/slice.h"

#include <span>
#include <vector>

namespace traceo::replay {

/// How far before a stretch its usual hours are looked for.
inline constexpr Millis kUsualReach = 4 * 7 * kDay + kHour;

/// `events`: gapless, ascending slices as they were counted. Spans (from, to] in whole minutes; what they hold is not usual.
std::vector<Slice> undone(std::span<const Slice> events, const std::vector<TimeSpan>& spans);

} // namespace traceo::replay
