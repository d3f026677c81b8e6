#pragma once
// The SLO table: its columns as data.
// Any thread; immutable.

#include "refresh/cell.h"
#include "slo/slo_report.h"

namespace traceo {

/// State, SLO, service, objective, attained, left, budget, burn 1 h and 6 h, owner.
std::vector<Column<SloRow>> sloColumns();

} // namespace traceo
