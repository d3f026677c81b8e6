#pragma once
// Before and after: two periods of one cache side by side, with intervals, so that "40–50 % lower latency" is shown and not said.
// Hit rates are compared by Newcombe's interval of a difference of proportions (Wilson's of each), or by the block bootstrap
// where that reaches further, as look-ups of one minute are alike; percentiles and rates by the block bootstrap over the polls
// of each period, whose seed is fixed and shown.
// One thread at a time, as the snapshot.

#include "cache/cache_config.h"
#include "core/reading.h"
#include "core/result.h"
#include "history/snapshot.h"
#include "refresh/question.h"

#include <string>
#include <string_view>
#include <vector>

namespace traceo {

struct ComparedNumber {
    std::string key; ///< hit_ratio, p50, p95, p99, origin_per_second, effective
    QString name;
    Reading before;
    Reading after;
    Reading change;    ///< of the hit rate after − before, in points; of the others after ÷ before − 1
    Reading changeLow; ///< 95 %
    Reading changeHigh;
    /// What the interval proves: that it became better or worse, of latencies by more than a percent, as histograms tell no less;
    /// neither; or there is no interval.
    enum class Told : std::uint8_t { Better, Worse, Nothing, Unknown };
    Told told = Told::Unknown;
    QString verdict; ///< "better", "worse", "no difference that could be told", "cannot be told"
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

/// A pair of periods that somebody may want: a deploy, and as long before as after it.
struct SuggestedPeriods {
    QString name; ///< "checkout 4.21.2, 14:02"
    TimeSpan before;
    TimeSpan after;
};

/// Deploys of the question's range, the newest first; both periods end at or before the moment and are equally long, at most a
/// day.
Result<std::vector<SuggestedPeriods>> suggestedPeriods(const history::Snapshot& snapshot, const Question& question);

/// A deploy that is done, but not for as long as two periods need at least.
struct YoungDeploy {
    QString name; ///< "checkout 4.21.2, 14:02"
    Millis age;   ///< since it was done
};
inline constexpr Millis kShortestPeriod = kMinute;
/// Those of the question's range that suggestedPeriods() leaves out as they are too young, the newest first.
Result<std::vector<YoungDeploy>> youngDeploys(const history::Snapshot& snapshot, const Question& question);

/// The key of the cache of that key, or of that name where only one has it. Errors: NotFound, Ambiguous, naming some; those of the
/// snapshot.
Result<std::string> keyOfCache(const history::Snapshot& snapshot, const CacheConfig& config, const std::string& name,
                               UtcMs moment);

/// `key` as in CacheRow, or a name that only one cache has. Both periods are (from, to]. Errors: NotFound, Ambiguous, BadValue
/// (periods that are empty, overlap or lie in the future), those of the snapshot.
Result<CacheCompare> compareOf(const history::Snapshot& snapshot, const CacheConfig& config, const std::string& key,
                               TimeSpan before, TimeSpan after, UtcMs moment);

} // namespace traceo
