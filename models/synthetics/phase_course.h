#pragma once
// Where the time of a run goes, by phase: over a range, and now against the seven days before. Failed runs are left
// out: phases that were not reached say 0.
// One thread at a time, as the snapshot.

#include "core/change_point.h"
#include "synthetics/probe_row.h"

namespace traceo {

/// The samples of one phase at successful runs.
struct PhaseSamples {
    std::string name;
    std::vector<Sample> seconds; ///< ascending
};

/// Of (moment − 8 d, moment], in the order of a run. Where a prober tells no phases, one part without a name: the whole.
Result<std::vector<PhaseSamples>> loadPhases(const history::Snapshot& snapshot, const ProbePair& pair, const ProbeRuns& runs,
                                             UtcMs moment);

/// Now: medians of the newest runs. Before: of the seven days before them. The subject is the phase that changed most,
/// if by at least 5 ms and a fifth of the whole before.
std::vector<PhaseChange> phaseChanges(const std::vector<PhaseSamples>& phases, Millis interval, UtcMs moment);

/// Medians a column, to be stacked: series 0 is the subject.
Chart phasesChart(const std::vector<PhaseSamples>& phases, const std::vector<PhaseChange>& changes, Millis interval,
                  TimeSpan range, int columns);
/// Where in `range` the subject became what it is now.
std::vector<ChangePoint> changePoints(const std::vector<PhaseSamples>& phases, const std::vector<PhaseChange>& changes,
                                      TimeSpan range, const Style& style);

} // namespace traceo
