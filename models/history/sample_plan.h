#pragma once
// What SQLite and the table `samples` agree on for a statement: which of its terms the table takes over, and what
// their values mean. SQLite carries it as a text, a letter a value, which EXPLAIN QUERY PLAN shows.
// Any thread.

#include "history/snapshot.h"

#include <optional>
#include <string>
#include <string_view>

struct sqlite3_index_info;
struct sqlite3_value;

namespace traceo::history {

/// The table's columns. The hidden ones are the arguments of samples(…), in this order, and then `stale`.
enum class SampleColumn : std::uint8_t { Series, T, Value, OfSeries, After, Until, Stale };
inline constexpr const char* kSampleColumns =
    "CREATE TABLE samples(series INTEGER NOT NULL, t INTEGER NOT NULL, value REAL, of_series INTEGER HIDDEN, "
    "after INTEGER HIDDEN, until INTEGER HIDDEN, stale INTEGER HIDDEN, PRIMARY KEY(series, t)) WITHOUT ROWID";

// Bits of idxNum.
inline constexpr int kOneSeries = 1;
inline constexpr int kFromBound = 2;
inline constexpr int kToBound = 4;
inline constexpr int kBackwards = 8;

/// The place of the argument of samples(…) that a letter stands for; beyond the last one for every other letter.
std::size_t argumentOf(char term);

/// Chooses the terms. An SQLite code; SQLITE_CONSTRAINT where an argument of samples(…) has no value yet.
int planSamples(sqlite3_index_info* info);

/// What a statement asks for: the values of the terms that were taken.
struct SampleQuestion {
    std::optional<SeriesId> series;
    TimeSpan window{kDistantPast, kDistantFuture}; ///< (from, to]
    bool isNothing = false;                        ///< no sample can fit

    /// Errors: Usage, for an argument that is no number.
    Result<void> add(char term, sqlite3_value* value);
};

} // namespace traceo::history
