#pragma once
// The runs of one pair, read from a snapshot, and what is known of its prober.
// One thread at a time, as the snapshot.

#include "synthetics/probe_pairs.h"
#include "synthetics/probe_state.h"

namespace traceo {

struct ProbeRuns {
    std::vector<Sample> runs;          ///< values of probe_success, ascending; reach before the span where there are some
    std::vector<TimeSpan> seen;        ///< ascending, without overlaps
    std::vector<Sample> durations;     ///< seconds of the successful runs in the span
    ProbeSeen prober;                  ///< without answeredTo and isFilling, which are the source's
    Millis interval{0};                ///< between runs
    std::optional<Sample> status;      ///< of the newest run
    std::optional<Sample> certificate; ///< Unix seconds; the last that a handshake showed
};

/// (span.from, span.to]; nothing later is looked at. Without runs when the newest is older than `forgotten`.
Result<ProbeRuns> loadRuns(const history::Snapshot& snapshot, const ProbePair& pair, TimeSpan span, Millis forgotten);

} // namespace traceo
