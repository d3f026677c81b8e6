#pragma once
// The samples as a table to SQL: samples(series, t, value), read by the same code as every report. It exists on
// a connection without being in the file, and cannot be written to.
//
//     SELECT t, value FROM samples WHERE series = 42 AND t > 1700000000000 ORDER BY t
//     SELECT t, value FROM samples(42, 1700000000000, 1700086400000)        -- (after, until]
//     SELECT s.name, avg(v.value) FROM series s JOIN samples v ON v.series = s.id GROUP BY s.id
//
// `series = …` and bounds on `t` decide what is read, some days at a time; what names no series reads them all. NaN is
// NULL, as SQLite keeps none; the hidden column `stale` is 1 where it is Prometheus' stale marker. Beside it the
// function label(series.labels, 'name'): a label's value, or NULL; and the aggregate exact_sum(value): the sum of what is not
// NULL as reports count it (exact_sum.h), REAL, NULL of nothing.
// One thread at a time: the connection's.

#include "history/connection.h"
#include "history/query.h"

#include <memory>
#include <optional>

namespace traceo::history {

/// Why a statement failed in the table: Storage, Corrupt (names the chunk), Cancelled, Usage.
using SampleFailure = std::shared_ptr<std::optional<Error>>;

/// Until the connection closes, which is to be kept to itself. Errors: Storage.
Result<SampleFailure> addSamples(Connection& connection, const QueryScope& scope);
/// The same, all samples, on a connection that somebody else opened with the SQLite that we call. An SQLite code.
int addSamplesToHost(sqlite3* handle);
/// Which copy of SQLite we call: an address of its own.
const char* sqliteInUse();

} // namespace traceo::history
