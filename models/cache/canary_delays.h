#pragma once
// How long a change takes to be seen in a cache, as canaries tell: of each the age that it was seen with, or that nobody saw it
// as long as whoever looked waited.
// Any thread; canaryDelays: one thread at a time, as the snapshot.

#include "history/snapshot.h"

#include <map>
#include <optional>
#include <string>

namespace traceo {

struct CanaryDelays {
    /// Nearest ranks among all canaries. None where there were none, or where it lies among those that were not seen: it is
    /// longer than anybody waited.
    std::optional<Millis> p50;
    std::optional<Millis> p95;
};

/// `seen`: how many were seen after so long. Those that were given up count as longer than all of these.
CanaryDelays delaysOf(const std::map<Millis, std::int64_t>& seen, std::int64_t unseen);

/// Of the canaries of (window.from, window.to]; those seen after a time that nobody told are left out. Errors: those of the
/// snapshot.
Result<CanaryDelays> canaryDelays(const history::Snapshot& snapshot, const std::string& cache, TimeSpan window);

} // namespace traceo
