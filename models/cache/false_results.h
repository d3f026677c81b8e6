#pragma once
// How often a cache's answer was not true any more, by three estimators: a shadow read (cache, origin, cache again: stale if both
// reads of the cache agree, differ from the origin, and the origin was changed before the read by more than a grace), a version
// stamp, a canary write. Single looks are events (vocabulary kStaleStream); mapped counters of stale hits are an estimator too.
// One thread at a time, as the snapshot.

#include "cache/cache_instance.h"
#include "cache/cache_report.h"

#include <optional>
#include <vector>

namespace traceo {

/// Each estimator that looked in (from, to], the one with most looks first.
Result<std::vector<FalseResults>> falseResultsOf(const history::Snapshot& snapshot, const CacheInstance& instance,
                                                 TimeSpan window);

/// Of entries that live `ttl` whose origin changes by chance at `rate` a second (Poisson): 1 − (1 − e^{−λT}) ÷ (λT).
double expectedFalseResults(double rate, Millis ttl);
/// The longest TTL whose expected rate is within the objective; none where any is too long.
std::optional<Millis> ttlFor(double rate, double objective);

} // namespace traceo
