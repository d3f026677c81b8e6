#pragma once
// What a server was asked for and answered: the difference between "nothing happened", "nothing was
// there" and "nobody asked yet".
// One thread at a time, as the snapshot.

#include "history/snapshot.h"

#include <optional>
#include <string_view>
#include <vector>

namespace traceo {

/// The parts of (range.from, range.to] that good observations of (source, want) cover, ascending;
/// none when nobody was ever answered, as with data that were imported: a server that refused said nothing of them.
Result<std::optional<std::vector<TimeSpan>>> askedSpans(const history::Snapshot& snapshot, std::string_view source,
                                                        std::string_view want, TimeSpan range);

/// The same of all other questions of the source whose answers bring whatever `selector` matches, and more; none without any.
Result<std::optional<std::vector<TimeSpan>>> askedByWider(const history::Snapshot& snapshot, std::string_view source,
                                                          const Selector& selector, TimeSpan range);

/// What is in both, ascending. Both ascending and without overlaps.
std::vector<TimeSpan> intersected(const std::vector<TimeSpan>& a, const std::vector<TimeSpan>& b);
/// What of `range` is in none of `spans`. `spans` ascending and without overlaps.
std::vector<TimeSpan> without(TimeSpan range, const std::vector<TimeSpan>& spans);

/// What of `span` somebody will still fetch: before the newest of the answered parts, in none of them, not before
/// `reach`, where the backfill ends. Holes of less than two minutes are none.
std::vector<TimeSpan> stillToCome(const std::vector<TimeSpan>& answered, TimeSpan span, UtcMs reach);

} // namespace traceo
