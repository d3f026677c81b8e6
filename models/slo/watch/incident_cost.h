#pragma once
// What single incidents took of an error budget. An incident is a run of minutes that burn faster than even spending over five
// minutes, with at most half an hour of calm between two of them; nothing of what comes later is needed to say what it took so
// far.
// One thread at a time.

#include "slo/weighed_sums.h"

#include <deque>

namespace traceo {

class IncidentCost {
public:
    /// Requires: `sums` outlive it.
    IncidentCost(const Objective& objective, const WeighedSums& sums) : m_objective(objective), m_sums(sums) {}

    /// Takes the minutes up to `moment` in; whole minutes that ascend, one after the other.
    void walkTo(UtcMs moment);
    /// The bad events (minutes) that the dearest incident took within (window.from, window.to], as they are weighed at
    /// its end. Requires: windows whose begin ascends, walked up to their end.
    double dearest(TimeSpan window);

private:
    Objective m_objective;
    const WeighedSums& m_sums;
    std::deque<TimeSpan> m_runs; ///< ascending, left-open
};

} // namespace traceo
