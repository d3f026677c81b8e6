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
    /// Of the hit rate, five minutes by five minutes; NaN without look-ups. So a short dip shows, however wide the part is.
    double lowest = std::numeric_limits<double>::quiet_NaN();
    double highest = lowest;
};
/// A step belongs to the part in which it ends. What another server said that took over is not observed.
std::vector<HitPart> hitParts(const HitCounts& counts, std::span<const TimeSpan> parts);

/// Columns of a chart over `range`, (from, to] each: of 1, 5, 15, 30 s or min, 1, 3, 6, 12 h, a day …, from multiples of
/// that in UTC on, no more than `columns` but for what is cut off at the ends. So they stay when the chart moves.
std::vector<TimeSpan> calendarParts(const HitCounts& counts, TimeSpan range, int columns);
/// The same of equal lengths; a multiple of mapColumns() where there are more.
std::vector<TimeSpan> chartParts(const HitCounts& counts, TimeSpan range, int columns);
/// Of the heat map.
int mapColumns(std::size_t parts);

/// Where nothing was observed for longer than three polls are apart, and long enough to be seen.
std::vector<Band> unseenBands(const HitCounts& counts, TimeSpan range);
/// Of what was observed for so many seconds of each part.
std::vector<Band> unseenBands(std::span<const TimeSpan> parts, std::span<const double> seconds, TimeSpan range);

/// Lines end with their own last value; what is of the whole window stands in the table of numbers.
Chart hitsChart(const std::vector<HitPart>& parts, TimeSpan range);
/// `like`: of the whole window; decides decimals and rounding.
Chart rateChart(const std::vector<HitPart>& parts, TimeSpan range, double target, const Reading& like);

/// One a column.
Chart percentilesChart(const std::vector<Percentiles>& percentiles, std::span<const TimeSpan> parts, TimeSpan range,
                       const CacheRow& row);
Result<Chart> memoryChart(const history::Snapshot& snapshot, const CacheInstance& instance, std::span<const TimeSpan> parts,
                          TimeSpan range, const CacheRow& row);
/// `hits`: of the same parts, for how long they were observed.
Result<Chart> evictionsChart(const history::Snapshot& snapshot, const CacheInstance& instance, std::span<const TimeSpan> parts,
                             const std::vector<HitPart>& hits, TimeSpan range, std::span<const HitStep> joins);

/// Events by bucket, in calendar columns that are no narrower than the parts, and for how long each was observed. `seconds`: of
/// each part, likewise. Empty where there are no events.
LatencyMap latencyMap(std::span<const LatencyHistogram> histograms, std::span<const double> seconds,
                      std::span<const TimeSpan> parts, TimeSpan range);

} // namespace traceo
