#pragma once
// The time of a window, shared out into up, down and not observed: percentages that add up to 100 as they are shown.
// Any thread; immutable.

#include "core/reading.h"
#include "synthetics/availability.h"

namespace traceo {

/// Readings without a moment and an explanation. Their values are exact, their texts add up: what was up is cut off and
/// what was not observed rounded up, as it is where either stands alone; what was down is the rest, which is less than
/// 0.01 % from its own value.
struct TimeShares {
    Reading up;
    Reading down;
    Reading unseen;
};
TimeShares timeShares(const Availability& sum);

} // namespace traceo
