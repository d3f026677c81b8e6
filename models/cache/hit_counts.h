#pragma once
// Hits and misses of a window, reset-aware. Numerator and denominator fall together: a restart, CONFIG RESETSTAT or a server
// that took over resets both, whatever it looks like in one of them.
//   same process, nothing fell          Δ = new − old, of both
//   restart or RESETSTAT                Δ = new, of both: what came between the last poll and the reset is lost, so it is a
//                                       lower bound of look-ups and says so
//   another process that ran before     nothing is counted: its counters are its own (failover), and the interval says so
//   either of these, without a run id   nothing is counted, and which of them it was is left open
// Which of them a step is stands in cache/counter_steps.h. A mean of ratios is never taken: numerators and denominators are
// added up. What is counted never exceeds what there was: where it cannot be told, nothing is counted.
// Source: reference of formulas, "Hit rate over [t0,t1]"; redis/redis server.c resetServerStats.
// One thread at a time, as the snapshot.

#include "cache/cache_instance.h"
#include "core/interval.h"

#include <optional>
#include <vector>

namespace traceo {

/// From one poll to the next, (from, to].
struct HitStep {
    TimeSpan span;
    double hits = 0;
    double misses = 0;
    enum class Join : std::uint8_t { Grown, Reset, TakenOver } join = Join::Grown;
    bool isUnclear = false; ///< TakenOver, or a reset of the same process: nobody can tell
};

/// What the numbers say in words where they are no numbers.
enum class HitWord : std::uint8_t {
    Counted,
    NoLookups,   ///< neither 0 % nor 100 %
    OnePoll,     ///< nothing to take a difference of yet, or only polls of servers that took over from one another
    NotObserved, ///< no poll in the window
};

struct HitCounts {
    double hits = 0;
    double misses = 0;
    double own = 0; ///< look-ups of Traceo's own that were taken off both
    int resets = 0;
    int takenOver = 0;
    int unclear = 0;            ///< of takenOver those that may as well be resets
    int polls = 0;              ///< in the window, and the one before it
    std::vector<HitStep> steps; ///< ascending by end; of a cache with several targets they may overlap
    std::optional<UtcMs> newest;
    std::optional<double> lifetimeHits; ///< as the server has them at the newest poll
    std::optional<double> lifetimeMisses;

    std::optional<double> evictions; ///< none where nobody counts them
    std::optional<double> expirations;
    std::optional<UtcMs> before; ///< the poll that the window's first is joined to
    Millis interval{0};          ///< between polls of one target, the median; 0 with fewer than two
    double coverage = 0;         ///< the share of the window that lies between polls at most three intervals apart
    Millis counted{0};           ///< how much of the time lies in steps that count
    HitWord word = HitWord::NotObserved;
    bool isContradictory = false; ///< more hits than requests: a mapping that is wrong

    double lookups() const { return hits + misses; }
    bool isReset() const { return resets + takenOver > 0; }
    /// hits ÷ look-ups; none without look-ups, with a single poll or where they contradict.
    std::optional<double> ratio() const;
    /// The same since the counters began.
    std::optional<double> lifetimeRatio() const;
};

/// Over the exact (from, to]: increments belong to the poll that first shows them; the newest poll at or before `from` is what
/// the first is joined to.
Result<HitCounts> countHits(const history::Snapshot& snapshot, const CacheInstance& instance, TimeSpan window);

/// Wilson's interval of k of n with z = 1.959964. Requires: n > 0.
Interval wilson(double k, double n);

} // namespace traceo
