#pragma once
// What each minute of the past says of all that is watched of an SLO: page and ticket (slo/burn_alerts.h), the level of its budget
// (slo/budget_watch.h), whether it is observed, the steps of its budget policy. A minute is judged by what came before its end.
// What depends on the minute before (flapping, steps that hold) goes on from what is remembered of it.
// Any thread; immutable.

#include "slo/burn_alerts.h"
#include "slo/watch/watch_slices.h"
#include "vocabulary/slo_alert.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace traceo {

using vocabulary::SloWatch;
inline constexpr std::size_t kWatchCount = vocabulary::kSloWatches.size();

struct WatchState {
    AlertVerdict verdict = AlertVerdict::Quiet;
    bool isMuted = false;
    bool isFlapping = false;
    std::optional<BurnPair> pair; ///< that holds a page or ticket that fires
    std::optional<double> level;  ///< of the budget
    std::uint32_t steps = 0;      ///< of the policy: a bit each
    friend bool operator==(const WatchState&, const WatchState&) = default;
};

/// What the minute before the first one said.
struct WatchMemory {
    std::array<bool, kWatchCount> isFlapping{};
    std::uint32_t steps = 0;
};

/// The states of (range.from, range.to], minute by minute, of each watch; empty where there is nothing to watch: without a policy,
/// or where no outage would be noticed.
using WatchedMinutes = std::array<std::vector<WatchState>, kWatchCount>;

/// How far before the first minute slices are needed.
Millis watchReach(const SloDefinition& slo);

/// Requires: slices that reach back by watchReach(); whole minutes.
WatchedMinutes watchMinutes(const SloDefinition& slo, const WatchSlices& slices, TimeSpan range, const WatchMemory& before);

} // namespace traceo
