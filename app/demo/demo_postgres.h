#pragma once
// The demo's PostgreSQL servers, each with the database of one service: what years of an ordinary shop leave behind in the
// server's statistics, with something for the index advisor of every kind. Rows have the columns that
// sources/postgres/postgres_statements.h asks for.
// Any thread; pure functions of the moment.

#include "core/sql_rows.h"
#include "core/time.h"

#include <array>
#include <optional>
#include <span>
#include <string_view>

namespace traceo::demo {

/// Of pg_stat_statements. Numbers of a call, but calls: an hour, over the day.
struct DemoStatement {
    std::int64_t id;
    std::string_view user;
    std::string_view text;
    double calls;
    double milliseconds;
    double rows;
    double hits; ///< blocks in the shared buffers
    double reads;
};

/// Numbers are an hour's, over the day, unless they say otherwise.
struct DemoTable {
    std::string_view name;
    double rows;  ///< that are in it
    double bytes; ///< of it
    double scans; ///< from end to end, each parallel worker as one
    double rowsOfScan;
    double inserted;
    double updated;
    double hotUpdated; ///< of `updated`, in place
    double deleted;
};

struct DemoIndexColumn {
    std::string_view name;
    std::string_view opclass; ///< with collation and direction
};

struct DemoIndex {
    enum class Rule : std::uint8_t { None, Unique, UniqueConstraint, PrimaryKey };
    std::string_view table;
    std::string_view name;
    std::array<DemoIndexColumn, 2> columns; ///< the second may be without a name: there is none
    double scans;                           ///< an hour, over the day
    double bytes;
    Rule rule = Rule::None;
    std::string_view method = "btree";
    bool isValid = true;
};

struct DemoPostgres {
    std::string_view source; ///< what the workspace calls it
    std::string_view database;
    std::int64_t datid;
    Millis resetEvery; ///< somebody resets its statistics so often; 0: nobody ever did
    std::span<const DemoStatement> statements;
    std::span<const DemoTable> tables;
    std::span<const DemoIndex> indexes;
};

/// In the order of the workspace.
std::span<const DemoPostgres> demoPostgres();
/// Null: there is none of that name.
const DemoPostgres* demoPostgresOf(std::string_view source);

/// Since when nothing of it has changed but its numbers.
inline constexpr UtcMs kPostgresBegan = utcMs(1'741'486'440'000); // 2025-03-09T02:14:00Z
/// When its counters began at zero.
UtcMs statisticsBegan(const DemoPostgres& server, UtcMs at);

/// The answer at that moment; none to a question nobody asks (postgres_source.h names them).
std::optional<SqlRows> answerTo(std::string_view question, const DemoPostgres& server, UtcMs at);

} // namespace traceo::demo
