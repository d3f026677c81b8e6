#pragma once
// A row without a history: counts, memory and latencies as a test wants them.

#include "cache/cache_row.h"
#include "models/cache/cache_store.h"

namespace traceo::test {

struct RowParts {
    CacheConfig config;
    CacheInstance instance{.key = "prom/a:6379", .name = "a:6379", .source = "prom"};
    HitCounts counts;
    CacheNow now;
    LatencyFigures latencies;
    std::vector<FalseResults> falseResults;

    RowParts()
    {
        instance.hits.push_back({1, {"prom", vocabulary::kRedisHits, cacheLabels("a:6379")}});
        instance.misses.push_back({2, {"prom", vocabulary::kRedisMisses, cacheLabels("a:6379")}});
        counts.interval = kMinute;
        counts.newest = kEnd;
        counts.coverage = 1;
        counts.polls = 61;
        counts.counted = kHour;
        counts.lifetimeHits = 1'900;
        counts.lifetimeMisses = 350;
        set(900, 100);
    }

    void set(double hits, double misses)
    {
        counts.hits = hits;
        counts.misses = misses;
        counts.word = hits + misses > 0 ? HitWord::Counted : HitWord::NoLookups;
    }

    void compare(std::int64_t stale, std::int64_t compared)
    {
        const Interval interval = wilson(double(stale), double(compared));
        const auto ratio = [](double value) { return Reading{.value = value, .unit = Unit::Ratio, .quality = Quality::Ok}; };
        falseResults = {{.name = QStringLiteral("Shadow read"),
                         .compared = compared,
                         .stale = stale,
                         .rate = ratio(double(stale) / double(compared)),
                         .low = ratio(interval.low),
                         .high = ratio(interval.high)}};
    }

    CacheView view() const { return {instance, counts, {kEnd - kHour, kEnd}, now, latencies, falseResults}; }
    CacheRow row() const { return rowOf(view(), config, question()); }
};

} // namespace traceo::test
