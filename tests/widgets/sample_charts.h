#pragma once
// Deterministic charts over the thirty days before 23 Nov 2026 14:05 UTC.

#include "core/line.h"

namespace traceo::test {

UtcMs sampleNow();
/// A budget that falls from 1 to 0.081 with an even-spend line, a deploy, an incident and a gap.
Chart budgetChart(int columns = 720);
/// Burn rates on a logarithmic axis with two thresholds.
Chart burnChart(int columns = 720);
/// A ratio near 1 with its objective.
Chart sliChart(int columns = 720);
/// A chart with the same value everywhere, or where the list says so (NaN: a gap).
Chart chartOf(const std::vector<double>& values, Unit unit = Unit::None);

} // namespace traceo::test
