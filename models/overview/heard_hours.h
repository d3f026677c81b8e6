#pragma once
// In which hours it could be told whether a source's alerts fired.
// One thread at a time, as the snapshot.

#include "history/snapshot.h"
#include "overview/overview_config.h"

#include <map>
#include <string>
#include <vector>

namespace traceo {

/// By source: true for each hour that it spoke of without a hole, by its alerts or by the series that tells of them.
using HeardHours = std::map<std::string, std::vector<bool>>;

/// `hours` as lastHours(); of the running one, what lies before `moment`. Sources without alerts are not in it. What
/// lies between two polls, and less than two minutes, is no hole.
Result<HeardHours> heardHours(const history::Snapshot& snapshot, const OverviewConfig& config, TimeSpan hours, UtcMs moment);

} // namespace traceo
