#pragma once
// What the statistics of PostgreSQL say about indexes: evidence, and SQL to copy. Nothing is ever executed. Numbers are of the
// question's range (t − w, t]; where statistics were reset in it, or recently, the advice says so and counts from there.
// One thread at a time, as the snapshot.

#include "cache/cache_config.h"
#include "core/reading.h"
#include "core/result.h"
#include "core/status.h"
#include "history/snapshot.h"
#include "refresh/question.h"

#include <optional>
#include <string>
#include <vector>

namespace traceo {

struct IndexAdvice {
    enum class Kind : std::uint8_t {
        SequentialScans, ///< a large table is read whole, again and again
        Unused,          ///< an index that no scan used, that costs writes and space
        Duplicate,       ///< its columns are the first of another's
        ColdStatement,   ///< a statement that reads much which is not in the shared buffers
    };
    std::string key; ///< source/database/kind/object
    Kind kind = Kind::Unused;
    std::string source;
    std::string database;
    std::string object; ///< schema.index, schema.table, or the statement's id
    QString statement;  ///< of ColdStatement its text
    QString evidence;   ///< a sentence with its numbers
    Reading cost;       ///< bytes of an index; rows read a scan; blocks read a call
    Reading weight;     ///< what the order is made of: seconds, bytes or rows of the window
    QString sql;        ///< to copy; empty where a person has to think first
    QString caution;    ///< "statistics were reset 2 h ago"; may be empty
    Status status = Status::Unknown;
    friend bool operator==(const IndexAdvice& a, const IndexAdvice& b);
};
/// "Sequential scans", "Unused index" …, translated.
QString nameOf(IndexAdvice::Kind kind);

struct IndexReport {
    UtcMs moment{};
    TimeSpan window;
    std::vector<IndexAdvice> rows; ///< by kind, the heaviest first
    std::vector<QString> notes;    ///< what could not be looked at and the remedy: "pg_stat_statements is missing in …"
};

/// Errors: those of the snapshot.
Result<IndexReport> adviceOf(const history::Snapshot& snapshot, const CacheConfig& config, const Question& question);

} // namespace traceo
