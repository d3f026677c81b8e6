#pragma once
// A series' samples of a UTC day, in one or more parts: a summary in the table chunk, or packed with the rest of its month
// (months.h), and a body in the table chunk_body. Whoever reads need not know where.
// One thread at a time: the connection's.

#include "history/chunk_codec.h"
#include "history/chunk_row.h"
#include "history/database.h"
#include "history/month_buckets.h"
#include "history/shared_times.h"
#include "history/stored_sample.h"

#include <vector>

namespace traceo::history {

/// Requires: ascending, not empty, at most kChunkLimit.
ChunkRow summarised(std::int64_t key, const std::vector<StoredSample>& samples);

class PackedBuckets;

/// Chunks of a series whose day is in [firstDay, lastDay], by day and part; of those that are packed also the buckets,
/// where these are wanted. Errors: Corrupt, naming series and month; Storage.
Result<std::vector<ChunkRow>> chunkRows(Database& database, SeriesId series, std::int64_t firstDay, std::int64_t lastDay,
                                        PackedBuckets* buckets = nullptr);
/// The chunks of the newest day at or before `day` that has any. Errors: as chunkRows().
Result<std::vector<ChunkRow>> newestChunkRows(Database& database, SeriesId series, std::int64_t day);
/// Those that have a row of their own.
std::vector<ChunkRow> looseRows(Database& database, SeriesId series, std::int64_t firstDay, std::int64_t lastDay);

/// Bodies. Those that lie one after another are read on, not looked up.
class ChunkBodies {
public:
    ChunkBodies(Database& database, SharedTimes& times) : m_database(database), m_times(times) {}

    /// Errors: Corrupt, naming series and day; Storage.
    Result<std::vector<StoredSample>> samples(const ChunkRow& row);
    /// The same without the marks, given to `take`, which may read on with the same memory; on an error nothing is.
    Result<void> visit(const ChunkRow& row, const std::function<void(const SampleColumns&)>& take, ChunkMemory& memory);
    /// In the narrowest buckets, by how many samples are in each. Errors: as samples(), also when they are not as many.
    Result<DayBuckets> buckets(const ChunkRow& row, std::span<const std::int64_t> counts);
    /// Behind what is there; on an error nothing is added.
    Result<void> append(const ChunkRow& row, std::vector<Sample>& to);

private:
    Error named(const ChunkRow& row, Error error);
    template <class Read>
    auto read(const ChunkRow& row, Read read) -> decltype(read(std::string_view(), nullptr));
    std::string_view body(std::int64_t key);

    Database& m_database;
    SharedTimes& m_times;
    std::optional<Statement> m_row; ///< at the one that was read last
};
/// One alone.
Result<std::vector<StoredSample>> chunkSamples(Database& database, const ChunkRow& row);

/// In the place of what is there under its key.
void putChunk(Database& database, const ChunkRow& row, const ChunkParts& parts);
/// Fewer samples behind the same summary.
void thinChunk(Database& database, std::int64_t key, const ChunkParts& kept);
void removeChunk(Database& database, std::int64_t key);
/// The summary alone, as a row of its own.
void putRow(Database& database, const ChunkRow& row);
/// A part number that no chunk of (series, day) uses. Of a month that cannot be read: one that no loose chunk uses.
std::int64_t freePart(Database& database, SeriesId series, std::int64_t day);

/// "up{job="node"} in 2026-09", for messages.
QString monthName(Database& database, std::int64_t monthKey);

} // namespace traceo::history
