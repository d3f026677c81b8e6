#pragma once
// The numbers above the matrix, worked out from its rows.
// Any thread; immutable.

#include "synthetics/synthetics_report.h"

namespace traceo {

/// Checks × regions, checks by state, p95, availability, next certificate, observed; what has nothing to say is left
/// out. `durations` are those of all successful runs in the window.
std::vector<KeyFigure> tilesOf(const SyntheticsReport& report, const std::vector<Availability>& sums,
                               std::vector<double> durations);

} // namespace traceo
