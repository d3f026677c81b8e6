#pragma once
// How often a cache's answer was not true any more, by three estimators: a shadow read (cache, origin, cache again: stale if both
// reads of the cache agree, differ from the origin, and the origin was changed before the read by more than a grace), a version
// stamp, a canary write. Single looks are events (vocabulary kStaleStream); mapped counters of stale hits are an estimator too.
// A look that decides nothing is not compared.
// One thread at a time, as the snapshot.

#include "cache/cache_instance.h"
#include "cache/cache_report.h"

#include <optional>
#include <vector>

namespace traceo {

/// Each estimator that looked in (from, to]: first those that compared anything, of these those that speak of answers, of these
/// the one with most looks; a canary last: it tells how long a change takes to be seen, not how many answers are stale. A shadow
/// reader takes keys alike and so speaks of entries; where there is one, version stamps are those it met.
/// Errors: those of the snapshot.
Result<std::vector<FalseResults>> falseResultsOf(const history::Snapshot& snapshot, const CacheInstance& instance,
                                                 TimeSpan window);

/// The one of these that tells how many answers are false; null where none does.
const FalseResults* ratedBy(const std::vector<FalseResults>& results);

/// Of entries that live `ttl` whose origin changes by chance at `rate` a second (Poisson): 1 − (1 − e^{−λT}) ÷ (λT).
double expectedFalseResults(double rate, Millis ttl);
/// λT of which that many results are expected to be false; none for what is not in 0…1, the ends but 0 excluded.
std::optional<double> changesPerLife(double falseRate);
/// The rate of changes, a second, that makes so many results false where entries live `ttl`; none where none does.
std::optional<double> changeRate(double falseRate, Millis ttl);
/// The longest TTL whose expected rate is within the objective, at most a year; none where any is too long.
std::optional<Millis> ttlFor(double rate, double objective);

/// What is said of the TTL of a cache with an objective.
struct TtlAdvice {
    std::optional<Millis> ttl;
    std::optional<Millis> shortest; ///< by the upper bound of the false results
    std::optional<Millis> longest;  ///< by the lower one; none where that is no limit
    QString sentence;               ///< how it was found, or why there is none
};
/// `results` as falseResultsOf gives them. The rate of changes is what the false results seen with today's TTL tell.
TtlAdvice ttlAdvice(const CacheConfig& config, const std::string& cache, const std::vector<FalseResults>& results);

} // namespace traceo
