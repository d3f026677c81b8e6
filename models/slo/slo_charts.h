#pragma once
// The charts of one SLO over a range, column by column: the SLI, the budget's course, burn rates.
// A column without events has no value; columns nobody observed are bands.
// Any thread; immutable.

#include "slo/slo_counts.h"
#include "slo/slo_report.h"

namespace traceo {

/// [from, to) of the charts that a question asks for: whole minutes up to the moment that is counted to.
TimeSpan chartRange(const Question& question);
/// Within reason.
int chartColumns(const Question& question);

/// Columns of a chart over [from, to), cut at whole minutes: one a minute at least.
std::vector<UtcMs> columnStarts(TimeSpan range, int columns);

/// Stretches of the range in which nothing was seen for half a minute of each minute, those that are still being fetched,
/// and those that are excluded. What is too short to be drawn is left out.
std::vector<Band> bandsOf(const SloCounts& counts, TimeSpan range, int columns);

/// good / total of each column; its extent is that of its five-minute parts with traffic.
Chart sliChart(const SloDefinition& slo, const SloCounts& counts, const SloRow& row, TimeSpan range, int columns);
/// What was left of the window's budget, and what would be left if it were spent evenly. The line ends where
/// something before it is still to be fetched, and there is none while nothing can be said of the budget.
Chart budgetChart(const SloDefinition& slo, const SloCounts& counts, const SloRow& row, TimeSpan range, int columns);
/// Burn over 1 h and 6 h at each minute, with the limits of the page pairs.
Chart burnChart(const SloDefinition& slo, const SloCounts& counts, const SloRow& row, TimeSpan range, int columns);

} // namespace traceo
