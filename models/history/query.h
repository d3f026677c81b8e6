#pragma once
// SQL over a history, for people: one statement that only reads, over the tables of SCHEMA.md and the samples as a
// table (sql_samples.h), with an end to how long it runs and how much it gives.
// Any thread; blocks.

#include "history/snapshot.h"

#include <string>
#include <variant>
#include <vector>

namespace traceo::history {

class ReaderPool;

/// Which samples the table `samples` has; the other tables are as they are stored.
struct QueryScope {
    AsOf asOf;
    TimeSpan window{kDistantPast, kDistantFuture}; ///< (from, to]
};

struct QueryLimits {
    std::size_t rows = 10'000;
    std::size_t bytes = std::size_t{64} << 20; ///< of all values together
    Millis time{30'000};
};

struct BlobValue {
    std::string bytes;
    friend bool operator==(const BlobValue&, const BlobValue&) = default;
};
/// NULL, an integer, a number, a text as it is stored, a blob.
using QueryValue = std::variant<std::monostate, std::int64_t, double, std::string, BlobValue>;

struct QueryResult {
    std::vector<std::string> columns; ///< each name once: the second `id` is `id_2`
    std::vector<std::vector<QueryValue>> rows;
    bool isCut = false; ///< there were more rows than asked for
};

/// Errors: Usage for what is no single statement that reads, naming the place; Timeout, TooLarge, Cancelled; Storage,
/// Corrupt (names the chunk).
Result<QueryResult> runQuery(ReaderPool& readers, const std::string& sql, const QueryScope& scope, const QueryLimits& limits,
                             std::stop_token stop);

} // namespace traceo::history
