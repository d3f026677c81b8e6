#pragma once
// The counters an SLI of another tool is a ratio of, as the queries of an OpenSLO ratioMetric.
// Any thread; immutable.

#include "slo/foreign/counter_expression.h"
#include "slo/foreign/translation.h"

namespace traceo::foreign {

struct CounterRatio {
    enum class Part : std::uint8_t { Good, Bad };
    Part kind = Part::Good;
    ConfigNode part; ///< a selector, or what another tool has in its place
    ConfigNode total;
};

/// Two plain selectors.
std::optional<CounterRatio> ratioOfSelectors(CounterRatio::Part kind, const ConfigNode& part, const ConfigNode& total,
                                             Translation& out);
/// Two expressions over `window` (without spaces, as CounterExpression has it). None, and reported, where one is more than the growth
/// of a counter. What is left of the total without the part is as good: A - B of A is B, of the other kind.
std::optional<CounterRatio> ratioOfExpressions(CounterRatio::Part kind, const ConfigNode& part, const ConfigNode& total,
                                               std::string_view window, Translation& out);
/// One expression that divides the part by the total.
std::optional<CounterRatio> ratioOfQuotient(CounterRatio::Part kind, const ConfigNode& quotient, std::string_view window,
                                            Translation& out);
/// The selector as a query; notes that a whole bucket boundary is matched in both forms it has.
ConfigNode queryOf(const Selector& selector, const Location& at, Translation& out);

} // namespace traceo::foreign
