#pragma once
// The answer to a statement as a value: what a database runner writes into Response::body and a source reads.
// Any thread; immutable.

#include "core/result.h"

#include <QString>

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace traceo {

/// Integers never pass through double; numeric comes as text; times as milliseconds since 1970 are asked for by the statement.
using SqlValue = std::variant<std::monostate, std::int64_t, double, bool, std::string>;

struct SqlRows {
    std::vector<std::string> columns;
    std::vector<std::vector<SqlValue>> rows; ///< each as long as columns

    /// −1: there is none.
    int column(std::string_view name) const;
};

/// What JSON has no number for (NaN, infinities) becomes none; bytes that are no UTF-8 become U+FFFD.
std::string toJson(const SqlRows& rows);
/// Errors: Truncated, Decode, TooLarge (a million values).
Result<SqlRows> sqlRows(std::string_view json);

} // namespace traceo
