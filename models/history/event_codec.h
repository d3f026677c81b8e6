#pragma once
// A run of events of one stream as blobs. A small one is two: the keys (time, id, when learned) and the columns
// (dictionaries for text). A large one is a directory and a blob for each column. FORMAT.md has the layout.
// Any thread.

#include "core/batch.h"
#include "core/result.h"
#include "history/column_data.h"

#include <limits>
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
/// Errors of all decoders: Corrupt, NewerVersion; `where` is left to the caller.
Result<EventKeys> decodeEventKeys(std::string_view blob);

std::string encodeEventColumns(const std::vector<EventColumn>& columns);
Result<std::vector<EventColumn>> decodeEventColumns(std::string_view blob);

/// The same for questions, which need no string a row.
struct StoredKeys {
    RawVector<std::int64_t> at;
    RawVector<std::int64_t> marks;
    TextColumn ids;
};
struct StoredColumn {
    std::string name;
    ColumnData data;
};
Result<StoredKeys> decodeStoredKeys(std::string_view blob);
Result<std::vector<StoredColumn>> decodeStoredColumns(std::string_view blob);

/// What a directory says of a column: enough to know that a value is not in it.
struct ColumnEntry {
    std::string name;
    ColumnKind kind = ColumnKind::Text;
    std::int64_t least = std::numeric_limits<std::int64_t>::min(); ///< of integers
    std::int64_t most = std::numeric_limits<std::int64_t>::max();
    double low = -std::numeric_limits<double>::infinity(); ///< of numbers that are no NaN; high < low when there is none
    double high = std::numeric_limits<double>::infinity();
};
struct EventDirectory {
    std::size_t rows = 0;
    std::int64_t lastMark = 0; ///< the largest learned mark
    std::vector<ColumnEntry> columns;
};

ColumnEntry entryOf(std::string name, const ColumnData& data);
std::string encodeEventDirectory(const EventDirectory& directory);
Result<EventDirectory> decodeEventDirectory(std::string_view blob);

/// One column of a large run: its times, learned marks, ids or values.
std::string encodeEventPart(const ColumnData& data);
/// Corrupt as well if it is not what its directory says.
Result<ColumnData> decodeEventPart(std::string_view blob, ColumnKind kind, std::size_t rows);

} // namespace traceo::history
