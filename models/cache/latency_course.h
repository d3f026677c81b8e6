#pragma once
// Latency histograms over time, read from the stored series of their buckets: of the commands of a Redis, or of any histogram
// that somebody named. Increments belong to the poll that first shows them.
// One thread at a time, as the snapshot. Errors: those of the snapshot.

#include "cache/joint_counters.h"
#include "cache/latency_histogram.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace traceo {

struct LatencyColumn {
    TimeSpan span;          ///< (from, to]
    LatencyHistogram grown; ///< merged over series
    bool isObserved = false;
    double seconds = 0; ///< the steps that end in it are so long, all series together
};

struct LatencyCourse {
    std::vector<LatencyColumn> columns;
    /// Of all columns together, each command by itself. Empty of what is no Redis.
    std::vector<std::pair<std::string, LatencyHistogram>> commands;

    LatencyHistogram all() const;
};

/// Which commands are merged. The others are in `commands` all the same.
enum class Commands : std::uint8_t {
    All,
    Serving, ///< without those that wait by design (BLPOP) and those that watch (INFO, SLOWLOG); XREAD with BLOCK cannot be told
};
/// As Commands::Serving has it; "client|list" is "client".
bool isServing(std::string_view command);

/// Of redis_commands_latencies_usec. `joins`: steps of the same instance, for resets that the buckets do not show.
Result<LatencyCourse> commandCourse(const history::Snapshot& snapshot, const CacheInstance& instance,
                                    std::span<const TimeSpan> columns, std::span<const HitStep> joins = {},
                                    Commands merged = Commands::Serving);

/// `histogram`: its name without _bucket; of whichever source. In seconds.
Result<LatencyCourse> histogramCourse(const history::Snapshot& snapshot, const Selector& histogram,
                                      std::span<const TimeSpan> columns);

} // namespace traceo
