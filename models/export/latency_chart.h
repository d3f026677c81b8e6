#pragma once
// The latencies of a cache over time as lines, for a heat map (widgets/heat_map.h) and a file.
// Any thread; immutable.

#include "cache/cache_report.h"

namespace traceo {

/// A line a bucket, the slowest first, neighbours joined so that there are no more than kMostLatencyRows; values are events a
/// second. Buckets beside the first and the last that ever held anything are left out. Without any event there is no line.
Chart latencyChart(const LatencyMap& map);
inline constexpr std::size_t kMostLatencyRows = 14;

} // namespace traceo
