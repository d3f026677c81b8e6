#pragma once
// Indicators of which a part is an expression of PromQL rather than a selector of series: they are evaluated by the server
// (sli/server_expressions.h), but for the pair that stands for a native histogram.
// Any thread; immutable.

#include "slo/slo_config.h"

#include <optional>
#include <string>

namespace traceo {

/// A query as it was written and where.
struct WrittenQuery {
    std::string text;
    const ConfigNode& at;
};
/// The query of a node that isExpression(); reports brackets and quotes that are not closed.
std::optional<WrittenQuery> expressionAt(const ConfigNode& node, Errors& errors);
/// A selector, as it becomes part of an expression.
WrittenQuery queryOfSelector(const Selector& selector, const ConfigNode& at);

enum class Grows : std::uint8_t { AsCounter, AsRate };
/// Good or bad over total. `grows` is what the definition says of both; where they call rate() or increase() they are rates
/// whatever it says. Reports a rate beside a counter, and what sli/server_expressions.h refuses. Without its source.
std::optional<SliDefinition> ratioOfQueries(bool isGood, const WrittenQuery& part, const WrittenQuery& total, Grows grows,
                                            Errors& errors);
/// One that is a ratio of 0…1 itself.
SliDefinition ratioItself(bool isGood, const std::string& expression);
/// One that is held against a threshold.
SliDefinition gaugeOf(const std::string& expression);

/// What is good of a native histogram, and all of it, in PromQL: counters, but for the interpolation between boundaries.
/// Requires: of kind NativeLatency.
ServerExpressions promqlOf(const SliDefinition& native);
/// The native histogram that these stand for, written with any spaces.
std::optional<SliDefinition> nativeLatencyOf(const std::string& good, const std::string& total);

} // namespace traceo
