#pragma once
// The demo's PostgreSQL servers over HTTP. PostgreSQL keeps no past, and a demo without one would have nothing to say for a
// day; so its servers answer what PostgresSource asks as JSON, and for the past as well:
//   /postgres/SOURCE?question=pg_stat_database&at=MS            the rows, as core/sql_rows.h has them
//   /postgres/SOURCE/past?from=MS&to=MS                         a line an answer: MS QUESTION ROWS
// Any thread.

#include "core/time.h"
#include "net/listener.h"

#include <string_view>

namespace traceo::demo {

inline constexpr std::string_view kPostgresPath = "/postgres/";
inline constexpr std::string_view kPostgresPast = "/past";
/// Between answers of the past: of the database as a whole, and of its parts.
inline constexpr Millis kPastEvery = 5 * kMinute;
inline constexpr Millis kPastPartsEvery = kHour;

/// Of the past only what lies in `held`. Requires: the path begins with kPostgresPath.
OutgoingResponse postgresAnswer(const IncomingRequest& request, TimeSpan held);

} // namespace traceo::demo
