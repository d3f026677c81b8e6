#pragma once
// The table of caches: columns as data.
// Any thread; immutable.

#include "cache/cache_report.h"
#include "refresh/cell.h"

namespace traceo {

/// Why there is no hit rate, which is neither 0 % nor 100 %: "no look-ups", "one poll", "not observed"; empty where there is one.
QString wordsOf(HitWord word);

/// State, cache, kind, age, hit rate, its bounds, lifetime, course, look-ups a second, evictions, expirations, memory,
/// overhead, p50, p99, reduction, false results.
std::vector<Column<CacheRow>> cacheColumns();

} // namespace traceo
