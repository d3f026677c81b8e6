#pragma once
// The directory of a packed month: what is known of each of its chunks, as columns. FORMAT.md has the layout.
// Any thread.

#include "core/result.h"
#include "history/chunk_row.h"

#include <span>
#include <string>
#include <vector>

namespace traceo::history {

/// Requires: of one series.
std::string encodeDirectory(std::span<const ChunkRow> rows);
/// Errors: Corrupt, NewerVersion; `where` is left to the caller.
Result<std::vector<ChunkRow>> decodeDirectory(std::string_view blob, SeriesId series);

} // namespace traceo::history
