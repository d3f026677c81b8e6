#pragma once
// Caches as the command prints them. Names are fixed; what is not known is null, never 0.
// Any thread; immutable.

#include "cache/cache_report.h"

#include <nlohmann/json_fwd.hpp>

#include <vector>

namespace traceo {

/// `window`: what the numbers are of.
nlohmann::json toJson(const CacheRow& row, TimeSpan window);
/// A target with what each cache says to it.
nlohmann::json toJson(const CacheTarget& target, const std::vector<CacheRow>& rows);
nlohmann::json toJson(const SlowCommand& command);

} // namespace traceo
