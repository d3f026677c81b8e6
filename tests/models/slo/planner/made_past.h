#pragma once
// Six weeks of a service, for the tests of the planner.

#include "models/slo/made_rows.h"

namespace traceo::test {

inline constexpr std::int64_t kPastMinutes = 42 * 1440;

/// The minutes up to kEnd as `make` fills them.
inline SliceRows pastOf(const SloDefinition& slo, const std::function<void(Slice& slice, std::int64_t minute)>& make,
                        std::int64_t minutes = kPastMinutes)
{
    return tableOf(slo, minutesOf(-minutes, 0, make));
}

/// As many events in each minute, all of them good.
inline SliceRows steadyPast(const SloDefinition& slo, double events)
{
    return pastOf(slo, [events](Slice& slice, std::int64_t) { slice.good = slice.total = events; });
}

/// The hour of a day in which a minute lies, UTC.
inline std::int64_t hourOf(const Slice& slice)
{
    return (slice.end - Millis{1} - UtcMs{}) / kHour % 24;
}

} // namespace traceo::test
