#pragma once
// Rows of the table chunk_times: the times of a chunk, stored once for all series that have the same ones that day, as
// those of one target do. A row counts the chunk bodies that refer to it and goes with the last of them.
// One thread at a time: the connection's.

#include "history/chunk_codec.h"
#include "history/database.h"

#include <string>

namespace traceo::history {

/// One more refers to these times.
TimesElsewhere shareTimes(Database& database, std::string_view times);
/// One fewer does.
void releaseTimes(Database& database, TimesElsewhere which);
/// Errors: Corrupt, NewerVersion; `where` is left to the caller.
Result<std::string> sharedTimes(Database& database, TimesElsewhere which);

} // namespace traceo::history
