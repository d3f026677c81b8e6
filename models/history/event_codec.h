#pragma once
// A run of events of one stream as two blobs: the keys (time, id, when learned) and the columns
// (dictionaries for text). FORMAT.md has the layout.
// Any thread.

#include "core/batch.h"
#include "core/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace traceo::history {

/// The most rows one blob may hold.
inline constexpr std::size_t kEventLimit = 1 << 15;

struct EventKeys {
    std::vector<std::int64_t> at; ///< ascending
    std::vector<std::int64_t> marks;
    std::vector<std::string> ids;
};

std::string encodeEventKeys(const EventKeys& keys);
/// Errors: Corrupt, NewerVersion; `where` is left to the caller.
Result<EventKeys> decodeEventKeys(std::string_view blob);

std::string encodeEventColumns(const std::vector<EventColumn>& columns);
Result<std::vector<EventColumn>> decodeEventColumns(std::string_view blob);

} // namespace traceo::history
