#pragma once
// What counts as good and what as total: a definition of a service level indicator as counters, gauges, a histogram,
// probe results or expressions. Pure data; how it is counted stands in sli/slices.h.
// Any thread; immutable.

#include "core/selector.h"
#include "core/time.h"

#include <optional>
#include <string>

namespace traceo {

/// What a value has to be.
struct Threshold {
    enum class Op : std::uint8_t { Below, AtMost, Above, AtLeast };
    Op op = Op::AtMost;
    std::string value; ///< a decimal number, as it was written

    double number() const;
    bool holds(double measured) const;
    /// "<= 0.3"
    std::string text() const;
    friend bool operator==(const Threshold&, const Threshold&) = default;
};

/// PromQL as it was written, where good, bad or total are more than selectors of series: the server evaluates it at the end
/// of each minute (sli/server_expressions.h).
struct ServerExpressions {
    std::string part;  ///< of good or bad; empty where there is neither
    std::string total; ///< the same as `part` where that is itself a ratio
    friend bool operator==(const ServerExpressions&, const ServerExpressions&) = default;
};

struct SliDefinition {
    enum class Kind : std::uint8_t {
        Counters,      ///< good or bad, and total: monotone counters
        Probe,         ///< runs of a check: probe_success and its companions of one target
        Counts,        ///< good or bad, and total, whose samples are each what happened since the sample before
        Gauge,         ///< samples of total, each good where the threshold holds
        Ratio,         ///< samples of good or bad, each a ratio of 0…1: every sample weighs the same
        Latency,       ///< events of a classic histogram, good within the threshold; total is the selector of its buckets
        NativeLatency, ///< the same of a native histogram; total is its selector
        Apdex, ///< of a classic one within the threshold T, and half good within 4 T; both are boundaries, or it is refused
    };
    Kind kind = Kind::Counters;

    // Counters and Counts: `total`, and exactly one of the two. Ratio: exactly one of the two, and total the same.
    std::optional<Selector> good;
    std::optional<Selector> bad;
    Selector total;
    std::optional<Threshold> threshold; ///< Gauge; Latency, NativeLatency and Apdex, in the unit of the buckets' boundaries
    /// Then good, bad and total select the stored answers (vocabulary/expressions.h). Counters, Counts, Gauge, Ratio.
    std::optional<ServerExpressions> evaluated{};

    // Probe: a run is good when it succeeded, with that status and, where given, within that latency.
    std::string target;
    std::string status = "2xx"; ///< "200", "2xx" or "200|301"
    std::optional<Millis> latency;

    std::string source; ///< the source that is asked; empty: the only one that fits

    /// Whether it counts steps of counters, which can be reset and born.
    bool isOfCounters() const { return kind == Kind::Counters || kind == Kind::NativeLatency || isOfBuckets(); }
    /// Whether `total` selects the buckets of a classic histogram.
    bool isOfBuckets() const { return kind == Kind::Latency || kind == Kind::Apdex; }
    bool isEvaluatedByServer() const { return evaluated.has_value(); }
    /// "counters", "probe" …: the word of a kind in facts.
    const char* kindWord() const;
    /// SHA-256 over everything above and the version of the counting code, 16 hex digits: names the
    /// slices that were counted by exactly this.
    std::string hash() const;
    friend bool operator==(const SliDefinition&, const SliDefinition&) = default;
};

} // namespace traceo
