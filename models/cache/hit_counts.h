#pragma once
// Hits and misses of a window, reset-aware. Numerator and denominator fall together: a restart, CONFIG RESETSTAT or a server
// that took over resets both, whatever it looks like in one of them.
//   same process, nothing fell          Δ = new − old, of both
//   restart or RESETSTAT                Δ = new, of both: what came between the last poll and the reset is lost, so it is a
//                                       lower bound of look-ups and says so
//   another process that ran before     nothing is counted: its counters are its own (failover), and the interval says so
// A reset is: uptime or the start of the process says so, run_id is another, pg's stats_reset moved, or any of hits, misses,
// commands processed fell. A mean of ratios is never taken: numerators and denominators are added up.
// Source: reference of formulas, "Hit rate over [t0,t1]"; redis/redis server.c resetServerStats.
// One thread at a time, as the snapshot.

#include "cache/cache_instance.h"

#include <optional>
#include <vector>

namespace traceo {

/// From one poll to the next, (from, to].
struct HitStep {
    TimeSpan span;
    double hits = 0;
    double misses = 0;
    enum class Join : std::uint8_t { Grown, Reset, TakenOver } join = Join::Grown;
};

struct HitCounts {
    double hits = 0;
    double misses = 0;
    int resets = 0;
    int takenOver = 0;
    int polls = 0;              ///< in the window, and the one before it
    std::vector<HitStep> steps; ///< ascending
    std::optional<UtcMs> newest;
    std::optional<double> lifetimeHits; ///< as the server has them at the newest poll
    std::optional<double> lifetimeMisses;

    double lookups() const { return hits + misses; }
    /// hits ÷ look-ups; none without look-ups or with a single poll.
    std::optional<double> ratio() const;
};

/// Over the exact (from, to]: increments belong to the poll that first shows them; the newest poll at or before `from` is what
/// the first is joined to.
Result<HitCounts> countHits(const history::Snapshot& snapshot, const CacheInstance& instance, TimeSpan window);

/// Wilson's interval of k of n with z = 1.959964. Requires: n > 0.
struct Interval {
    double low = 0;
    double high = 1;
};
Interval wilson(double k, double n);

} // namespace traceo
