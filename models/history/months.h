#pragma once
// Rows of the table month: what is known of the chunks of many days of a series in one row. Their bodies stay where they
// are: those of a month in one row would leave a fifth of its pages empty. A month that changes is taken apart, and packed
// again the next time.
// One thread at a time: the connection's.

#include "history/chunk_row.h"
#include "history/database.h"

#include <optional>
#include <vector>

namespace traceo::history {

/// Whether a file has these tables: an older one that is open for reading has not.
bool hasMonths(Database& database);

/// Packed chunks of a series whose day is in [firstDay, lastDay], by day and part. Errors: Corrupt, naming series and
/// month; Storage.
Result<std::vector<ChunkRow>> packedRows(Database& database, SeriesId series, std::int64_t firstDay, std::int64_t lastDay);
/// The newest day at or before `day` that has packed chunks. Errors: as packedRows().
Result<std::optional<std::int64_t>> newestPackedDay(Database& database, SeriesId series, std::int64_t day);
/// From the first to the last sample of each packed month that has one of these days: known even where the month cannot be
/// read.
std::vector<std::pair<std::int64_t, std::int64_t>> packedSpans(Database& database, SeriesId series, std::int64_t firstDay,
                                                               std::int64_t lastDay);

/// Takes the month of a chunk apart if the chunk lies in it. What cannot be read stays as it is.
void unpackFor(Database& database, std::int64_t chunkKey);
/// Takes apart at most `limit` months that lie wholly before `before`, for retention: to thin what was not, or to remove
/// it. Returns how many; what cannot be read stays as it is.
enum class Retention : std::uint8_t { Thin, Remove };
int unpackFor(Database& database, Retention what, UtcMs before, int limit);

/// Packs the days before `day` of the next series and months from `cursor` on, at most `limit` of them; moves the cursor
/// behind them. Returns how many it looked at: 0 at the end.
Result<int> packMonths(Database& database, std::int64_t day, std::int64_t& cursor, int limit);

} // namespace traceo::history
