#pragma once
// Weeks of a service with outages, for tests of forecasts and of their score.

#include "models/slo/made_counts.h"

namespace traceo::test {

/// A day with a budget of 1,440 bad events; an outage of two thousand exhausts it.
inline SloDefinition oneDay()
{
    return slo("checkout", 99.0, kDay);
}

/// `isOut` is asked for each day, 0 the newest; an outage lasts the first twenty minutes of its day.
inline SloCounts weeks(const std::function<bool(std::int64_t day)>& isOut, Millis length = 200 * kDay)
{
    return counts(
        oneDay(),
        [&](Slice& slice, std::int64_t age) {
            const bool isBad = age % 1440 >= 1420 && isOut(age / 1440);
            slice = {slice.end, isBad ? 0.0 : 100.0, 100, 60, 0, 0};
        },
        length);
}

} // namespace traceo::test
