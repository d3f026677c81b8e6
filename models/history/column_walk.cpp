#include "history/column_walk.h"

#include <algorithm>
#include <cmath>

namespace traceo::history {
namespace {

constexpr Millis kOne{1};

// Hot: a month of fifty series is two million samples. NaN is less than nothing and greater than nothing, so it passes both
// comparisons by; of equal numbers the earlier one stays.
double leastOf(const double* next, const double* end, double least)
{
    for (; next != end; ++next)
        least = *next < least ? *next : least;
    return least;
}
double greatestOf(const double* next, const double* end, double greatest)
{
    for (; next != end; ++next)
        greatest = *next > greatest ? *next : greatest;
    return greatest;
}

/// least and greatest of [next, end) and of those before. Two at a time, as each comparison waits for the one before; so
/// which of 0.0 and -0.0 came first is looked for again.
void widen(LinePoint& point, const double* const next, const double* const end)
{
    double min = point.min;
    double max = point.max;
    double otherMin = min;
    double otherMax = max;
    const double* at = next;
    for (; end - at >= 2; at += 2) {
        min = at[0] < min ? at[0] : min;
        max = at[0] > max ? at[0] : max;
        otherMin = at[1] < otherMin ? at[1] : otherMin;
        otherMax = at[1] > otherMax ? at[1] : otherMax;
    }
    min = leastOf(at, end, otherMin < min ? otherMin : min);
    max = greatestOf(at, end, otherMax > max ? otherMax : max);
    point.min = min == 0 ? leastOf(next, end, point.min) : min;
    point.max = max == 0 ? greatestOf(next, end, point.max) : max;
}

/// The values [next, end), which all lie in the column.
void addTo(LinePoint& point, const double* next, const double* end)
{
    while (next != end && std::isnan(*next))
        ++next;
    if (next == end)
        return;
    if (!point.hasValue())
        point.first = point.min = point.max = *next;
    widen(point, next, end);
    while (std::isnan(end[-1]))
        --end;
    point.last = end[-1];
}

/// An aggregate that is not empty, or a bucket.
template <class Run>
void addTo(LinePoint& point, const Run& run)
{
    if (!point.hasValue()) {
        point.first = run.first;
        point.min = run.min;
        point.max = run.max;
    }
    point.min = std::min(point.min, run.min);
    point.max = std::max(point.max, run.max);
    point.last = run.last;
}

/// `take(bucket, from, to)` for each that has numbers, from its first to its last possible sample, until one says no.
template <class Take>
bool forEachBucket(const ChunkBuckets& chunk, TimeSpan run, Take take)
{
    const Bucket* next = chunk.buckets;
    UtcMs start = utcMs(dayOfKey(chunk.key) * kDay.count());
    for (std::int64_t bits = chunk.filled; bits != 0; bits >>= 1, start += chunk.width) {
        if ((bits & 1) != 0 && !take(*next++, std::max(start, run.from), std::min(start + chunk.width - kOne, run.to)))
            return false;
    }
    return true;
}

} // namespace

ColumnWalk::ColumnWalk(TimeSpan range, int columns) : m_range(range), m_points(std::size_t(columns))
{
    const std::int64_t whole = range.length().count() / columns; // cut without overflow
    const std::int64_t rest = range.length().count() % columns;
    std::int64_t parts = 0; // rest * i, of which each `columns` are a millisecond
    UtcMs at = range.from;
    for (LinePoint& point : m_points) {
        point.at = at;
        parts += rest;
        at += Millis{whole + (parts >= columns ? 1 : 0)};
        parts -= parts >= columns ? columns : 0;
    }
}

void ColumnWalk::walkTo(UtcMs at)
{
    const LinePoint* const points = m_points.data();
    const std::size_t last = m_points.size() - 1;
    std::size_t column = m_column;
    while (column < last && at >= points[column + 1].at)
        ++column;
    m_column = column;
}

bool ColumnWalk::add(const Aggregate& all, TimeSpan run)
{
    walkTo(run.from);
    if (run.to >= endOf(m_column))
        return false;
    if (all.count > 0)
        addTo(m_points[m_column], all);
    return true;
}

bool ColumnWalk::add(const ChunkBuckets& chunk, TimeSpan run)
{
    const std::size_t before = m_column;
    const bool fits = forEachBucket(chunk, run, [this](const Bucket&, UtcMs from, UtcMs to) {
        walkTo(from);
        return to < endOf(m_column);
    });
    m_column = before;
    return fits && forEachBucket(chunk, run, [this](const Bucket& bucket, UtcMs from, UtcMs) {
               walkTo(from);
               addTo(m_points[m_column], bucket);
               return true;
           });
}

void ColumnWalk::add(const SampleColumns& samples)
{
    const std::int64_t* const times = samples.times.data();
    const double* const values = samples.values.data();
    const std::size_t count = samples.times.size();
    std::size_t guess = 0; // how many the column before had: mostly right, where a search would not be foreseen
    for (std::size_t next = 0; next < count;) {
        walkTo(utcMs(times[next]));
        const std::int64_t end = msOf(endOf(m_column));
        std::size_t to = std::min(next + guess, count);
        while (to > next && times[to - 1] >= end)
            --to;
        while (to < count && times[to] < end)
            ++to;
        addTo(m_points[m_column], values + next, values + to);
        guess = to - next;
        next = to;
    }
}

void ColumnWalk::add(std::span<const Sample> samples)
{
    m_times.clear();
    m_values.clear();
    for (const Sample& sample : samples) {
        m_times.push_back(msOf(sample.at));
        m_values.push_back(sample.value);
    }
    add(SampleColumns{m_times, m_values});
}

} // namespace traceo::history
