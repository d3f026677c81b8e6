#pragma once
// What caches found slow, out of their slow logs: events of the stream kSlowLogStream, which hold a command's name and never
// its arguments.
// One thread at a time, as the snapshot.

#include "cache/cache_report.h"

#include <string>
#include <vector>

namespace traceo {

/// In (window.from, window.to], the newest first, at most `limit`; of one instance, by its name, or with an empty one of all.
/// Errors: those of the snapshot.
Result<std::vector<SlowCommand>> slowLogOf(const history::Snapshot& snapshot, TimeSpan window, const std::string& instance,
                                           std::size_t limit);

} // namespace traceo
