#include "history/month_codec.h"

#include "history/integer_codec.h"
#include "history/packing.h"
#include "history/value_codec.h"

#include <QCoreApplication>

namespace traceo::history {
namespace {

constexpr std::uint8_t kVersion = 1;
constexpr std::uint8_t kWithBuckets = 2;     ///< a directory of version 1 within, and what follows it
constexpr std::uint8_t kWithCounts = 3;      ///< or counts
constexpr std::uint64_t kMostRows = 1 << 17; ///< each part of each day of a month

// A column each, in this order. `Ref` is what it is made of: the place of a number in a row.
std::int64_t keyIn(const ChunkRow& row)
{
    return row.key & chunkKey(0, kLastDay, (std::int64_t{1} << kPartBits) - 1);
}

using Whole = std::int64_t& (*)(ChunkRow&);
using Real = double& (*)(ChunkRow&);

constexpr Whole kWholes[] = {
    [](ChunkRow& row) -> std::int64_t& { return row.key; },        [](ChunkRow& row) -> std::int64_t& { return row.t0; },
    [](ChunkRow& row) -> std::int64_t& { return row.t1; },         [](ChunkRow& row) -> std::int64_t& { return row.stored; },
    [](ChunkRow& row) -> std::int64_t& { return row.bytes; },      [](ChunkRow& row) -> std::int64_t& { return row.thinned; },
    [](ChunkRow& row) -> std::int64_t& { return row.learnedMin; }, [](ChunkRow& row) -> std::int64_t& { return row.learned; },
    [](ChunkRow& row) -> std::int64_t& { return row.all.count; },  [](ChunkRow& row) -> std::int64_t& { return row.all.resets; },
};

constexpr Real kReals[] = {
    [](ChunkRow& row) -> double& { return row.all.first; }, [](ChunkRow& row) -> double& { return row.all.last; },
    [](ChunkRow& row) -> double& { return row.all.min; },   [](ChunkRow& row) -> double& { return row.all.max; },
    [](ChunkRow& row) -> double& { return row.all.sum; },   [](ChunkRow& row) -> double& { return row.all.increase; },
};

/// How far the numbers reach within the samples: mostly all the way, so zeros.
std::int64_t before(const ChunkRow& row)
{
    return row.all.count > 0 ? msOf(row.all.firstAt) - row.t0 : 0;
}
std::int64_t behind(const ChunkRow& row)
{
    return row.all.count > 0 ? row.t1 - msOf(row.all.lastAt) : 0;
}

/// Within the days that have a key: nothing that is added to one overflows.
bool isMoment(std::int64_t at)
{
    return at >= 0 && at < (kLastDay + 1) * kDay.count();
}
bool isDistance(std::int64_t length)
{
    return length < 0 ? length > -(kLastDay + 1) * kDay.count() : isMoment(length);
}

template <class Number, class Of>
std::vector<Number> column(std::span<const ChunkRow> rows, Of of)
{
    std::vector<Number> numbers;
    numbers.reserve(rows.size());
    for (const ChunkRow& row : rows)
        numbers.push_back(of(row));
    return numbers;
}

bool readColumns(ByteReader& in, std::vector<ChunkRow>& rows)
{
    const std::size_t count = rows.size();
    for (const Whole of : kWholes) {
        const auto numbers = in.ok() ? readIntegers(in, count) : RawVector<std::int64_t>();
        for (std::size_t i = 0; i < count && in.ok(); ++i)
            of(rows[i]) = numbers[i];
    }
    const auto before = in.ok() ? readIntegers(in, count) : RawVector<std::int64_t>();
    const auto behind = in.ok() ? readIntegers(in, count) : RawVector<std::int64_t>();
    for (const Real of : kReals) {
        const auto numbers = in.ok() ? readValues(in, count) : RawVector<double>();
        for (std::size_t i = 0; i < count && in.ok(); ++i)
            of(rows[i]) = numbers[i];
    }
    if (!in.ok() || !in.atEnd())
        return false;
    for (std::size_t i = 0; i < count; ++i) {
        if (!isMoment(rows[i].t0) || !isMoment(rows[i].t1) || !isDistance(before[i]) || !isDistance(behind[i]))
            return false;
        if (rows[i].all.count == 0)
            continue;
        rows[i].all.firstAt = utcMs(rows[i].t0 + before[i]);
        rows[i].all.lastAt = utcMs(rows[i].t1 - behind[i]);
    }
    return true;
}

Error unreadableMonth()
{
    return corruptBytes(QCoreApplication::translate("History", "a month that cannot be read"));
}

bool hasBuckets(std::string_view blob)
{
    return !blob.empty() && (std::uint8_t(blob.front()) == kWithBuckets || std::uint8_t(blob.front()) == kWithCounts);
}

/// Sealed by itself, so that the checksum of all of it need not be looked at.
std::string_view directoryIn(std::string_view blob)
{
    if (!hasBuckets(blob))
        return blob;
    ByteReader in(blob);
    in.byte();
    return in.text();
}

} // namespace

std::string encodeDirectory(std::span<const ChunkRow> rows)
{
    ByteWriter out;
    out.varint(rows.size());
    for (const Whole of : kWholes)
        writeIntegers(out, column<std::int64_t>(rows, [of](ChunkRow row) {
                          row.key = keyIn(row);
                          return of(row);
                      }));
    writeIntegers(out, column<std::int64_t>(rows, before));
    writeIntegers(out, column<std::int64_t>(rows, behind));
    for (const Real of : kReals)
        writeValues(out, column<double>(rows, [of](ChunkRow row) { return of(row); }));
    return sealed(kVersion, out.bytes());
}

std::string encodeMonth(std::span<const ChunkRow> rows, const MonthBuckets& buckets)
{
    ByteWriter out;
    out.text(encodeDirectory(rows));
    writeBuckets(out, buckets);
    return sealed(kWithCounts, out.bytes());
}

Result<MonthBuckets> decodeBuckets(std::string_view blob, std::size_t chunks)
{
    if (!hasBuckets(blob))
        return MonthBuckets();
    const auto content = unsealed(blob, kWithCounts);
    if (!content)
        return content.error();
    ByteReader in(*content);
    in.text();
    auto buckets = in.ok() ? readBuckets(in, chunks) : MonthBuckets();
    if (!in.ok() || !in.atEnd())
        return unreadableMonth();
    return buckets;
}

Result<std::vector<ChunkRow>> decodeDirectory(std::string_view blob, SeriesId series)
{
    const auto content = unsealed(directoryIn(blob), hasBuckets(blob) ? kVersion : kWithBuckets);
    if (!content)
        return content.error();
    ByteReader in(*content);
    const std::uint64_t count = in.varint();
    if (!in.ok() || count > kMostRows)
        return corruptBytes(QCoreApplication::translate("History", "%1 chunks in one month").arg(qulonglong(count)));
    std::vector<ChunkRow> rows(static_cast<std::size_t>(count));
    bool isSound = readColumns(in, rows);
    for (const ChunkRow& row : rows)
        isSound = isSound && keyIn(row) == row.key;
    if (!isSound)
        return unreadableMonth();
    for (ChunkRow& row : rows)
        row.key += chunkKey(series, 0, 0);
    return rows;
}

} // namespace traceo::history
