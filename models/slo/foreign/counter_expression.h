#pragma once
// The expressions of PromQL that say how much a counter grew, taken apart exactly. S is a selector, w whatever stands in the brackets:
//   sum(rate(S[w]))   sum(increase(S[w]))   (the same in parentheses)
//   A - B             of two of them over the same w
//   A or vector(0)    nothing counted is zero, as it is to Traceo anyway
//   A / B             of two of them
// Everything else is refused: by, without, sums of several, other functions, offsets.
// Any thread; immutable.

#include "core/selector.h"

#include <optional>
#include <string>
#include <string_view>

namespace traceo::foreign {

/// How fast, or by how much, `counter` grew over `window`, without what `less` grew by.
struct CounterExpression {
    enum class Growth : std::uint8_t { Rate, Increase };
    Growth growth = Growth::Rate;
    std::string window; ///< as written, without spaces
    Selector counter;
    std::optional<Selector> less;
    bool isZeroWhereAbsent = false; ///< `or vector(0)`

    friend bool operator==(const CounterExpression&, const CounterExpression&) = default;

    /// Errors: NotSupported, without a place; those of a selector.
    static Result<CounterExpression> parse(std::string_view text);
};

struct CounterQuotient {
    CounterExpression part;
    CounterExpression total;

    /// Errors: as for CounterExpression.
    static Result<CounterQuotient> parse(std::string_view text);
};

} // namespace traceo::foreign
