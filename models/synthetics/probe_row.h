#pragma once
// From the runs of a pair to the readings of its row.
// Any thread; immutable.

#include "synthetics/probe_explain.h"
#include "synthetics/synthetics_report.h"

namespace traceo {

/// What the durations of the newest runs say against the seven days before them.
struct LatencyChange {
    std::optional<double> now;    ///< median seconds of the newest six successful runs, at least three
    std::optional<double> before; ///< median seconds of the seven days before, at least twenty runs
    bool isSlow = false;          ///< by 40 % and by 20 ms
};
LatencyChange latencyChange(const std::vector<Sample>& durations, Millis interval, UtcMs moment);

/// The time in which the newest runs of such an interval lie.
Millis newestSpan(Millis interval);

/// What a row is made of.
struct PairView {
    const ProbePair& pair;
    const ProbeRuns& runs;
    const std::vector<Stretch>& stretches; ///< over the window
    TimeSpan window;
    ProbeSeen prober;
};
/// What its shares are of: the window, without the run that is only awaited.
TimeSpan judgedWindow(const PairView& view, UtcMs moment);
ProbeRow rowOf(const PairView& view, const SyntheticsConfig& config, const Question& question);

} // namespace traceo
