#pragma once
// The table of observations: what was asked, run-length merged over polls of equal outcome.
// One thread at a time: the connection's.

#include "core/observation.h"
#include "history/database.h"
#include "history/snapshot.h"

#include <vector>

namespace traceo::history {

/// Writes one; grows the newest row of (source, want) where it goes on.
void putObservation(Database& database, const Observation& observation);

/// Spans that reach into (range.from, range.to], oldest first, cut to what was known at `know`.
std::vector<ObservedSpan> observedSpans(Database& database, std::string_view source, std::string_view want, TimeSpan range,
                                        std::int64_t know);

/// All that a source was ever asked for, in text order.
std::vector<std::string> wantsOf(Database& database, std::string_view source);

/// The parts of (within.from, within.to] that no good observation covers, newest first.
std::vector<TimeSpan> missingSpans(Database& database, std::string_view source, std::string_view want, TimeSpan within);
std::optional<UtcMs> newestGood(Database& database, std::string_view source, std::string_view want);

} // namespace traceo::history
