#pragma once
// Where a counter began again: its process was started anew, or it ran over.
// Any thread; immutable.

#include "core/line.h"

#include <cstddef>
#include <span>
#include <vector>

namespace traceo {

/// Whether the counter began again in this column, or between it and the column with a value before it. A counter never
/// falls, so each of these is a reset: last < first, min < first, max > last, and first < the last of the column before;
/// across a gap that is the one before the gap. All that four values of a column can tell: a counter that falls to no less
/// than the column began with, and climbs beyond where it fell from, shows none. A column without a value holds none.
bool isReset(std::span<const LinePoint> columns, std::size_t column);

/// All of them, ascending.
std::vector<std::size_t> resetsOf(std::span<const LinePoint> columns);

} // namespace traceo
