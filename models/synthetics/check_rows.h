#pragma once
// Rows of pairs put together: the matrix' columns and lines.
//
// A check is down when at least half of the regions that see it now see it down (with five regions three), so that one
// broken prober is no outage; regions that see nothing do not vote. Without any it is not observed.
// Any thread; immutable.

#include "synthetics/synthetics_report.h"

namespace traceo {

/// By name.
std::vector<RegionColumn> regionsOf(const std::vector<ProbeRow>& rows, UtcMs moment);

/// `sums` stand beside `rows`. Worst first, then by name.
std::vector<CheckRow> checksOf(const std::vector<ProbeRow>& rows, const std::vector<Availability>& sums,
                               const std::vector<RegionColumn>& regions, Millis certificateWarning);

} // namespace traceo
