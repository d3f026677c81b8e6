#include "sources/prometheus/histogram_parts.h"

#include "vocabulary/native.h"

#include <QByteArray>

#include <algorithm>

namespace traceo {
namespace {

constexpr std::size_t kNumbersOfBucket = 4;
/// Buckets that hold their lower end.
constexpr double kLeftClosed = 1;
constexpr double kClosed = 3;

} // namespace

HistogramParts::HistogramParts(std::string threshold)
    : m_threshold(std::move(threshold)), m_boundary(QByteArray::fromStdString(m_threshold).toDouble())
{}

void HistogramParts::beginSeries()
{
    for (std::vector<Sample>* const samples : {&m_counts, &m_sums, &m_withins, &m_reachings})
        samples->clear();
}

void HistogramParts::beginHistogram()
{
    m_count.reset();
    m_sum.reset();
    m_within = 0;
    m_reaching = 0;
    m_isReadable = true;
}

void HistogramParts::endBucket()
{
    const bool isWhole = m_bucket.size() == kNumbersOfBucket
        && std::ranges::all_of(m_bucket, [](const auto& number) { return number.has_value(); });
    if (!isWhole || !(*m_bucket[3] >= 0)) {
        m_isReadable = false;
        return;
    }
    const double rule = *m_bucket[0];
    const double lower = *m_bucket[1];
    const double upper = *m_bucket[2];
    const double count = *m_bucket[3];
    const bool holdsLower = rule == kLeftClosed || rule == kClosed;
    if (upper <= m_boundary)
        m_within += count;
    if (lower < m_boundary || (holdsLower && lower == m_boundary))
        m_reaching += count;
}

HistogramParts::Added HistogramParts::endHistogram(std::optional<UtcMs> at)
{
    if (!at || !m_isReadable || !m_count || !m_sum)
        return Added::Unreadable;
    if (!m_counts.empty() && *at <= m_counts.back().at)
        return Added::Disordered;
    m_counts.push_back({*at, *m_count});
    m_sums.push_back({*at, *m_sum});
    m_withins.push_back({*at, m_within});
    m_reachings.push_back({*at, m_reaching});
    return Added::Ok;
}

void HistogramParts::endSeries(const SeriesKey& histogram)
{
    namespace v = vocabulary;
    m_series.push_back({v::nativeSeries(histogram, v::kNativeCount, {}), std::move(m_counts)});
    m_series.push_back({v::nativeSeries(histogram, v::kNativeSum, {}), std::move(m_sums)});
    m_series.push_back({v::nativeSeries(histogram, v::kNativeWithin, m_threshold), std::move(m_withins)});
    m_series.push_back({v::nativeSeries(histogram, v::kNativeReaching, m_threshold), std::move(m_reachings)});
    beginSeries();
}

} // namespace traceo
