#pragma once
// How far two periods can be told apart: the difference of two shares, and of whatever else is worked out of what was observed
// part by part. Neighbouring parts are alike, so whole blocks of them are drawn; the seed is fixed, so that a number is the same
// each time it is asked for.
// Source: Newcombe, "Interval estimation for the difference between independent proportions", Statistics in Medicine 17 (1998),
// method 10; Politis and Romano, "A circular block-resampling procedure for stationary data" (1992); length of a block n^(1/3)
// after Hall, Horowitz and Jing, Biometrika 82 (1995).
// Any thread; immutable.

#include "cache/hit_counts.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace traceo {

struct Bounds {
    double low = 0;
    double high = 0;
};

/// 95 % interval of k2 ÷ n2 − k1 ÷ n1. Requires: n1, n2 > 0.
Bounds newcombe(double k1, double n1, double k2, double n2);

inline constexpr std::uint64_t kBootstrapSeed = 20'261'106;
inline constexpr int kBootstrapDraws = 1000;
/// With fewer parts than this in a period nothing is said.
inline constexpr std::size_t kLeastParts = 8;

std::size_t blockLength(std::size_t parts);

/// Works out some numbers of two periods from the parts of each that were drawn, by index; NaN: not from these.
using TwoPeriods =
    std::function<void(std::span<const std::size_t> before, std::span<const std::size_t> after, std::span<double> numbers)>;

/// 95 % intervals of `count` numbers, between the quantiles of what was drawn; none where there are too few parts, or where more
/// than one draw in twenty gave no number. `before`, `after`: indices of the parts that were observed.
std::vector<std::optional<Bounds>> blockBootstrap(std::span<const std::size_t> before, std::span<const std::size_t> after,
                                                  std::size_t count, const TwoPeriods& numbers,
                                                  std::uint64_t seed = kBootstrapSeed, int draws = kBootstrapDraws);

} // namespace traceo
