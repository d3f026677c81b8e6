#pragma once
// Indicators whose parts are expressions of PromQL. The server evaluates each at the end of each minute, and what it answers is
// counted here, minute by minute: of counters their steps; of rates what they say of the minute, which is sixty times a second's,
// or the share of increase()'s window; of a ratio the value itself, each minute weighing the same.
// Beside raw samples this is second best: what a rate extrapolated stays extrapolated, and a window longer than a minute smears.
// Any thread; immutable.

#include "core/result.h"
#include "sli/sli_definition.h"

#include <string>
#include <string_view>

namespace traceo {

/// Whether it calls rate(), irate() or increase(): then its values say how fast something grows, not how far it has grown.
bool isOfGrowth(std::string_view promql);

/// Whether brackets and quotes are closed; all that is looked at before the server does.
bool isClosed(std::string_view promql);

/// The expression whose values are the events of a minute: 60*(E), or less where E calls only increase() over a longer window.
/// Errors: BadValue where it calls increase() over several, as no factor fits.
Result<std::string> perMinute(std::string_view promql);

/// Whether the expression may read a series of that name; also true where it names no metric ({job="a"}) or answers without any
/// series (vector(), absent() and the like), which no name tells.
bool mayRead(std::string_view promql, std::string_view name);

/// What the server is asked for an expression of an SLI of this kind. Requires: of Counts, one that perMinute() takes.
std::string askedOf(SliDefinition::Kind kind, const std::string& written);

enum class PartOf : std::uint8_t { Good, Bad, Neither };
/// Gives `sli`, whose kind is set, these expressions, and good or bad, and total, the selectors of their answers.
void setExpressions(SliDefinition& sli, PartOf part, ServerExpressions written);

} // namespace traceo
