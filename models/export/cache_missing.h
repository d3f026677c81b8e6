#pragma once
// What is missing of caches and what would bring it: those that nobody sees, stretches that nobody saw, questions they do not
// answer, and numbers that nobody measures. What is seen and on target is not in it, nor what no cache of a kind can tell.
// Any thread; immutable.

#include "cache/cache_report.h"
#include "export/document.h"

namespace traceo {

/// Without notes where nothing is missing. `config`: that of the report.
DocumentNotes cacheMissing(const CacheReport& report, const CacheConfig& config);

} // namespace traceo
