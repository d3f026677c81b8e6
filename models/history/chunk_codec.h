#pragma once
// The body of a chunk: one series' samples of a UTC day, and of a late part when each was learned.
// FORMAT.md has the layout. Lossless.
// Any thread.

#include "core/batch.h"
#include "core/result.h"
#include "history/stored_sample.h"

#include <string>
#include <string_view>
#include <vector>

namespace traceo::history {

/// The most samples one body may hold.
inline constexpr std::size_t kChunkLimit = 1 << 16;

/// Requires: ascending times, at most kChunkLimit.
std::string encodeChunk(const std::vector<StoredSample>& samples);
/// Errors: Corrupt, NewerVersion; `where` is left to the caller.
Result<std::vector<StoredSample>> decodeChunk(std::string_view body);
/// The same without the marks, behind what is there; on an error nothing is added.
Result<void> appendSamples(std::string_view body, std::vector<Sample>& to);

} // namespace traceo::history
