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

/// The most one blob may hold: rows, columns, and bytes of text with every repeat counted. A few bytes can stand
/// for any amount of text, so a reader needs the last.
inline constexpr std::size_t kEventLimit = 1 << 15;
inline constexpr std::size_t kEventColumnLimit = 1024;
inline constexpr std::size_t kEventTextLimit = std::size_t{256} << 20;

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
