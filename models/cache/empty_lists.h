#pragma once
// Why a list of the selected cache is empty, in words that are true of its kind: unknown is not none.
// Any thread; immutable.

#include "cache/cache_instance.h"
#include "cache/cache_report.h"

namespace traceo {

EmptyList emptySlowLog(const CacheInstance& instance, const CacheRow& row);
EmptyList emptyKeyGroups(const CacheInstance& instance);

} // namespace traceo
