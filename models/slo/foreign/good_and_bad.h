#pragma once
// What two selectors select together: the total where a tool names what is good and what is bad, each by itself.
// They are one selector where they differ in one label and nothing can match both: other texts, patterns whose matches begin
// with other letters, or a condition and its opposite.
// Any thread; immutable.

#include "slo/foreign/counter_ratio.h"

namespace traceo::foreign {

/// None where one selector cannot say it, or an event may be of both.
std::optional<Selector> unionOf(const Selector& a, const Selector& b);

/// Good over good and bad together, of two plain selectors: counters where one selector says it, else expressions that the
/// server evaluates, which is noted. None, and reported, where one is no selector.
std::optional<CounterRatio> ratioOfGoodAndBad(const ConfigNode& good, const ConfigNode& bad, Translation& out);

} // namespace traceo::foreign
