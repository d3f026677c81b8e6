#pragma once
// What is given up with age: seconds after `keepRaw`, minutes after `keepMinutes`, events after
// `keepEvents`. Facts, observations and derived series stay. Each function does a slice and says
// how much, so that the writer is held briefly.
// The writer's thread, within a transaction.

#include "core/time.h"
#include "history/database.h"

namespace traceo::history {

/// Of chunks that end before `before` and are finer than a minute, keeps the last sample of each
/// minute (m, m + 60 s]; their summaries stay those of the raw data. A packed month waits until all of it is that old.
/// Returns what was done, 0 at the end.
Result<int> thinChunks(Database& database, UtcMs before);
/// Returns what was done, 0 at the end.
Result<int> removeChunks(Database& database, UtcMs before);
/// Returns rows of the event table removed.
Result<int> removeEvents(Database& database, UtcMs before);
/// Joins small rows of the event table that end before `before`. Returns rows joined.
Result<int> joinEvents(Database& database, UtcMs before);

} // namespace traceo::history
