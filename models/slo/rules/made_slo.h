#pragma once
// The made history (made_history.h) of an SLO, plain or composite, and what Traceo counts of it.
// A composite has the histories of all it is made of in one. A member of which a history has nothing is idle in it, as PromQL
// takes it, and minutes that nobody observed are no more than that, whatever when_delayed says: the rules know no better.
// Any thread; immutable.

#include "slo/rules/made_history.h"
#include "slo/rules/rule_names.h"
#include "slo/weighed_sums.h"

namespace traceo::rules {

bool canBeMade(const SloDefinition& slo);
/// None as of its indicators, and where the members' histories are not the same in a series that they share.
std::optional<std::vector<MadeSeries>> madeHistory(const SloDefinition& slo);

/// Whether anything it is made of counts one of the series.
bool countsAny(const SloDefinition& slo, const std::vector<MadeSeries>& history);
/// None where it counts nothing of them.
std::optional<WeighedSums> sumsIn(const std::vector<MadeSeries>& history, const SloDefinition& slo);

/// Whether an expression that the server evaluates may read one of the series: what it would count of it is not known here, nor
/// how many samples that takes.
bool mayBeAskedFor(const SloDefinition& slo, const std::vector<MadeSeries>& history);

/// Whether promtool's engine takes as many samples as a rule of the SLO reads of the history at once: 10,000. Only rules that ask
/// for moments may read more, those of gauges: their samples, those that are bad once more, and one a moment of the window.
bool canBeRead(const std::vector<MadeSeries>& history, const SloDefinition& slo);

} // namespace traceo::rules
