#pragma once
// Moments and lengths of time. Everything that is stored or compared is UTC in milliseconds;
// time zones exist only in definitions and in core/format.h.
// Any thread; immutable.

#include <chrono>
#include <cstdint>
#include <limits>

namespace traceo {

using Millis = std::chrono::milliseconds;
using UtcMs = std::chrono::sys_time<Millis>;

inline constexpr Millis kMinute{60'000};
inline constexpr Millis kHour{3'600'000};
inline constexpr Millis kDay{86'400'000};

constexpr UtcMs utcMs(std::int64_t milliseconds)
{
    return UtcMs{Millis{milliseconds}};
}

constexpr std::int64_t msOf(UtcMs moment)
{
    return moment.time_since_epoch().count();
}

/// The largest multiple of `step` since the epoch that is not after `moment`. Requires: step > 0.
constexpr UtcMs floorTo(UtcMs moment, Millis step)
{
    const std::int64_t rest = ((msOf(moment) % step.count()) + step.count()) % step.count();
    return moment - Millis{rest};
}

/// From one moment to another. Windows over samples are left-open, (from, to]; calendar periods,
/// days and chart columns are [from, to). Whoever takes a span says which.
struct TimeSpan {
    UtcMs from{};
    UtcMs to{};

    constexpr Millis length() const { return to - from; }
    constexpr bool isEmpty() const { return to <= from; }
    friend constexpr bool operator==(const TimeSpan&, const TimeSpan&) = default;
};

/// Far enough for "always" and small enough that adding a window does not overflow.
inline constexpr UtcMs kDistantPast = utcMs(std::numeric_limits<std::int64_t>::min() / 4);
inline constexpr UtcMs kDistantFuture = utcMs(std::numeric_limits<std::int64_t>::max() / 4);

} // namespace traceo
