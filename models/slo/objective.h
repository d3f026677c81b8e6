#pragma once
// A target as it was written, exact: 99.9 % is 999'000'000 of 1'000'000'000.
// Any thread; immutable.

#include <cstdint>

namespace traceo {

/// Of what is held against a target, so that the digits that decide are seen.
inline constexpr int kDecimalsBeyondTarget = 2;

struct Objective {
    static constexpr std::int64_t kScale = 1'000'000'000;
    std::int64_t parts = 0; ///< of kScale
    int decimals = 0;       ///< of the percent as written; texts of what was attained show kDecimalsBeyondTarget more

    std::int64_t errorParts() const { return kScale - parts; }
    double ratio() const { return double(parts) / double(kScale); }
    double errorRatio() const { return double(errorParts()) / double(kScale); }
    friend bool operator==(const Objective&, const Objective&) = default;
};

} // namespace traceo
