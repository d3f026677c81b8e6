#pragma once
// A native histogram taken apart around a threshold: how many events there were, and how many of them lie in buckets that end at
// or below it, or begin below it. Where it is a boundary the two are the same.
// Source: buckets as /api/v1/query writes them, [rule, lower, upper, count] with rule 0 (a, b], 1 [a, b), 2 (a, b), 3 [a, b]
// (prometheus/prometheus: web/api/v1/api.go, util/jsonutil).
// One thread at a time.

#include "core/labels.h"
#include "core/series_runs.h"

#include <optional>
#include <string>
#include <vector>

namespace traceo {

class HistogramParts {
public:
    /// `threshold`: a decimal number; empty: nothing is taken apart.
    explicit HistogramParts(std::string threshold);

    bool isWanted() const { return !m_threshold.empty(); }

    void beginSeries();
    void beginHistogram();
    void setCount(std::optional<double> count) { m_count = count; }
    void setSum(std::optional<double> sum) { m_sum = sum; }
    void beginBucket() { m_bucket.clear(); }
    /// The next of a bucket's four numbers; none: it was no number.
    void addToBucket(std::optional<double> number) { m_bucket.push_back(number); }
    void endBucket();

    enum class Added : std::uint8_t { Ok, Unreadable, Disordered };
    /// `at` none: its time was none.
    Added endHistogram(std::optional<UtcMs> at);

    bool hasSamples() const { return !m_counts.empty(); }
    /// The samples since the series began belong to this histogram.
    void endSeries(const SeriesKey& histogram);
    std::size_t size() const { return m_series.size(); }
    std::vector<SeriesSamples> take() { return std::move(m_series); }

private:
    std::string m_threshold;
    double m_boundary = 0;

    std::optional<double> m_count;
    std::optional<double> m_sum;
    double m_within = 0;
    double m_reaching = 0;
    bool m_isReadable = true;
    std::vector<std::optional<double>> m_bucket;

    std::vector<Sample> m_counts;
    std::vector<Sample> m_sums;
    std::vector<Sample> m_withins;
    std::vector<Sample> m_reachings;
    std::vector<SeriesSamples> m_series;
};

} // namespace traceo
