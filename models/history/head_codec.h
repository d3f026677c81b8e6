#pragma once
// The body of a head row: what one commit brought of one UTC day, all series together, so that a
// poll of a thousand series is one small row. FORMAT.md has the layout. Lossless.
// Any thread.

#include "core/batch.h"
#include "core/result.h"
#include "history/snapshot.h"

#include <string>
#include <string_view>
#include <vector>

namespace traceo::history {

/// The most samples one row may hold.
inline constexpr std::size_t kHeadRowLimit = 1 << 17;

struct HeadRun {
    SeriesId series = 0;
    std::vector<Sample> samples; ///< ascending
};

std::string encodeHead(const std::vector<HeadRun>& runs);
/// Errors: Corrupt, NewerVersion; `where` is left to the caller.
Result<std::vector<HeadRun>> decodeHead(std::string_view body);

} // namespace traceo::history
