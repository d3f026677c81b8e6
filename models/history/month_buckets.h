#pragma once
// What happened within the days of a packed month, two hours or more at a time, so that a year can be drawn without its
// samples. FORMAT.md has the layout.
// Any thread.

#include "core/time.h"
#include "history/bytes.h"
#include "history/raw_vector.h"
#include "history/stored_sample.h"
#include "history/value_codec.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace traceo::history {

inline constexpr Millis kNarrowestBucket{7'200'000};

/// Of the samples in a stretch that are numbers, in the order of time; of equal numbers (-0.0, 0.0) the earlier one.
struct Bucket {
    double first;
    double min;
    double max;
    double last;
};

inline constexpr std::size_t kNarrowestBuckets = kDay / kNarrowestBucket; ///< a day

struct MonthBuckets {
    Millis width{0}; ///< 2, 4, 6 or 12 h from midnight in UTC; 0: there are none
    /// Of each chunk in the order of the directory: bit i is set where bucket i of its day has numbers.
    std::vector<std::int64_t> filled;
    RawVector<Bucket> buckets; ///< of all these bits, in their order
    /// How many samples each chunk has in each of the narrowest buckets, kNarrowestBuckets a chunk: what buckets are
    /// made by of values whose times are not read. Empty where there are buckets, or neither.
    RawVector<std::int64_t> counts;
};

/// Of one chunk.
struct DayBuckets {
    std::int64_t filled = 0;                       ///< as of MonthBuckets
    std::array<Bucket, kNarrowestBuckets> buckets; ///< of these bits, in their order
};
/// What addChunk() would have made of these samples. None: they are not as many.
std::optional<DayBuckets> bucketsOf(const ValueRuns& values, std::span<const std::int64_t> counts);

/// The next chunk of the month, in the narrowest buckets. Requires: ascending, all of the UTC day; `to` has no others.
void addChunk(MonthBuckets& to, std::int64_t day, std::span<const StoredSample> samples);
/// As narrow as they can be within so many bytes; where not even twelve hours are, the counts; else none.
MonthBuckets withinBytes(MonthBuckets narrowest, std::size_t most);

void writeBuckets(ByteWriter& out, const MonthBuckets& buckets);
/// Of so many chunks, else the reader fails.
MonthBuckets readBuckets(ByteReader& in, std::size_t chunks);

} // namespace traceo::history
