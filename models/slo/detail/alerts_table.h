#pragma once
// The tables of the alerts tab: their columns as data.
// Any thread; immutable.

#include "refresh/cell.h"
#include "slo/detail/alerts_tab.h"

namespace traceo {

/// State, alert, windows, limit, burn rates over both, when it is quiet again.
std::vector<Column<PairRow>> pairColumns();
/// Severity, begin, length, what was spent by then, incident.
std::vector<Column<FiringRow>> firingColumns();

} // namespace traceo
