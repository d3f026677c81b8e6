#pragma once
// Rows of the table month: what is known of the chunks of many days of a series in one row. Their bodies stay where they
// are: those of a month in one row would leave a fifth of its pages empty. A month that changes is taken apart, and packed
// again the next time.
// One thread at a time: the connection's.

#include "history/chunk_row.h"
#include "history/database.h"
#include "history/month_buckets.h"

#include <optional>
#include <span>
#include <vector>

namespace traceo::history {

/// Whether a file has these tables: an older one that is open for reading has not.
bool hasMonths(Database& database);

/// What happened within a packed chunk's day: buckets of its `filled` bits, see MonthBuckets; or what they are made by.
struct ChunkBuckets {
    std::int64_t key = 0; ///< of the chunk
    Millis width{0};
    std::int64_t filled = 0;
    const Bucket* buckets = nullptr;
    std::span<const std::int64_t> counts; ///< not empty: there are these instead
};

/// Those of many months of a series, in the order of their chunks. Chunks whose month has none are left out.
class PackedBuckets {
public:
    /// None: it has to be read.
    const ChunkBuckets* of(std::int64_t chunkKey) const;
    /// Those of the next month; `rows` is its directory.
    void add(std::span<const ChunkRow> rows, MonthBuckets buckets);

private:
    std::vector<ChunkBuckets> m_chunks;
    std::vector<MonthBuckets> m_months;
};

/// Packed chunks of a series whose day is in [firstDay, lastDay], by day and part, and their buckets where these are
/// wanted. Errors: Corrupt, naming series and month; Storage.
Result<std::vector<ChunkRow>> packedRows(Database& database, SeriesId series, std::int64_t firstDay, std::int64_t lastDay,
                                         PackedBuckets* buckets = nullptr);
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
/// Gives buckets to months that were packed before there were any: looks at the next `limit` from `cursor` on, as
/// packMonths() does.
Result<int> addBuckets(Database& database, std::int64_t& cursor, int limit);

} // namespace traceo::history
