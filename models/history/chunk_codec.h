#pragma once
// The body of a chunk: one series' samples of a UTC day, and of a late part when each was learned. The times stand in it
// or are those of several series (shared_times.h).
// FORMAT.md has the layout. Lossless.
// Any thread.

#include "core/batch.h"
#include "core/result.h"
#include "history/raw_vector.h"
#include "history/stored_sample.h"
#include "history/value_codec.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace traceo::history {

/// The most samples one body may hold.
inline constexpr std::size_t kChunkLimit = 1 << 16;

/// A chunk before it is known where its times will stand.
struct ChunkParts {
    std::size_t count = 0;
    std::string times; ///< as integers
    std::string rest;  ///< marks and values
};
/// Requires: ascending times, at most kChunkLimit.
ChunkParts chunkParts(const std::vector<StoredSample>& samples);
/// Worth a place of their own when several series have the same: not the few bytes of an even grid.
bool areWorthSharing(std::string_view times);
std::string bodyWithTimes(const ChunkParts& parts);
/// Where the times of a chunk are when they do not stand in its body.
struct TimesElsewhere {
    std::uint64_t id = 0;  ///< of a row of chunk_times
    std::uint32_t crc = 0; ///< checksum() of the times: those and no others
    std::size_t count = 0; ///< of samples
    friend bool operator==(const TimesElsewhere&, const TimesElsewhere&) = default;
};
/// `where`: its count is that of the parts.
std::string bodyWithoutTimes(const ChunkParts& parts, const TimesElsewhere& where);
/// None when it has its own. The first kBodyHead bytes of a body are enough.
std::optional<TimesElsewhere> timesElsewhere(std::string_view body);
inline constexpr int kBodyHead = 24;

/// Times that stand alone, read.
struct ChunkTimes {
    std::uint32_t crc = 0;
    RawVector<std::int64_t> at; ///< ascending
};
std::string sealTimes(std::string_view times);
/// Errors: Corrupt, also when they are not as many; NewerVersion.
Result<ChunkTimes> decodeTimes(std::string_view blob, std::size_t count);

/// With its own times. Requires: as chunkParts().
std::string encodeChunk(const std::vector<StoredSample>& samples);
/// `times`: those it refers to. Errors: Corrupt, NewerVersion; `where` is left to the caller.
Result<std::vector<StoredSample>> decodeChunk(std::string_view body, const ChunkTimes* times = nullptr);
/// Samples as columns of one length.
struct SampleColumns {
    std::span<const std::int64_t> times; ///< ascending
    std::span<const double> values;
};
/// Those in (window.from, window.to].
SampleColumns within(const SampleColumns& samples, TimeSpan window);
/// Memory that whoever reads many chunks keeps from one to the next.
struct ChunkMemory {
    RawVector<std::int64_t> times;
    RawVector<double> values;
};
/// The same without the marks, given to `take`, which may read on with the same memory; on an error nothing is.
Result<void> visitSamples(std::string_view body, const std::function<void(const SampleColumns&)>& take, const ChunkTimes* times,
                          ChunkMemory& memory);
/// The values alone: who needs no times does not read them.
Result<ValueRuns> valueRuns(std::string_view body);
/// Behind what is there; on an error nothing is added.
Result<void> appendSamples(std::string_view body, std::vector<Sample>& to, const ChunkTimes* times = nullptr);

} // namespace traceo::history
