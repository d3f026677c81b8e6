#pragma once
// The numbers above the table, worked out from its rows.
// Any thread; immutable.

#include "slo/slo_report.h"

namespace traceo {

/// SLOs by state, lowest budget, objectives met, coverage; a tile that has nothing to say is left out.
std::vector<KeyFigure> tilesOf(const std::vector<SloRow>& rows, UtcMs moment, const Question& question);

} // namespace traceo
