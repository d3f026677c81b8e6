#pragma once
// What a server answers to an expression that it evaluates at the end of each minute: samples under a name of ours, told apart by
// a digest of the expression, as an expression has no name and its labels say nothing of it.
// Any thread; immutable.

#include "core/labels.h"
#include "core/selector.h"

#include <string>
#include <string_view>

namespace traceo::vocabulary {

inline constexpr char kExpressionValue[] = "traceo_expression"; ///< in whatever unit the expression has
inline constexpr char kLabelExpression[] = "expression";        ///< expressionId()

/// SHA-256 over the expression as it is asked, 16 hex digits.
std::string expressionId(std::string_view promql);
SeriesKey expressionSeries(const std::string& source, std::string_view promql);
Selector expressionSelector(std::string_view promql);

} // namespace traceo::vocabulary
