#pragma once
// An expression asked once, for `traceo metrics query`: the server evaluates it, nothing is stored.
// Any thread; immutable.

#include "core/batch.h"
#include "core/request.h"
#include "core/result.h"

#include <optional>
#include <string>
#include <vector>

namespace traceo {

struct ExpressionResult {
    struct Series {
        std::string name; ///< empty for a computed one
        Labels labels;
        std::vector<Sample> samples; ///< one for an instant, one a step for a range
    };
    std::vector<Series> series;
    std::vector<std::string> warnings; ///< the server's own words; the answer may be partial
};

/// The value at one moment.
Request expressionAt(const std::string& expression, UtcMs at);
/// Values at range.from, range.from + step, … up to range.to. Requires: step > 0, at most 11,000 points.
Request expressionOver(const std::string& expression, TimeSpan range, Millis step);

/// What to ask instead when the server, or a proxy before it, refused the request's method; empty: nothing.
std::optional<Request> expressionInstead(const Request& request, const Response& response);

/// Vectors, matrices and scalars. Errors: BadValue (the server refused the expression, in its words),
/// Decode, Truncated.
Result<ExpressionResult> decodeExpression(const Response& response);

} // namespace traceo
