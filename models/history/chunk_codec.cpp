#include "history/chunk_codec.h"

#include "history/integer_codec.h"
#include "history/known_time.h"
#include "history/packing.h"
#include "history/value_codec.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo::history {
namespace {

constexpr std::uint8_t kVersion = 3; // 2: integers as runs, multiples and residuals; 3: near a grid, times elsewhere
constexpr std::uint8_t kTimesVersion = 1;
constexpr char kElsewhere = 0x7f; ///< no kind of integers
constexpr std::size_t kWorthSharing = 48;

struct Columns {
    std::size_t count = 0;
    std::optional<Steps> grid;             ///< the times, where they are one
    RawVector<std::int64_t> times;         ///< or these
    const ChunkTimes* elsewhere = nullptr; ///< or those
    RawVector<std::int64_t> marks;         ///< empty: all on time
    RawVector<double> values;
};

bool isAscending(const Steps& grid, std::size_t count)
{
    const auto room = std::uint64_t(INT64_MAX) - std::uint64_t(grid.first); // up to where it wraps around
    return count < 2 || (grid.step >= 0 && std::uint64_t(grid.step) <= room / (count - 1));
}

/// Most chunks hold what was on time: not worth a column.
RawVector<std::int64_t> readMarks(ByteReader& in, std::size_t count)
{
    static const std::string allOnTime = [] {
        ByteWriter out;
        writeIntegers(out, std::vector<std::int64_t>(2, kOnTime));
        return out.take();
    }();
    if (in.skip(allOnTime))
        return {};
    return readIntegers(in, count);
}

Error timesOfSomethingElse()
{
    return corruptBytes(QCoreApplication::translate("History", "times of something else"));
}

Error unreadableSamples()
{
    return corruptBytes(QCoreApplication::translate("History", "samples that cannot be read"));
}

struct OpenedBody {
    ByteReader in; ///< behind the count
    std::size_t count = 0;
};

Result<OpenedBody> opened(std::string_view body)
{
    const auto content = unsealed(body, kVersion);
    if (!content)
        return content.error();
    ByteReader in(*content);
    const std::uint64_t count = in.varint();
    if (!in.ok() || count > kChunkLimit)
        return corruptBytes(QCoreApplication::translate("History", "%1 samples in one chunk").arg(qulonglong(count)));
    return OpenedBody{in, std::size_t(count)};
}

/// From where the body says they are. False: those are not at hand.
bool readTimes(ByteReader& in, const ChunkTimes* elsewhere, Columns& columns)
{
    if (in.skip({&kElsewhere, 1})) {
        in.varint();
        const auto crc = in.fixed<std::uint32_t>();
        columns.elsewhere = elsewhere;
        return elsewhere && elsewhere->crc == crc && elsewhere->at.size() == columns.count;
    }
    if (columns.count > 0)
        columns.grid = readSteps(in);
    if (!columns.grid)
        columns.times = readIntegers(in, columns.count);
    return true;
}

Result<Columns> columnsOf(std::string_view body, const ChunkTimes* times, ChunkMemory memory = {})
{
    auto open = opened(body);
    if (!open)
        return open.error();
    ByteReader& in = open->in;
    Columns columns{.count = open->count, .times = std::move(memory.times)};
    if (!readTimes(in, times, columns))
        return timesOfSomethingElse();
    if (in.ok())
        columns.marks = readMarks(in, columns.count);
    if (in.ok())
        columns.values = readValues(in, columns.count, std::move(memory.values));
    const bool isSorted =
        columns.grid ? isAscending(*columns.grid, columns.count) : (columns.elsewhere || std::ranges::is_sorted(columns.times));
    if (!in.ok() || !in.atEnd() || !isSorted)
        return unreadableSamples();
    return columns;
}

/// `put(i, time)` for each.
template <class Put>
void forEachTime(const Columns& columns, Put put)
{
    if (columns.grid) {
        const auto [first, step] = *columns.grid;
        for (std::size_t i = 0; i < columns.count; ++i)
            put(i, first + step * std::int64_t(i));
        return;
    }
    const auto& column = columns.elsewhere ? columns.elsewhere->at : columns.times;
    const std::int64_t* const times = column.data(); // not checked at each step: a third of the time of a read
    for (std::size_t i = 0; i < columns.count; ++i)
        put(i, times[i]);
}

} // namespace

ChunkParts chunkParts(const std::vector<StoredSample>& samples)
{
    std::vector<std::int64_t> times;
    std::vector<std::int64_t> marks;
    std::vector<double> values;
    times.reserve(samples.size());
    marks.reserve(samples.size());
    values.reserve(samples.size());
    for (const StoredSample& sample : samples) {
        times.push_back(sample.at);
        marks.push_back(sample.mark);
        values.push_back(sample.value);
    }
    ByteWriter head;
    writeIntegers(head, times);
    ByteWriter rest;
    writeIntegers(rest, marks); // all on time: four bytes
    writeValues(rest, values);
    return {samples.size(), head.take(), rest.take()};
}

bool areWorthSharing(std::string_view times)
{
    return times.size() >= kWorthSharing;
}

std::string bodyWithTimes(const ChunkParts& parts)
{
    ByteWriter out;
    out.varint(parts.count);
    out.raw(parts.times);
    out.raw(parts.rest);
    return sealed(kVersion, out.bytes());
}

std::string bodyWithoutTimes(const ChunkParts& parts, const TimesElsewhere& where)
{
    ByteWriter out;
    out.varint(parts.count);
    out.byte(std::uint8_t(kElsewhere));
    out.varint(where.id);
    out.fixed(where.crc);
    out.raw(parts.rest);
    return sealed(kVersion, out.bytes());
}

std::optional<TimesElsewhere> timesElsewhere(std::string_view body)
{
    ByteReader in(body);
    in.byte();
    const std::uint64_t count = in.varint();
    if (!in.skip({&kElsewhere, 1}) || count > kChunkLimit)
        return std::nullopt;
    const TimesElsewhere where{in.varint(), in.fixed<std::uint32_t>(), std::size_t(count)};
    return in.ok() ? std::optional(where) : std::nullopt;
}

std::string sealTimes(std::string_view times)
{
    return sealed(kTimesVersion, times);
}

Result<ChunkTimes> decodeTimes(std::string_view blob, std::size_t count)
{
    const auto content = unsealed(blob, kTimesVersion);
    if (!content)
        return content.error();
    ByteReader in(*content);
    ChunkTimes times{checksum(*content), readIntegers(in, count)};
    if (!in.ok() || !in.atEnd() || !std::ranges::is_sorted(times.at))
        return timesOfSomethingElse();
    return times;
}

std::string encodeChunk(const std::vector<StoredSample>& samples)
{
    return bodyWithTimes(chunkParts(samples));
}

Result<std::vector<StoredSample>> decodeChunk(std::string_view body, const ChunkTimes* times)
{
    const auto columns = columnsOf(body, times);
    if (!columns)
        return columns.error();
    std::vector<StoredSample> samples(columns->count);
    forEachTime(*columns, [&](std::size_t i, std::int64_t time) {
        samples[i] = {time, columns->values[i], columns->marks.empty() ? kOnTime : columns->marks[i]};
    });
    return samples;
}

SampleColumns within(const SampleColumns& samples, TimeSpan window)
{
    const bool isWithin =
        !samples.times.empty() && samples.times.front() > msOf(window.from) && samples.times.back() <= msOf(window.to);
    if (isWithin) // mostly
        return samples;
    const auto indexAfter = [&](UtcMs at) {
        return std::size_t(std::ranges::upper_bound(samples.times, msOf(at)) - samples.times.begin());
    };
    const std::size_t first = indexAfter(window.from);
    const std::size_t count = indexAfter(window.to) - first;
    return {samples.times.subspan(first, count), samples.values.subspan(first, count)};
}

Result<void> visitSamples(std::string_view body, const std::function<void(const SampleColumns&)>& take, const ChunkTimes* times,
                          ChunkMemory& memory)
{
    auto columns = columnsOf(body, times, std::exchange(memory, {}));
    if (!columns)
        return columns.error();
    if (columns->grid) {
        columns->times.clear();
        columns->times.resize(columns->count);
        std::int64_t* const to = columns->times.data();
        forEachTime(*columns, [to](std::size_t i, std::int64_t time) { to[i] = time; });
    }
    take({columns->elsewhere ? columns->elsewhere->at : columns->times, columns->values});
    memory = {std::move(columns->times), std::move(columns->values)};
    return {};
}

Result<ValueRuns> valueRuns(std::string_view body)
{
    auto open = opened(body);
    if (!open)
        return open.error();
    auto& [in, count] = *open;
    if (in.skip({&kElsewhere, 1})) {
        in.varint();
        in.fixed<std::uint32_t>();
    } else if (count == 0 || !readSteps(in)) {
        readIntegers(in, count);
    }
    if (in.ok())
        readMarks(in, count);
    auto runs = in.ok() ? readValueRuns(in, count) : ValueRuns();
    if (!in.ok() || !in.atEnd())
        return unreadableSamples();
    return runs;
}

Result<void> appendSamples(std::string_view body, std::vector<Sample>& to, const ChunkTimes* times)
{
    const auto columns = columnsOf(body, times);
    if (!columns)
        return columns.error();
    const std::size_t before = to.size();
    to.resize(before + columns->count);
    const double* const values = columns->values.data();
    Sample* const added = to.data() + before;
    forEachTime(*columns, [values, added](std::size_t i, std::int64_t time) { added[i] = {utcMs(time), values[i]}; });
    return {};
}

} // namespace traceo::history
