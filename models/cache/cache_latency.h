#pragma once
// Latencies of a cache: percentiles of commands from merged histograms, and what the cache saves.
//   effective latency   L = H·L_hit + (1 − H)(L_lookup + L_origin + L_fill)
//   reduction           1 − L ÷ L_origin
//   break-even          H* = L_lookup ÷ (L_lookup + L_origin − L_hit), where filling counts as a part of the look-up: the H at
//                       which L is L_origin
// Percentiles do not mix linearly: F(x) = H·F_hit(x) + (1 − H)·F_miss(x) is inverted.
// One thread at a time, as the snapshot.

#include "cache/cache_instance.h"
#include "cache/latency_course.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace traceo {

struct LatencyFigures {
    std::optional<double> p50;
    std::optional<double> p95;
    std::optional<double> p99;
    std::optional<double> effective;
    std::optional<double> reduction;
    std::optional<double> breakEven;
    QString from;          ///< "measured", "as written in the workspace", "hit measured, origin written"; empty: neither is known
    std::string hitFrom{}; ///< "measured", "written"; empty: not known
    std::string originFrom{};
    /// Whether the workspace says where they come from; what a histogram says may be missing in a window all the same.
    bool isHitGiven = false; ///< of a Redis always: its commands say
    bool isOriginGiven = false;
};

/// Of a Redis commands_latencies_usec, all commands but those that wait by design (BLPOP, XREAD with BLOCK cannot be told) and
/// the monitoring's own; of others see latenciesOf(). Empty where there is none.
Result<LatencyHistogram> commandLatencies(const history::Snapshot& snapshot, const CacheInstance& instance, TimeSpan window,
                                          const std::string& command = {});

/// Percentiles are those of the commands where the instance has them, else of StepLatencies::mixture().
/// `hitRate` and `joins` (countHits' steps) of the same window; no rate: without it nothing is said of what is saved, but the
/// break-even.
Result<LatencyFigures> latenciesOf(const history::Snapshot& snapshot, const CacheConfig& config, const CacheInstance& instance,
                                   TimeSpan window, std::optional<double> hitRate, std::span<const HitStep> joins);

/// Means, seconds.
struct StepMeans {
    std::optional<double> hit;
    std::optional<double> lookup; ///< unknown: as a hit
    std::optional<double> origin;
    std::optional<double> fill; ///< unknown: nothing
};
/// The formulas above. None where what they need is not known; no break-even where none lies in 0…1: the cache is slower than
/// its origin then, or costs nothing.
struct Saving {
    std::optional<double> effective;
    std::optional<double> reduction;
    std::optional<double> breakEven;
};
Saving savingOf(const StepMeans& means, std::optional<double> hitRate);

/// How long a step takes, in each of several stretches.
struct StepLatency {
    enum class From : std::uint8_t { Unknown, Written, Measured };
    From from = From::Unknown;
    double written = 0;                      ///< seconds
    std::vector<double> seconds;             ///< measured, a stretch each; NaN: not observed
    std::vector<double> events;              ///< likewise
    std::vector<LatencyHistogram> histogram; ///< likewise; empty where only means are measured
    std::vector<double> observed;            ///< seconds for which the histogram was; likewise

    /// Over the stretches of these indices, each as often as it is named.
    std::optional<double> mean(std::span<const std::size_t> stretches) const;
    std::optional<double> mean() const;
    LatencyHistogram whole(std::span<const std::size_t> stretches) const;
};
struct Percentiles {
    std::optional<double> p50;
    std::optional<double> p95;
    std::optional<double> p99;
};
Percentiles percentilesOf(const LatencyHistogram& histogram);

struct StepLatencies {
    StepLatency hit; ///< of a Redis without a mapping: what its serving commands take on average
    StepLatency lookup;
    StepLatency origin;
    StepLatency fill;

    StepMeans means() const;
    StepMeans means(std::span<const std::size_t> stretches) const;
    QString fromText() const; ///< as LatencyFigures::from
    /// Of hits and misses together, where at least one of them is measured by buckets: a miss takes what the origin took, later
    /// by what look-up and filling take on average.
    Percentiles mixture(std::span<const std::size_t> stretches, double hitRate) const;
};
Result<StepLatencies> stepLatencies(const history::Snapshot& snapshot, const CacheConfig& config, const CacheInstance& instance,
                                    std::span<const TimeSpan> stretches, std::span<const HitStep> joins);

/// Calls and seconds of each command of a Redis, or statement of a PostgreSQL, in each stretch.
struct CommandTimes {
    Labels labels; ///< cmd; or user, datname, queryid
    std::vector<double> calls;
    std::vector<double> seconds;
};
Result<std::vector<CommandTimes>> commandTimes(const history::Snapshot& snapshot, const CacheInstance& instance,
                                               std::span<const TimeSpan> stretches, std::span<const HitStep> joins);

} // namespace traceo
