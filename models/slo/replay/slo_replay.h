#pragma once
// The whole past of an SLO by two definitions: as it was judged, and as another definition judges it. A changed threshold is
// counted anew from raw samples, everything else follows from slices.
// One thread at a time, as the snapshot.

#include "slo/held_definition.h"
#include "slo/replay/minute_changes.h"
#include "slo/replay/replay_periods.h"
#include "slo/replay/undone.h"

namespace traceo::replay {

struct ReplayAsk {
    std::vector<HeldPart> before;      ///< as heldParts() gives it
    SloDefinition after;               ///< for all of the range
    std::optional<AlertPolicy> alerts; ///< of `after`; none: its own
    TimeSpan range;                    ///< (from, to], whole minutes
    std::vector<TimeSpan> undone{};    ///< what did not happen for `after` (slo/replay/undone.h)
};

struct SloReplay {
    TimeSpan range; ///< what both know: it begins where the first data are
    bool hasData = false;
    MinuteRecord before;
    MinuteRecord after;
    std::vector<TimeSpan> filling; ///< parts that are still to be fetched; nothing is said of them
    /// Where `after` is counted anew and its raw samples begin later than what was known: where they do.
    std::optional<UtcMs> rawSince;
    /// Why there is no number of `before`, or of a part of it: its threshold is no boundary. Nothing is said of it then.
    std::optional<Error> undecided;
};

/// Judged at ask.range.to. Errors: those of counting; BadValue for a threshold of `after` that is no boundary of its histogram, as
/// half a count is no count.
Result<SloReplay> replayed(const history::Snapshot& snapshot, const ReplayAsk& ask, const Question& question);

} // namespace traceo::replay
