#pragma once
// What happened when, over the whole window: the facts that vocabulary draws as spans, and the silences of
// sources. The scrubber's ticks and the event lanes under the charts are this one report.
// Any thread; immutable. timelineOf: one thread at a time, as the snapshot.

#include "core/event_lane.h"
#include "core/result.h"
#include "history/snapshot.h"

#include <span>
#include <string>
#include <vector>

namespace traceo {

/// Oldest first, within `range`; what still holds ends at `now`. Errors: those of the snapshot.
Result<std::vector<EventMark>> timelineOf(const history::Snapshot& snapshot, TimeSpan range, UtcMs now,
                                          std::span<const std::string> sources);

/// Stretches in which a source answered nothing, of what was asked for: failures that no success overlaps,
/// joined. Ascending.
std::vector<TimeSpan> silencesOf(const std::vector<history::ObservedSpan>& asked);

} // namespace traceo
