#pragma once
// A period of one cache part by part: hits, misses, latencies. What is said of the period is worked out of all of its parts, or of
// those that were drawn from it (cache/bootstrap.h).
// One thread at a time, as the snapshot. Errors: those of the snapshot.

#include "cache/cache_charts.h"

#include <array>

namespace traceo {

struct PeriodParts {
    TimeSpan period;
    HitCounts counts;
    std::vector<TimeSpan> parts;
    std::vector<HitPart> hits;
    LatencyCourse commands; ///< of a Redis; all columns at the same bounds
    StepLatencies steps;    ///< likewise

    std::vector<std::size_t> all() const;
    std::vector<std::size_t> observed() const; ///< parts in which a poll ended
};
Result<PeriodParts> periodParts(const history::Snapshot& snapshot, const CacheConfig& config, const CacheInstance& instance,
                                TimeSpan period);

/// Which of the ways there are both periods can be judged by.
struct PeriodBasis {
    bool hasCommands = false;      ///< percentiles of commands; else of the mixture of hits and misses
    bool isOriginMeasured = false; ///< its own events; else misses
};
PeriodBasis basisOf(const PeriodParts& before, const PeriodParts& after);

/// NaN: not known.
struct PeriodNumbers {
    double hitRate;
    double p50;
    double p95;
    double p99;
    double origin;      ///< looks at the origin, a second
    double originShare; ///< looks at the origin, a look-up; above 1 where it is asked more than once
    double effective;
};
inline constexpr std::size_t kPeriodNumbers = 7;
std::array<double, kPeriodNumbers> valuesOf(const PeriodNumbers& numbers);
PeriodNumbers numbersOf(const PeriodParts& period, std::span<const std::size_t> parts, const PeriodBasis& basis);

} // namespace traceo
