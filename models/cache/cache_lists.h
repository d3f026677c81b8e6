#pragma once
// Two tables of one cache: its commands or statements, and its groups of keys.
// One thread at a time, as the snapshot. Errors: those of the snapshot.

#include "cache/cache_latency.h"
#include "cache/cache_report.h"

namespace traceo {

inline constexpr std::size_t kMostListed = 200;

/// Commands of a Redis with what their histograms say (`course`), statements of a PostgreSQL with the share of their blocks that
/// was in the shared buffers. What took most time altogether first; those that were not called are left out.
Result<std::vector<CommandRow>> commandRows(const history::Snapshot& snapshot, const CacheInstance& instance, TimeSpan window,
                                            const LatencyCourse& course, std::span<const HitStep> joins);

/// As they were told last in the window, or in the day before its end where that is longer; largest first.
Result<std::vector<KeyGroup>> keyGroups(const history::Snapshot& snapshot, const CacheInstance& instance, TimeSpan window);

} // namespace traceo
