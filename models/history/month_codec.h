#pragma once
// A packed month: its directory, which is what is known of each of its chunks, as columns; and what happened within their
// days (month_buckets.h). Who only wants the directory does not pay for the rest. FORMAT.md has the layout.
// Any thread.

#include "core/result.h"
#include "history/chunk_row.h"
#include "history/month_buckets.h"

#include <span>
#include <string>
#include <vector>

namespace traceo::history {

/// Requires: of one series.
std::string encodeDirectory(std::span<const ChunkRow> rows);
/// `buckets`: of these chunks. Requires: of one series.
std::string encodeMonth(std::span<const ChunkRow> rows, const MonthBuckets& buckets);
/// Of either. Errors: Corrupt, NewerVersion; `where` is left to the caller.
Result<std::vector<ChunkRow>> decodeDirectory(std::string_view blob, SeriesId series);
/// Of so many chunks; none of a directory that stands alone. Errors: as decodeDirectory().
Result<MonthBuckets> decodeBuckets(std::string_view blob, std::size_t chunks);

} // namespace traceo::history
