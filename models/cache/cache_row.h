#pragma once
// From what is known of a cache to the readings, the status and the words of its row.
// Any thread; immutable.

#include "cache/cache_instance.h"
#include "cache/cache_latency.h"
#include "cache/cache_now.h"
#include "cache/cache_report.h"
#include "cache/hit_counts.h"

#include <vector>

namespace traceo {

/// What a row is made of.
struct CacheView {
    const CacheInstance& instance;
    const HitCounts& counts;
    TimeSpan window;
    const CacheNow& now;
    const LatencyFigures& latencies;
    const std::vector<FalseResults>& falseResults; ///< as falseResultsOf() has them
};

/// Of a window; with less of it observed its numbers are Partial.
inline constexpr double kFullCoverage = 0.99;

/// Whether what is asked directly was asked in vain after its newest poll.
bool isLost(const CacheInstance& instance, const HitCounts& counts);
/// Whether what is known is no more of now: of what is asked directly the newest poll failed or is older than two intervals; of
/// what another server scrapes, which shows it later, the next three did not come, and a minute went by.
bool isSilent(const CacheInstance& instance, const HitCounts& counts, UtcMs moment);

CacheRow rowOf(const CacheView& view, const CacheConfig& config, const Question& question);

} // namespace traceo
