#pragma once
// What of use a server has for somebody who has just added it: written by a source that looked around,
// read by the domains that propose definitions from it.
// Any thread; immutable.

#include "core/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace traceo::vocabulary {

/// A family of counters of requests, split by how they ended.
struct RequestCounter {
    std::string metric;
    std::string statusLabel;         ///< code, status, grpc_code …
    std::string badPattern;          ///< of its values, anchored: "5..", "Internal|Unavailable"
    std::string groupLabel;          ///< what a service is called by: job, service …; empty: one service
    std::vector<std::string> groups; ///< its values, the busiest first
    int series = 0;
};

/// One target that probes of HTTP look at.
struct ProbedTarget {
    std::string target;
    int series = 0; ///< from so many regions or probers
};

/// A histogram of how long requests of one service take, and what nearly all of its last hour stayed within.
struct LatencyBoundary {
    std::string metric;     ///< without _bucket and _count; ends with its unit: _seconds, _milliseconds
    std::string groupLabel; ///< empty: all of the metric is one service
    std::string group;
    std::string boundary; ///< the value of `le`, as the server writes it
};

struct Findings {
    int targets = 0;
    int targetsUp = 0;
    int probeSeries = 0;
    std::vector<ProbedTarget> probes;
    std::vector<RequestCounter> counters;
    std::vector<LatencyBoundary> latencies; ///< the busiest services of the well-known families
    int histograms = 0;                     ///< families with buckets
    std::string retention;                  ///< the server's own word: "15d"
    bool isCut = false;                     ///< the server has more than was looked at
};

} // namespace traceo::vocabulary
