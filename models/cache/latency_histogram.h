#pragma once
// Latencies as events up to each bound. Histograms with other bounds are added at those bounds only at which both are known
// exactly; nothing is spread over a bucket to make them fit.
// Source of percentiles: linear inside a bucket, as Prometheus' histogram_quantile.
// Any thread; immutable.

#include <optional>
#include <span>
#include <vector>

namespace traceo {

/// Events up to each bound, merged over series; increments of the window.
struct LatencyHistogram {
    std::vector<double> bounds;     ///< seconds, ascending; the last may be infinite
    std::vector<double> cumulative; ///< as long
    /// Bounds that are not named hold nothing: Redis lists only buckets with something in them, each twice as high as the one
    /// before.
    bool isSparse = false;

    double count() const { return cumulative.empty() ? 0 : cumulative.back(); }
    /// Linear inside its bucket; none where there is nothing, or where it lies above the last finite bound.
    /// Requires: 0 < share ≤ 1.
    std::optional<double> percentile(double share) const;
    /// Events of at most so many seconds, linear inside the bucket; above the last finite bound those up to it.
    double upTo(double seconds) const;
    /// Events up to a bound that is one of ours, or that lies between two of ours with nothing in between; none where that is
    /// not known exactly.
    std::optional<double> exactlyUpTo(double bound) const;
    /// The mean, if each event lay in the middle of its bucket; none where there is nothing. Those above the last finite bound
    /// count as that bound, so it is low then.
    std::optional<double> roughMean() const;
    /// Where the bucket of a bound begins.
    double beginOf(std::size_t bucket) const;
};

/// At the union of the bounds, less those at which one of the two is not known exactly: where it has none and its bucket
/// around it is not empty.
void add(LatencyHistogram& to, const LatencyHistogram& more);

/// A share of all events: latencies of a histogram, each later by `shift` seconds, or all of exactly `shift`.
struct LatencyPart {
    double weight = 0;
    const LatencyHistogram* histogram = nullptr; ///< null: a single value
    double shift = 0;
};
/// Percentiles do not mix linearly: F(x) = Σ weight · F_part(x) is inverted. Weights add up to 1. None where a part of any
/// weight has no events, or where it lies above the last finite bound. Requires: 0 < share ≤ 1.
std::optional<double> mixedPercentile(std::span<const LatencyPart> parts, double share);

} // namespace traceo
