#pragma once
// What the statistics of PostgreSQL say about indexes: evidence, and SQL to copy. Nothing is ever executed. Numbers are of
// the question's range (t − w, t]; where statistics were reset in it, or recently, the advice says so and counts from there.
// Whether an index is used is looked at further back (index_unused.h). One kind of advice is one file, with its thresholds
// and their reasons.
// One thread at a time, as the snapshot.

#include "cache/cache_config.h"
#include "core/reading.h"
#include "core/result.h"
#include "core/status.h"
#include "history/snapshot.h"
#include "refresh/question.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace traceo {

struct IndexAdvice {
    /// In the order of the report.
    enum class Kind : std::uint8_t {
        SequentialScans, ///< a large table is read whole, again and again
        Unused,          ///< an index that no scan used, that costs writes and space
        Duplicate,       ///< its columns are another's, or the first of another's
        Invalid,         ///< a build that failed left it: writes keep it up, no scan may use it
        ColdStatement,   ///< a statement that reads much which is not in the shared buffers
    };
    std::string key; ///< source/instance/database/kind/object
    Kind kind = Kind::Unused;
    std::string source;
    std::string instance; ///< of what is asked directly the source's name
    std::string database;
    std::string object; ///< schema.index, schema.table, or the statement's id
    std::string keeper; ///< of Duplicate schema.index that stays in its place: no advice of the report names it
    QString statement;  ///< of ColdStatement its text, of SequentialScans that of the dearest that names the table
    QString evidence;   ///< a sentence with its numbers
    Reading cost;       ///< bytes of an index; rows read a scan; blocks read a call
    Reading weight;     ///< what the order is made of: bytes, rows or seconds of the window
    QString sql;        ///< to copy; empty where a person has to think first
    QString caution;    ///< "Statistics were reset 2 h ago"; may be empty
    /// Warning; Unknown where too little was seen to be sure.
    Status status = Status::Warning;
    friend bool operator==(const IndexAdvice& a, const IndexAdvice& b) = default;
};
/// "Sequential scans", "Unused index" …, translated.
QString nameOf(IndexAdvice::Kind kind);
/// sequential_scans, unused, duplicate, invalid, cold_statement: for JSON and keys.
std::string_view wordOf(IndexAdvice::Kind kind);

struct IndexReport {
    /// That tells of tables, indexes or statements. Without one nothing was looked at, which is no clean bill.
    struct Database {
        std::string source;
        std::string instance; ///< as in IndexAdvice
    };
    UtcMs moment{};
    TimeSpan window;
    std::vector<Database> databases;
    std::vector<IndexAdvice> rows; ///< by kind, the heaviest first
    std::vector<QString> notes;    ///< what could not be looked at and the remedy: "pg_stat_statements is missing in …"
};

/// Errors: those of the snapshot.
Result<IndexReport> adviceOf(const history::Snapshot& snapshot, const CacheConfig& config, const Question& question);

} // namespace traceo
