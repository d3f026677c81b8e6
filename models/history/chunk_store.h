#pragma once
// Rows of the tables chunk and chunk_body: a series' samples of a UTC day, in one or more parts.
// One thread at a time: the connection's.

#include "history/chunk_codec.h"
#include "history/database.h"
#include "history/snapshot.h"
#include "history/stored_sample.h"

#include <vector>

namespace traceo::history {

/// Series-major: k = series << 28 | day << 12 | part.
inline constexpr int kDayBits = 16;
inline constexpr int kPartBits = 12;
inline constexpr std::int64_t kLastDay = (std::int64_t{1} << kDayBits) - 1; ///< in 2149

constexpr std::int64_t chunkKey(SeriesId series, std::int64_t day, std::int64_t part)
{
    return (series << (kDayBits + kPartBits)) | (day << kPartBits) | part;
}
constexpr SeriesId seriesOfKey(std::int64_t key)
{
    return key >> (kDayBits + kPartBits);
}
constexpr std::int64_t dayOfKey(std::int64_t key)
{
    return (key >> kPartBits) & kLastDay;
}

/// A chunk without its body.
struct ChunkRow {
    std::int64_t key = 0;
    std::int64_t t0 = 0;
    std::int64_t t1 = 0;
    std::int64_t stored = 0;     ///< samples in the body
    bool thinned = false;        ///< the body lost samples to retention; `all` is still of the raw ones
    std::int64_t learnedMin = 0; ///< learned marks of the samples: earliest and latest
    std::int64_t learned = 0;
    Aggregate all;
};

/// Requires: ascending, not empty, at most kChunkLimit.
ChunkRow summarised(std::int64_t key, const std::vector<StoredSample>& samples);

/// Chunks of a series whose day is in [firstDay, lastDay], by day and part.
std::vector<ChunkRow> chunkRows(Database& database, SeriesId series, std::int64_t firstDay, std::int64_t lastDay);
/// The chunks of the newest day at or before `day` that has any.
std::vector<ChunkRow> newestChunkRows(Database& database, SeriesId series, std::int64_t day);
/// Errors: Corrupt, naming series and day.
Result<std::vector<StoredSample>> chunkSamples(Database& database, std::int64_t key);
/// The same without the marks, behind what is there; on an error nothing is added.
Result<void> appendChunk(Database& database, std::int64_t key, std::vector<Sample>& to);

/// In the place of what is there under its key.
void putChunk(Database& database, const ChunkRow& row, const ChunkParts& parts);
/// Fewer samples behind the same summary.
void thinChunk(Database& database, std::int64_t key, const ChunkParts& kept);
void removeChunk(Database& database, std::int64_t key);
/// A part number that no chunk of (series, day) uses.
std::int64_t freePart(Database& database, SeriesId series, std::int64_t day);

} // namespace traceo::history
