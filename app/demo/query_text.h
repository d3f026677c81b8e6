#pragma once
// The small part of PromQL the demo answers: a plain selector, a selector with a range, and the constants that
// are used to try a connection.
// Any thread; immutable.

#include "core/result.h"
#include "core/selector.h"
#include "core/time.h"

#include <optional>
#include <string_view>
#include <variant>

namespace traceo::demo {

struct Constant {
    enum class Shape : std::uint8_t { Scalar, Vector };
    double value = 0;
    Shape shape = Shape::Scalar;
};

struct Selection {
    Selector selector;
    std::optional<Millis> range;
};

using Query = std::variant<Constant, Selection>;

/// `1`, `vector(1)`, `up{job="x"}`, `up[5m]`. Errors: Syntax; NotSupported for the rest of the language.
Result<Query> parseQuery(std::string_view text);

/// Unix seconds with decimals, or RFC 3339. Errors: Syntax.
Result<UtcMs> parseTime(std::string_view text);
/// Seconds with decimals, or a duration. Errors: Syntax.
Result<Millis> parseStep(std::string_view text);

} // namespace traceo::demo
