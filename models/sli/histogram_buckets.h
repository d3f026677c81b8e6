#pragma once
// The buckets of classic histograms by their boundaries: which of them say something about a threshold, what they take part in,
// and which boundaries there are. Boundaries are compared as numbers: "1" is "1.0".
// Any thread; boundariesOf(): one thread at a time, as the snapshot. Errors: those of Snapshot; BadValue for an Apdex whose
// threshold or four times it is no boundary, with those that would do.

#include "sli/raw_series.h"

#include <map>
#include <utility>

namespace traceo {

/// Series by source and labels.
using Matched = std::map<SeriesKey, MatchedSeries>;

/// One histogram: the boundaries of its buckets, ascending, +Inf last.
struct HistogramBuckets {
    SeriesKey key; ///< of its buckets, without the boundary
    std::vector<std::pair<double, MatchedSeries*>> buckets;

    bool has(double boundary) const;
    /// To each bucket of the boundary: one that is written "1.0" since the server's update was "1" before.
    void give(CounterSeries::Role role, double boundary) const;
};
/// `buckets` outlive the answer; series without a boundary are left out.
std::vector<HistogramBuckets> histogramsOf(Matched& buckets);

/// Within a latency: the last at or below it is the part, the first at or above it the part at most.
void giveRolesWithin(const HistogramBuckets& histogram, double threshold);
/// As an Apdex: those of T and 4 T are half of the part each.
Result<void> giveRolesOfApdex(const HistogramBuckets& histogram, const Threshold& threshold);

/// That a selector names a bucket which the histogram does not have, where bounds would be of no use.
Error noSuchBucket(const HistogramBuckets& histogram, const Selector& bucket);
/// That nothing was found of a bucket, though the total of its histogram is there: all buckets are made together.
Error noSuchBucket(const Selector& bucket);
/// Whether both are series of one histogram.
bool isOneHistogram(const Selector& bucket, const Selector& total);

/// The boundary that a selector of one bucket names; none where it names none, or several.
std::optional<double> boundaryOf(const Selector& selector);
Selector withoutBoundary(const Selector& selector);

/// Whether no bucket of what the definition counts can be missing: all of them were asked for, or all was imported. Those that
/// somebody else asked for by their boundaries say nothing of the ones between them.
Result<bool> isEveryBucketKnown(const history::Snapshot& snapshot, const SliDefinition& definition);
/// The finite boundaries of the histograms that the definition counts, each once, ascending. Empty for an SLI without any.
Result<std::vector<double>> boundariesOf(const history::Snapshot& snapshot, const SliDefinition& definition);
/// The finite boundaries that all histograms have which the definition counts and which are still seen: within an hour of the
/// newest sample of any of them up to the moment. Ascending; empty where no bucket was seen.
Result<std::vector<double>> sharedBoundariesOf(const history::Snapshot& snapshot, const SliDefinition& definition, UtcMs moment);
/// "0.1, 0.25, 0.5"; of many the first.
QString boundariesText(const std::vector<double>& boundaries);
/// Whether a histogram is of seconds by its name, as "http_request_duration_seconds_bucket" is and "size_bytes" is not.
bool isOfSeconds(std::string_view metric);
/// The same as a definition writes them as thresholds: "100ms, 250ms, 1s" of a histogram of seconds.
QString thresholdsText(std::string_view metric, const std::vector<double>& boundaries);

} // namespace traceo
