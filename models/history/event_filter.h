#pragma once
// Which rows of a run of events a question asks for: by time, by when they were learned and by values. Reads as little of
// the run as it can: nothing of one whose directory says that a value is not in it, no times of one that lies within.
// The database's thread.

#include "history/event_run.h"
#include "history/snapshot.h"

namespace traceo::history {

struct EventWindow {
    std::int64_t from = 0; ///< [from, end)
    std::int64_t end = 0;
    std::int64_t know = 0; ///< what was learned later is left out
};

/// The rows in ascending order, and so in ascending time. Errors: those of EventRun.
Result<RawVector<Place>> rowsIn(EventRun& run, const EventWindow& window, std::span<const EventFilter> filters);

} // namespace traceo::history
