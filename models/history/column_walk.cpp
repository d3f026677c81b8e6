#include "history/column_walk.h"

#include <algorithm>
#include <cmath>

namespace traceo::history {
namespace {

constexpr Millis kOne{1};

/// Samples up to `end`, from `next` on; returns the first behind them. A column is walked to its end: to find each
/// sample's column would cost four times as much.
const Sample* addTo(LinePoint& point, const Sample* next, const Sample* last, UtcMs end)
{
    while (next != last && next->at < end && std::isnan(next->value))
        ++next;
    if (next == last || next->at >= end)
        return next;
    if (!point.hasValue())
        point.first = point.min = point.max = next->value;
    double min = point.min;
    double max = point.max;
    double newest = point.last;
    for (; next != last && next->at < end; ++next) {
        const double value = next->value;
        if (std::isnan(value))
            continue;
        min = value < min ? value : min;
        max = value > max ? value : max;
        newest = value;
    }
    point.min = min;
    point.max = max;
    point.last = newest;
    return next;
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
    LinePoint* const points = m_points.data();
    for (std::int64_t i = 0; i < columns; ++i)
        points[i].at = range.from + Millis{whole * i + rest * i / columns};
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

void ColumnWalk::add(std::span<const Sample> samples)
{
    const Sample* const last = samples.data() + samples.size();
    for (const Sample* next = samples.data(); next != last;) {
        walkTo(next->at);
        next = addTo(m_points[m_column], next, last, endOf(m_column));
    }
}

} // namespace traceo::history
