#pragma once
// The caches on paper: how many reach the four targets, all of them with their numbers, the charts of the worst, what they got
// wrong, and what the statistics of PostgreSQL say of its indexes. Numbers are those of CacheReport and IndexReport.
// One thread at a time, as the snapshot.

#include "cache/cache_config.h"
#include "export/document.h"

namespace traceo {

/// A workspace without caches has a section that says so. Errors: those of build(CacheReport) and adviceOf().
Result<DocumentSection> cacheSection(const CacheConfig& config, const SectionAsk& ask);

/// Caches whose estimators are listed one by one; of more it is said that they are left out.
inline constexpr std::size_t kMostEstimated = 8;

} // namespace traceo
