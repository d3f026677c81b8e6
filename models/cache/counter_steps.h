#pragma once
// Counters that fall together, from poll to poll: those of one process, of PostgreSQL of one database. Whether a step is the
// same process, one that began in it, or another that ran before:
//   the run id is the same              the same process; where any counter fell its statistics were reset
//   the run id is another, or without   began after the last poll (moment − uptime says so for certain): all it shows came
//   one the start moved                 since; else it is another that ran before, and nothing it shows is known to be new
//   neither is known                    a counter that fell began again, as in Prometheus
// Without a run id a counter that fell while the start stands still may be either, so nothing is counted. PostgreSQL keeps its
// statistics over a restart and says when they were reset; a server whose reset or start lies before the last poll and is
// another than it was has taken over.
// Any thread; immutable.

#include "cache/hit_counts.h"

#include <functional>
#include <optional>
#include <vector>

namespace traceo {

enum class CounterRole : std::uint8_t { Hit, Miss, Request, Evicted, Expired, Witness };

struct CounterPolls {
    std::vector<CounterRole> roles;          ///< one a counter
    std::vector<UtcMs> at;                   ///< ascending
    std::vector<std::vector<double>> values; ///< [counter][poll]; NaN: it was not there
    // One a poll, or empty where nobody says.
    std::vector<int> process;       ///< equal for equal run ids; −1: unknown
    std::vector<double> started;    ///< when the process began, ms since 1970; NaN: unknown
    std::vector<double> statsReset; ///< when the statistics were reset, ms since 1970; NaN: unknown or never
    bool outlivesRestart = false;   ///< the counters do
    bool isLoose = false;           ///< nobody knows that they are of one process: where some fell, nothing is counted
    // Of hits and misses those that Traceo's own look-ups made: counters that begin again with the program. One a poll, NaN:
    // unknown; or empty. They are taken off, and a step never falls below zero.
    std::vector<double> ownHits;
    std::vector<double> ownMisses;
    /// Whether a counter would have been seen at a moment, had it been there: then one that is new began at 0. Without the
    /// proof its first value is what it begins with.
    std::function<bool(std::size_t counter, UtcMs moment)> wasAsked;
};

struct CounterStep {
    TimeSpan span; ///< (from, to]
    HitStep::Join join = HitStep::Join::Grown;
    bool isUnclear = false; ///< TakenOver, or a reset of the same process: nobody can tell
    double hits = 0;
    double misses = 0;
    double requests = 0;
    double evicted = 0;
    double expired = 0;
    double ownHits = 0; ///< that were taken off
    double ownMisses = 0;
};

/// How far polls that come each `interval` may lie apart with nothing missing between them; 0: nobody knows how often they come.
Millis longestPause(Millis interval);

/// A step a poll but the first.
std::vector<CounterStep> stepsOf(const CounterPolls& polls);

/// All of them together over (window.from, window.to]; polls at or before its beginning are only joined to. A unit without
/// look-ups says what was evicted and no more: it is no poll of the cache. Where there are
/// requests misses are requests − hits: of a step never below zero (hits may be read before their request), in sum exact.
HitCounts countsOf(const std::vector<CounterPolls>& units, TimeSpan window);

} // namespace traceo
