#pragma once
// The counters an SLI of another tool is a ratio of, as the queries of an OpenSLO ratioMetric; and where they are more than counters,
// the expressions, for the server to evaluate.
// Any thread; immutable.

#include "slo/foreign/counter_expression.h"
#include "slo/foreign/translation.h"

namespace traceo::foreign {

struct CounterRatio {
    enum class Part : std::uint8_t { Good, Bad };
    Part kind = Part::Good;
    ConfigNode part;       ///< a selector, or what another tool has in its place
    ConfigNode total;      ///< Missing: `part` is a ratio itself
    bool isCounter = true; ///< else both are rates, or counts of what happened since the sample before
    Location counterAt{};  ///< where a file says so; else where the part stands
};

/// What a window that is filled in by the tool becomes.
inline constexpr const char* kShortestWindow = "5m";

/// Two plain selectors.
std::optional<CounterRatio> ratioOfSelectors(CounterRatio::Part kind, const ConfigNode& part, const ConfigNode& total,
                                             Translation& out);
/// Two expressions over `window` (without spaces, as CounterExpression has it). What is left of the total without the part is as
/// good: A - B of A is B, of the other kind. Where one is more than the growth of a counter both are the server's to evaluate, over
/// five minutes, the shortest window these tools record; that is noted. None, and reported, where they mean nothing: without the
/// window, or with rate() of one and increase() of the other.
std::optional<CounterRatio> ratioOfExpressions(CounterRatio::Part kind, const ConfigNode& part, const ConfigNode& total,
                                               std::string_view window, Translation& out);
/// One expression that divides the part by the total, or any other ratio, for the server to evaluate over five minutes.
std::optional<CounterRatio> ratioOfQuotient(CounterRatio::Part kind, const ConfigNode& quotient, std::string_view window,
                                            Translation& out);
/// Notes that an expression is evaluated over that window.
void noteServer(const ConfigNode& at, Translation& out);
/// The selector as a query; notes that a whole bucket boundary is matched in both forms it has.
ConfigNode queryOf(const Selector& selector, const Location& at, Translation& out);

} // namespace traceo::foreign
