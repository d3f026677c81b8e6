#pragma once
// Latencies of a cache: percentiles of commands from merged histograms, and what the cache saves.
//   effective latency   L = H·L_hit + (1 − H)(L_lookup + L_origin + L_fill)
//   reduction           1 − L ÷ L_origin
//   break-even          H* = L_lookup ÷ (L_lookup + L_origin − L_hit)
// Percentiles do not mix linearly: F(x) = H·F_hit(x) + (1 − H)·F_miss(x) is inverted.
// One thread at a time, as the snapshot.

#include "cache/cache_instance.h"

#include <optional>
#include <string>
#include <vector>

namespace traceo {

/// Events up to each bound, merged over series; increments of the window.
struct LatencyHistogram {
    std::vector<double> bounds;     ///< seconds, ascending; the last may be infinite
    std::vector<double> cumulative; ///< as long
    double count() const { return cumulative.empty() ? 0 : cumulative.back(); }
    /// Linear inside its bucket; none where there is nothing, or where it lies above the last finite bound.
    std::optional<double> percentile(double share) const;
};

struct LatencyFigures {
    std::optional<double> p50;
    std::optional<double> p95;
    std::optional<double> p99;
    std::optional<double> effective;
    std::optional<double> reduction;
    std::optional<double> breakEven;
    QString from; ///< "measured", "as written in the workspace", "hit measured, origin written"
};

/// Of a Redis commands_latencies_usec, all commands but those that wait by design (BLPOP, XREAD with BLOCK cannot be told) and
/// the monitoring's own; of others what is mapped.
Result<LatencyHistogram> commandLatencies(const history::Snapshot& snapshot, const CacheInstance& instance, TimeSpan window,
                                          const std::string& command = {});

Result<LatencyFigures> latenciesOf(const history::Snapshot& snapshot, const CacheConfig& config, const CacheInstance& instance,
                                   TimeSpan window, std::optional<double> hitRate);

} // namespace traceo
