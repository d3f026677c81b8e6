#pragma once
// When something counts as known. What was learned within ten minutes of its own time is on time:
// it was known when it happened, and is hidden only from a moment before it. What came later is
// known from when it was learned.
// Any thread.

#include "core/time.h"

#include <cstdint>

namespace traceo::history {

inline constexpr std::int64_t kOnTime = 0;
inline constexpr Millis kOnTimeWithin{600'000};
/// Samples further ahead of our clock than this are kept aside.
inline constexpr Millis kFutureWithin{600'000};

/// What is stored as the learned time of something that happened at `at`.
constexpr std::int64_t learnedMark(std::int64_t at, std::int64_t learned)
{
    return learned - at <= kOnTimeWithin.count() ? kOnTime : learned;
}

constexpr bool isKnown(std::int64_t at, std::int64_t mark, std::int64_t know)
{
    return mark == kOnTime ? at <= know : mark <= know;
}

/// Days since the epoch, downwards.
constexpr std::int64_t dayOf(std::int64_t at)
{
    const std::int64_t day = at / kDay.count();
    return at % kDay.count() < 0 ? day - 1 : day;
}

} // namespace traceo::history
