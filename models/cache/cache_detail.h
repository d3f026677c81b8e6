#pragma once
// All there is to say of one cache: charts, commands, slow log, key groups, false results.
// One thread at a time, as the snapshot.

#include "cache/cache_instance.h"
#include "cache/cache_report.h"
#include "cache/hit_counts.h"

namespace traceo {

Result<CacheDetail> detailOf(const history::Snapshot& snapshot, const CacheConfig& config, const CacheInstance& instance,
                             const CacheRow& row, const HitCounts& counts, const Question& question);

} // namespace traceo
