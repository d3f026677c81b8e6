#pragma once
// A double as a decimal text of so many places, cut exactly: worked out on decimal digits, never by
// multiplying doubles, so 0.999 is 99.9 % and not 99.899….
// Any thread; immutable.

#include <QString>

#include <cstdint>

namespace traceo {

/// Where to go when there are more digits than places. Nearest never steps onto or over a whole
/// 100 % (value 1 with shift 2) that the value has not reached.
enum class Cut : std::uint8_t { Nearest, Down, Up };

/// `value` × 10^shift with `places` digits behind the point, "-" and "." as in C, no grouping.
/// Down is towards −∞, Up towards +∞. Digits beyond the 15 significant ones of a double count as
/// noise of its arithmetic (1 − 0.0010000000000000009 is 0.999), unless they are all that keeps the
/// value from 1. A zero has no sign. Requires: value finite, places ≥ 0.
QString decimalText(double value, int shift, int places, Cut cut);

} // namespace traceo
