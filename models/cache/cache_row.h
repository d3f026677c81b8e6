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

/// Whether the newest poll is so old that the next three did not come.
bool isSilent(const HitCounts& counts, UtcMs moment);

CacheRow rowOf(const CacheView& view, const CacheConfig& config, const Question& question);

} // namespace traceo
