#pragma once
// The section `cache:` of the workspace: targets, exporters' prefixes, caches that are mapped by hand, and what is known of
// latencies and of truth. Everything has a default; without the section Redis, memcached and PostgreSQL are shown as they are.
//
//   cache:
//     targets: {hit_rate: 85%, latency_reduction: 40%, false_results: 1%, memory_overhead: 5%}
//     exporters: {redis: redis_, memcached: memcached_, postgres: pg_}
//     mapped:
//       - {name: results, hits: 'results_cache_hits', misses: 'results_cache_misses', evicted: …, stale: …, by: instance}
//       - {name: other, hits: …, requests: 'results_cache_requests'}
//     latency:
//       - {cache: sessions, hit: 800us, lookup: 800us, origin: 42ms, fill: 1ms}
//       - {cache: cache-1, origin: 'origin_request_duration_seconds', hit: 'cache_hit_duration_seconds'}     # histograms
//     staleness:
//       - {cache: sessions, objective: 1%, ttl: 5m}
//
// Any thread; immutable.

#include "core/error.h"
#include "core/result.h"
#include "core/selector.h"
#include "core/time.h"
#include "vocabulary/caches.h"
#include "vocabulary/want.h"
#include "workspace/config_node.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace traceo {

/// Ratios.
struct CacheTargets {
    double hitRate = 0.85;         ///< at least
    double latencyReduction = 0.4; ///< at least
    double falseResults = 0.01;    ///< below
    double memoryOverhead = 0.05;  ///< below, net
};

/// A cache whose counters have names of their own.
struct MappedCache {
    std::string name;
    Selector hits;
    std::optional<Selector> misses;   ///< either these …
    std::optional<Selector> requests; ///< … or both together
    std::optional<Selector> evicted;
    std::optional<Selector> stale; ///< stale hits, of which the false-result rate is made
    std::string by;                ///< a label of which each value is an instance; empty: all together are one
    std::string source;            ///< that is asked; empty: any
};

/// How long a step takes: measured by a histogram of seconds, or written down by hand.
struct LatencyOf {
    std::optional<double> seconds;
    std::optional<Selector> histogram; ///< its name without _bucket
    bool isKnown() const { return seconds.has_value() || histogram.has_value(); }
};
struct CacheLatencies {
    std::string cache; ///< an instance's name
    LatencyOf hit;
    LatencyOf lookup; ///< of a miss in the cache itself; unknown: as a hit
    LatencyOf origin;
    LatencyOf fill; ///< writing what the origin gave; unknown: nothing
};

/// How stale a cache's answers may be.
struct StalenessObjective {
    std::string cache;
    double falseResults = 0; ///< ratio
    std::optional<Millis> ttl;
};

/// What a report may speak of: shorter there is nothing to be polled, longer no history is kept.
inline constexpr Millis kShortestCacheRange{1'000};
inline constexpr Millis kLongestCacheRange = 366 * kDay;

struct CacheConfig {
    /// A source of the workspace, for what is asked directly.
    struct SourceName {
        std::string name;
        std::string kind;
    };
    CacheTargets targets;
    std::string redisPrefix = vocabulary::kRedisPrefix;
    std::string memcachedPrefix = vocabulary::kMemcachedPrefix;
    std::string postgresPrefix = vocabulary::kPostgresPrefix;
    std::vector<MappedCache> mapped;
    std::vector<CacheLatencies> latencies;
    std::vector<StalenessObjective> staleness;
    std::vector<SourceName> sources;   ///< of kinds redis and postgres
    std::vector<std::string> shadowed; ///< caches that the list `shadow` wants read along; set by who reads that list

    /// Of `sources` those that are asked directly are kept. A missing section means the defaults. Mistakes go to `errors`,
    /// located, and leave out what they stand in. `shadow` is left to cache/shadow_config.h.
    static CacheConfig parse(const ConfigNode& section, std::vector<SourceName> sources, Errors& errors);

    /// What servers that speak Prometheus' language are asked for: a question a product, as far back as each is of use.
    ///   counters, memory, identity   30 days: the range a window opens with
    ///   commands and their latency   8 days: many series a cache
    ///   statements, tables, indexes  a day: thousands of series; the history keeps what it saw
    std::vector<Want> wants() const;
    /// Whose answer brings hits and misses of such caches.
    Want redisWant() const;
    Want memcachedWant() const;
    Want postgresWant() const;
};

/// "800us", "1.5ms", "2s", "1m" as seconds. Errors: Syntax.
Result<double> parseSeconds(std::string_view text);

} // namespace traceo
