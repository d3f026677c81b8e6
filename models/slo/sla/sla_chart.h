#pragma once
// What was left of a period's budget, minute by minute, and what would be left if it were spent evenly. Bands are what nobody
// saw and what is excluded.
// Any thread; immutable.

#include "core/line.h"
#include "slo/slice_rows.h"

namespace traceo {

/// `period`: of the whole axis; the line ends with the table. `allowed`: bad events (minutes) in the period; a line of nothing
/// where none are. Requires: columns ≥ 1.
Chart slaChart(const SliceRows& table, double allowed, TimeSpan period, int columns);

} // namespace traceo
