#pragma once
// Doubles as whole numbers over a power of ten, where that gives back their very bits: q = nearbyint(v · 10^e),
// v = q / 10^e. Divided, never multiplied by 10^-e: the last bit would differ.
// Any thread.

#include "history/raw_vector.h"

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <optional>
#include <span>

namespace traceo::history {

inline constexpr int kMostDecimals = 15;
inline constexpr std::array<double, kMostDecimals + 1> kPowers{1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                               1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};

/// To the nearest whole number, ties to even; inline where the processor has no instruction for it.
inline double nearest(double value)
{
    constexpr double kShift = 6755399441055744.0; // 1.5 * 2^52: no room behind the point is left beside it
    constexpr double kMost = 2251799813685248.0;  // 2^51
    return std::abs(value) < kMost ? (value + kShift) - kShift : std::nearbyint(value);
}

/// q. None: it does not give the value back, as of NaN, an infinity and -0.0, or is not below 2^53.
inline std::optional<std::int64_t> scaled(double value, int decimals)
{
    constexpr double kExactIntegers = 9007199254740992.0; // 2^53
    const auto bitsOf = [](double number) { return std::bit_cast<std::uint64_t>(number); };
    const double power = kPowers[std::size_t(decimals)];
    const double q = nearest(value * power);
    if (!(std::abs(q) < kExactIntegers) || bitsOf(q / power) != bitsOf(value) || bitsOf(q) == bitsOf(-0.0))
        return std::nullopt;
    return std::int64_t(q);
}

/// Each divided by 10^decimals. Requires: as much room.
void quotients(std::span<const std::int64_t> integers, int decimals, double* to);
RawVector<double> quotients(std::span<const std::int64_t> integers, int decimals);

} // namespace traceo::history
