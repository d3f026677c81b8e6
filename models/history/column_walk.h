#pragma once
// The columns of an envelope, filled in ascending time by what a series has: summaries and buckets where these lie within a
// column, samples elsewhere. Either way the same bits come out.
// One thread at a time.

#include "core/batch.h"
#include "core/line.h"
#include "history/chunk_codec.h"
#include "history/months.h"
#include "history/snapshot.h"

#include <span>
#include <vector>

namespace traceo::history {

class ColumnWalk {
public:
    /// `columns` columns over [range.from, range.to). Requires: columns > 0, a range that is not empty.
    ColumnWalk(TimeSpan range, int columns);

    /// Where no column is as wide, no bucket lies within one.
    bool mayTakeBuckets() const { return m_range.length() / int(m_points.size()) >= kNarrowestBucket; }

    /// A run [first, last sample]. False, and nothing is added: a column ends within.
    bool add(const Aggregate& all, TimeSpan run);
    /// The same in buckets. False, and nothing is added: a column ends within one of them.
    bool add(const ChunkBuckets& chunk, TimeSpan run);
    /// Of the range alone, as all samples.
    void add(const SampleColumns& samples);
    void add(std::span<const Sample> samples);

    std::vector<LinePoint> take() { return std::move(m_points); }

private:
    UtcMs endOf(std::size_t column) const { return column + 1 < m_points.size() ? m_points[column + 1].at : m_range.to; }
    void walkTo(UtcMs at);

    TimeSpan m_range;
    std::vector<LinePoint> m_points;
    std::size_t m_column = 0;          ///< never goes back
    std::vector<std::int64_t> m_times; ///< to be kept between calls
    std::vector<double> m_values;
};

} // namespace traceo::history
