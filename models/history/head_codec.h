#pragma once
// The body of a head row: what one commit brought of one UTC day, all series together, so that a
// poll of a thousand series is one small row. FORMAT.md has the layout. Lossless.
// Any thread.

#include "core/batch.h"
#include "core/result.h"
#include "history/raw_vector.h"
#include "history/snapshot.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace traceo::history {

/// The most samples one row may hold.
inline constexpr std::size_t kHeadRowLimit = 1 << 17;

struct HeadRun {
    SeriesId series = 0;
    std::vector<Sample> samples; ///< ascending
};

/// The same in columns, as the body has it.
struct HeadColumns {
    std::vector<std::int64_t> series;
    std::vector<std::int64_t> counts;
    std::vector<std::int64_t> times;
    std::vector<double> values;

    void add(SeriesId id, std::span<const Sample> samples)
    {
        series.push_back(id);
        counts.push_back(std::int64_t(samples.size()));
        for (const Sample& sample : samples) {
            times.push_back(msOf(sample.at));
            values.push_back(sample.value);
        }
    }
    /// By series; runs of one stay in their order.
    void sort();
    /// Nothing in it, but its room.
    void clear();
};

std::string encodeHead(const HeadColumns& columns);
std::string encodeHead(const std::vector<HeadRun>& runs);

/// What a body holds: as many counts as series, as many times and values as all counts together.
struct HeadBody {
    RawVector<std::int64_t> series;
    RawVector<std::int64_t> counts;
    RawVector<std::int64_t> times;
    RawVector<double> values;
};
/// Errors: Corrupt, NewerVersion; `where` is left to the caller.
Result<HeadBody> decodeHeadBody(std::string_view body);
Result<std::vector<HeadRun>> decodeHead(std::string_view body);

} // namespace traceo::history
