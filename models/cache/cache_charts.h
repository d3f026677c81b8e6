#pragma once
// The charts of one cache, made of what was counted from poll to poll. Columns are two polls wide at least, so that one that came
// late leaves no gap; where nothing was observed there is a gap, never a zero.
// One thread at a time, as the snapshot. Errors: those of the snapshot.

#include "cache/cache_latency.h"
#include "cache/cache_report.h"
#include "cache/hit_counts.h"

namespace traceo {

/// What happened in a column.
struct HitPart {
    TimeSpan span;
    double hits = 0;
    double misses = 0;
    double seconds = 0; ///< the steps that end in it are so long; 0: not observed
};
/// A step belongs to the part in which it ends. What another server said that took over is not observed.
std::vector<HitPart> hitParts(const HitCounts& counts, std::span<const TimeSpan> parts);

/// Columns of a chart over `range`, (from, to] each; a multiple of mapColumns() where there are more.
std::vector<TimeSpan> chartParts(const HitCounts& counts, TimeSpan range, int columns);
/// Of the heat map.
int mapColumns(std::size_t parts);

/// Where nothing was observed for longer than three polls are apart, and long enough to be seen.
std::vector<Band> unseenBands(const HitCounts& counts, TimeSpan range);

Chart hitsChart(const std::vector<HitPart>& parts, TimeSpan range);
/// `newest`: of the whole window; shown at the line's end.
Chart rateChart(const std::vector<HitPart>& parts, TimeSpan range, double target, const Reading& newest);

/// One a column.
Chart percentilesChart(const std::vector<Percentiles>& percentiles, std::span<const TimeSpan> parts, TimeSpan range,
                       const CacheRow& row);
Result<Chart> memoryChart(const history::Snapshot& snapshot, const CacheInstance& instance, std::span<const TimeSpan> parts,
                          TimeSpan range, const CacheRow& row);
/// `hits`: of the same parts, for how long they were observed.
Result<Chart> evictionsChart(const history::Snapshot& snapshot, const CacheInstance& instance, std::span<const TimeSpan> parts,
                             const std::vector<HitPart>& hits, TimeSpan range, std::span<const HitStep> joins);

/// Events by bucket, `columns` of equal length over the range, of which the histograms' number is a multiple. Empty where there
/// are none.
LatencyMap latencyMap(const std::vector<LatencyHistogram>& histograms, const std::vector<bool>& observed, int columns,
                      TimeSpan range);

} // namespace traceo
