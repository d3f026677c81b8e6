#pragma once
// What the regions of a check say together, time point by time point. Time is cut into slots as long as the check's interval,
// counted from 1970; a run belongs to the slot of its start. A region was up in a slot when one of its runs there succeeded, it
// failed when none did, and without a run it says nothing: all figures are of the regions that were observed.
//   any up        a region was up; what Grafana's Synthetic Monitoring calls uptime
//   quorum up     fewer regions failed than the rule says; slots with too few regions are not judged
//   all up        no region failed
//   reachability  runs that succeeded ÷ runs, whatever the slot
// A slot counts once it is closed: when it is over and its last run had the time to end.
// Source: Grafana Synthetic Monitoring, its documentation of uptime and reachability.
// Any thread; immutable.

#include "core/batch.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace traceo {

struct QuorumRule {
    int failures = 1;      ///< a slot is down where as many regions failed
    int leastObserved = 1; ///< and judged where as many were observed
};
/// Half of the regions of a check, rounded up, for both: of five regions three.
QuorumRule usualQuorum(std::size_t regions);

struct QuorumSlots {
    Millis length{0};  ///< above 0
    TimeSpan window;   ///< slots that lie in it, up to `timeout` before its end
    Millis timeout{0}; ///< a run that began at the end of a slot is known this much later
};

struct RegionQuorum {
    std::int64_t points = 0; ///< closed slots in which a region was observed
    std::int64_t anyUp = 0;
    std::int64_t judged = 0; ///< of the points, those with enough regions for a quorum
    std::int64_t quorumUp = 0;
    std::int64_t allUp = 0;      ///< of the points; of the regions that were observed
    std::int64_t everyoneUp = 0; ///< of these, with all regions observed
    std::int64_t runs = 0;       ///< in the points
    std::int64_t runsUp = 0;

    /// Ratios; none without points, slots that are judged, or runs.
    std::optional<double> anyUpRatio() const;
    std::optional<double> quorumUpRatio() const;
    std::optional<double> allUpRatio() const;
    std::optional<double> reachability() const;
    friend bool operator==(const RegionQuorum&, const RegionQuorum&) = default;
};

/// `regions`: of each the values of probe_success of its runs, ascending; a region that never ran is one without runs.
RegionQuorum quorumOf(std::span<const std::vector<Sample>> regions, const QuorumSlots& slots, const QuorumRule& rule);

} // namespace traceo
