#pragma once
// Before and after: two periods of one cache side by side, with intervals, so that "40–50 % lower latency" is shown and not said.
// Hit rates are compared by Newcombe's interval of a difference of proportions (Wilson's of each), or by the block bootstrap
// where that reaches further, as look-ups of one minute are alike; percentiles and rates by the block bootstrap over the polls
// of each period, whose seed is fixed and shown.
// One thread at a time, as the snapshot.

#include "cache/cache_config.h"
#include "cache/suggested_periods.h"
#include "core/reading.h"
#include "core/result.h"
#include "history/snapshot.h"
#include "refresh/question.h"

#include <string>
#include <string_view>
#include <vector>

namespace traceo {

struct ComparedNumber {
    std::string key; ///< hit_ratio, p50, p95, p99, origin_per_second, origin_per_lookup, effective
    QString name;
    Reading before;
    Reading after;
    Reading change;    ///< of shares after − before, in points; of the others after ÷ before − 1
    Reading changeLow; ///< 95 %
    Reading changeHigh;
    /// What the interval proves: that it became better or worse, of latencies by more than a percent, as histograms tell no less;
    /// neither; or there is no interval. The load on the origin is better or worse only where it is so per look-up too.
    enum class Told : std::uint8_t { Better, Worse, Nothing, Unknown };
    Told told = Told::Unknown;
    QString verdict; ///< "better", "worse", "no difference that could be told", "the traffic changed", "cannot be told"
};
/// Stable: better, worse, nothing, unknown.
std::string_view wordOf(ComparedNumber::Told told);

struct CacheCompare {
    std::string key;
    TimeSpan before;
    TimeSpan after;
    std::vector<ComparedNumber> numbers;
    QString method;             ///< in a sentence, with the seed
    std::vector<QString> notes; ///< resets, gaps, a period without look-ups
};

/// The key of the cache of that key, or of that name where only one has it. Errors: NotFound, Ambiguous, naming some; those of the
/// snapshot.
Result<std::string> keyOfCache(const history::Snapshot& snapshot, const CacheConfig& config, const std::string& name,
                               UtcMs moment);

/// suggestedPeriods() for that cache: first those around its own deploys. Errors: as keyOfCache.
Result<std::vector<SuggestedPeriods>> periodsSuggestedFor(const history::Snapshot& snapshot, const CacheConfig& config,
                                                          const std::string& name, const Question& question);

/// `key` as in CacheRow, or a name that only one cache has. Both periods are (from, to]. Errors: NotFound, Ambiguous, BadValue
/// (periods that are empty, overlap or lie in the future), those of the snapshot.
Result<CacheCompare> compareOf(const history::Snapshot& snapshot, const CacheConfig& config, const std::string& key,
                               TimeSpan before, TimeSpan after, UtcMs moment);

} // namespace traceo
