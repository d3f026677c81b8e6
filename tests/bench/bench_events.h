#pragma once
// Answers of a shop's servers as events of sixteen columns; the same rows for our history and for a table of SQLite.

#include "bench/bench_data.h"

#include <array>

namespace traceo::bench {

inline constexpr UtcMs kFirstEvent = utcMs(1'789'948'800'000); // a midnight
inline constexpr Millis kEventsApart{5};                       ///< 200 a second

/// What columns are called; the first ten hold text, the others whole numbers.
inline constexpr std::array kEventColumns{"service", "region", "route",  "method",      "host",  "version", "country", "cache",
                                          "agent",   "level",  "status", "duration_ms", "bytes", "shard",   "retries", "tenant"};
inline constexpr std::size_t kTextColumns = 10;

/// Rows `first` … of the stream.
EventBlock eventsFrom(std::int64_t first, std::size_t count);

} // namespace traceo::bench
