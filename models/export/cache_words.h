#pragma once
// What was found of the caches, in words.
// Any thread; immutable.

#include "cache/cache_report.h"

namespace traceo {

/// "2 of 3 caches reach a hit rate of 85 %, 1 has no look-ups". Requires: a cache.
QString cacheFinding(const CacheReport& report, const CacheTargets& targets);
/// Who is below and why, whose answers are stale, whose counters began again.
QString cacheSummary(const CacheReport& report, const CacheTargets& targets);

} // namespace traceo
