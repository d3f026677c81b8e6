#pragma once
// Answers as a PostgreSQL would give them.

#include "core/sql_rows.h"

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace traceo::test {

using Cells = std::vector<std::pair<std::string, SqlValue>>;

/// Rows of the same columns.
inline SqlRows rowsOf(std::initializer_list<Cells> all)
{
    SqlRows rows;
    for (const Cells& cells : all) {
        std::vector<SqlValue> row;
        if (rows.columns.empty()) {
            for (const auto& [name, value] : cells)
                rows.columns.push_back(name);
        }
        for (const auto& [name, value] : cells)
            row.push_back(value);
        rows.rows.push_back(std::move(row));
    }
    return rows;
}

inline SqlValue number(std::int64_t value)
{
    return value;
}

inline SqlValue word(const char* text)
{
    return std::string(text);
}

/// A server's answer to the first question; null schemas: the extensions are not installed.
struct MadeServer {
    int version = 150'018;
    bool readsAll = true;
    SqlValue statementsSchema = word("public");
    SqlValue buffersSchema = word("ext");
    int buffersVersion = 103;
    bool isStandby = false;
};

inline Cells databaseRow(const MadeServer& server, std::int64_t datid, SqlValue name, std::int64_t hits, std::int64_t reads,
                         SqlValue reset)
{
    return {{"datid", number(datid)},
            {"datname", std::move(name)},
            {"blks_hit", number(hits)},
            {"blks_read", number(reads)},
            {"blk_read_time", 1.5},
            {"numbackends", number(3)},
            {"reset_ms", std::move(reset)},
            {"start_ms", number(1'795'000'000'500)},
            {"product", word("PostgreSQL 15.18 (Debian 15.18-0) on x86_64")},
            {"version", word("15.18 (Debian 15.18-0)")},
            {"version_num", number(server.version)},
            {"is_standby", server.isStandby},
            {"here", word("shop")},
            {"me", word("monitor")},
            {"reads_all", server.readsAll},
            {"pg_stat_statements_schema", server.statementsSchema},
            {"pg_stat_statements_version", number(110)},
            {"pg_buffercache_schema", server.buffersSchema},
            {"pg_buffercache_version", number(server.buffersVersion)}};
}

/// Objects that all databases share have no name.
inline SqlRows databases(const MadeServer& server = {})
{
    return rowsOf({databaseRow(server, 0, std::monostate(), 1'669, 88, std::monostate()),
                   databaseRow(server, 16'384, word("shop"), 3'275'602'074, 1'242'257, number(1'795'000'123'456))});
}

} // namespace traceo::test
