#pragma once
// What PostgreSQL is asked, as SQL. Each is one statement that only reads; all names of objects are the catalog's or qualified
// by the schema of their extension, as the server quoted it: nobody can put a view of the same name in the way. Times are asked
// for as milliseconds since 1970, oids as bigint, names as text.
// Source: PostgreSQL's documentation, "The cumulative statistics system", "pg_stat_statements", "pg_buffercache".
// Any thread; immutable.

#include <string>

namespace traceo {

inline constexpr int kMostTables = 2'000;
inline constexpr int kMostIndexes = 5'000;

/// Shared-buffer hits and reads by database, of the whole server, and in each row what the server says of itself.
std::string databasesStatement();
/// Of the connected database: scans, changed rows, blocks. The largest, one more than kMostTables.
std::string tablesStatement();
/// Of the connected database: scans, sizes and how they are made. The largest, one more than kMostIndexes.
std::string indexesStatement();
/// The statements that took longest, `count` of them. `version`: the extension's, as a number (110 for 1.10); from 108 on the
/// time to execute is told from the time to plan, from 109 on it says when it was reset.
std::string statementsStatement(const std::string& schema, int version, int count);
/// Since PostgreSQL 16.
std::string ioStatement();
/// `version`: the extension's; from 104 on (PostgreSQL 16) it has a summary that takes no locks. Before, each buffer is a row,
/// and each buffer's header is locked for a moment.
std::string buffersStatement(const std::string& schema, int version);
/// Whether the summary is there.
constexpr bool hasSummary(int version)
{
    return version >= 104;
}

} // namespace traceo
