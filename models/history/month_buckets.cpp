#include "history/month_buckets.h"

#include "history/decimals.h"
#include "history/integer_codec.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace traceo::history {
namespace {

constexpr std::uint8_t kBits = 0xff; ///< in the place of decimals: numbers as their bits
constexpr std::uint8_t kCounts = 1;  ///< in the place of hours: counts
constexpr std::size_t kNumbers = sizeof(Bucket) / sizeof(double);
static_assert(kNumbers == 4 && sizeof(Bucket) == kNumbers * sizeof(double));

int hoursOf(Millis width)
{
    return int(width / kHour);
}

bool isWidth(int hours)
{
    return hours == 2 || hours == 4 || hours == 6 || hours == 12;
}

std::size_t countOf(const std::vector<std::int64_t>& filled)
{
    std::size_t count = 0;
    for (const std::int64_t bits : filled)
        count += std::size_t(std::popcount(std::uint64_t(bits)));
    return count;
}

void join(Bucket& to, const Bucket& later)
{
    to.min = later.min < to.min ? later.min : to.min;
    to.max = later.max > to.max ? later.max : to.max;
    to.last = later.last;
}

MonthBuckets widened(const MonthBuckets& narrow, int factor)
{
    MonthBuckets wide{.width = narrow.width * factor, .filled = {}, .buckets = {}, .counts = {}};
    auto next = narrow.buckets.begin();
    for (const std::int64_t bits : narrow.filled) {
        std::int64_t filled = 0;
        for (int i = 0; bits >> i != 0; ++i) {
            if ((bits >> i & 1) == 0)
                continue;
            const std::int64_t bit = std::int64_t{1} << (i / factor);
            if ((filled & bit) != 0)
                join(wide.buckets.back(), *next);
            else
                wide.buckets.push_back(*next);
            filled |= bit;
            ++next;
        }
        wide.filled.push_back(filled);
    }
    return wide;
}

/// first, min, max and last of each.
std::span<const double> numbersOf(const RawVector<Bucket>& buckets)
{
    return {buckets.empty() ? nullptr : &buckets.front().first, buckets.size() * kNumbers};
}

/// All as decimals, as few as do for all; else their bits.
std::vector<std::int64_t> integersOf(std::span<const double> numbers, std::uint8_t& form)
{
    std::vector<std::int64_t> integers(numbers.size());
    int decimals = 0;
    for (std::size_t i = 0; i < numbers.size() && decimals <= kMostDecimals;) {
        const auto q = scaled(numbers[i], decimals);
        integers[i] = q.value_or(0);
        i = q ? i + 1 : 0; // with one more, from the start
        decimals += q ? 0 : 1;
    }
    form = decimals > kMostDecimals ? kBits : std::uint8_t(decimals);
    if (form == kBits)
        std::ranges::transform(numbers, integers.begin(), [](double number) { return std::bit_cast<std::int64_t>(number); });
    return integers;
}

// They wrap around on purpose: bits of doubles are anywhere.
std::int64_t minus(std::int64_t a, std::int64_t b)
{
    return std::int64_t(std::uint64_t(a) - std::uint64_t(b));
}
std::int64_t plus(std::int64_t a, std::int64_t b)
{
    return std::int64_t(std::uint64_t(a) + std::uint64_t(b));
}

RawVector<Bucket> bucketsOfIntegers(std::span<const std::int64_t> integers, std::uint8_t form)
{
    RawVector<Bucket> buckets(integers.size() / kNumbers);
    if (buckets.empty())
        return buckets;
    static_assert(sizeof(double) == sizeof(std::int64_t));
    if (form == kBits) {
        std::memcpy(buckets.data(), integers.data(), integers.size() * sizeof(double));
        return buckets;
    }
    const auto numbers = quotients(integers, form);
    std::memcpy(buckets.data(), numbers.data(), numbers.size() * sizeof(double));
    return buckets;
}

/// Goes along values, some at a time.
class RunCursor {
public:
    explicit RunCursor(const ValueRuns& runs) : m_runs(runs) {}

    /// `take(value)` for each run of the next `count`, in their order. False: there are fewer.
    template <class Take>
    bool take(std::int64_t count, Take take)
    {
        while (count > 0 && m_run < m_runs.values.size()) {
            const std::int64_t length = m_runs.lengths.empty() ? 1 : m_runs.lengths[m_run];
            const std::int64_t taken = std::min(count, length - m_taken);
            if (taken > 0)
                take(m_runs.values[m_run]);
            count -= taken;
            m_taken += taken;
            if (m_taken == length) {
                ++m_run;
                m_taken = 0;
            }
        }
        return count == 0;
    }
    bool atEnd() const { return m_run == m_runs.values.size(); }

private:
    const ValueRuns& m_runs;
    std::size_t m_run = 0;
    std::int64_t m_taken = 0; ///< of the run
};

struct Column {
    RawVector<std::int64_t> numbers;
    std::int64_t relative = 0; ///< all bits where they are to be added to something, else none
};

Column readColumn(ByteReader& in, std::size_t count)
{
    const std::uint8_t form = in.byte();
    if (form > 1)
        in.fail();
    if (!in.ok())
        return {};
    return {readIntegers(in, count), -std::int64_t(form)};
}

/// first, min, max and last of each bucket.
RawVector<std::int64_t> readNumbers(ByteReader& in, std::size_t count)
{
    std::array<Column, kNumbers> columns;
    for (Column& column : columns)
        column = readColumn(in, count);
    if (!in.ok())
        return {};
    RawVector<std::int64_t> numbers(count * kNumbers);
    const auto& [firsts, lasts, mins, maxs] = columns;
    const std::int64_t* const first = firsts.numbers.data(); // not checked at each step: a year has thousands
    const std::int64_t* const last = lasts.numbers.data();
    const std::int64_t* const min = mins.numbers.data();
    const std::int64_t* const max = maxs.numbers.data();
    std::int64_t* to = numbers.data();
    std::int64_t before = 0;
    for (std::size_t i = 0; i < count; ++i, to += kNumbers) {
        to[0] = plus(first[i], before & firsts.relative);
        to[3] = plus(last[i], to[0] & lasts.relative);
        to[1] = plus(min[i], std::min(to[0], to[3]) & mins.relative);
        to[2] = plus(max[i], std::max(to[0], to[3]) & maxs.relative);
        before = to[3];
    }
    return numbers;
}

} // namespace

void addChunk(MonthBuckets& to, std::int64_t day, std::span<const StoredSample> samples)
{
    to.width = kNarrowestBucket;
    const std::int64_t start = day * kDay.count();
    const std::size_t before = to.counts.size();
    to.counts.resize(before + kNarrowestBuckets, 0);
    std::int64_t filled = 0;
    for (const StoredSample& sample : samples) {
        const std::int64_t place = (sample.at - start) / kNarrowestBucket.count();
        ++to.counts[before + std::size_t(place)];
        if (std::isnan(sample.value))
            continue;
        const std::int64_t bit = std::int64_t{1} << place;
        const Bucket alone{sample.value, sample.value, sample.value, sample.value};
        if ((filled & bit) != 0)
            join(to.buckets.back(), alone);
        else
            to.buckets.push_back(alone);
        filled |= bit;
    }
    to.filled.push_back(filled);
}

MonthBuckets withinBytes(MonthBuckets narrowest, std::size_t most)
{
    for (const int factor : {1, 2, 3, 6}) {
        MonthBuckets buckets = widened(narrowest, factor);
        ByteWriter out;
        writeBuckets(out, buckets);
        if (out.bytes().size() <= most)
            return buckets;
    }
    MonthBuckets counts{.width = {}, .filled = {}, .buckets = {}, .counts = std::move(narrowest.counts)};
    ByteWriter out;
    writeBuckets(out, counts);
    return out.bytes().size() <= most ? counts : MonthBuckets();
}

std::optional<DayBuckets> bucketsOf(const ValueRuns& values, std::span<const std::int64_t> counts)
{
    DayBuckets day;
    RunCursor cursor(values);
    Bucket* next = day.buckets.data();
    for (std::size_t i = 0; i < counts.size(); ++i) {
        bool isFilled = false;
        const bool isThere = cursor.take(counts[i], [&](const double value) {
            if (std::isnan(value))
                return;
            const Bucket alone{value, value, value, value};
            if (isFilled)
                join(*next, alone);
            else
                *next = alone;
            isFilled = true;
        });
        if (!isThere)
            return std::nullopt;
        day.filled |= std::int64_t{isFilled} << i;
        next += isFilled ? 1 : 0;
    }
    return cursor.atEnd() ? std::optional(day) : std::nullopt;
}

void writeBuckets(ByteWriter& out, const MonthBuckets& buckets)
{
    const bool isCounts = !buckets.counts.empty() && buckets.width == Millis{0};
    out.byte(isCounts ? kCounts : std::uint8_t(hoursOf(buckets.width)));
    if (isCounts)
        writeIntegers(out, buckets.counts);
    if (buckets.width == Millis{0})
        return;
    writeIntegers(out, buckets.filled);
    std::uint8_t form = kBits;
    const auto integers = integersOf(numbersOf(buckets.buckets), form);
    out.byte(form);
    std::array<std::vector<std::int64_t>, kNumbers> columns;
    std::array<std::vector<std::int64_t>, kNumbers> steps; // a counter and a random walk begin where they ended
    std::int64_t before = 0;
    for (std::size_t i = 0; i < integers.size(); i += kNumbers) {
        const std::array<std::int64_t, kNumbers> now{integers[i], integers[i + 3], integers[i + 1], integers[i + 2]};
        const auto [first, last, min, max] = now;
        const std::array<std::int64_t, kNumbers> from{before, first, std::min(first, last), std::max(first, last)};
        for (std::size_t column = 0; column < kNumbers; ++column) {
            columns.at(column).push_back(now.at(column));
            steps.at(column).push_back(minus(now.at(column), from.at(column)));
        }
        before = last;
    }
    for (std::size_t column = 0; column < kNumbers; ++column) {
        ByteWriter alone;
        ByteWriter relative;
        writeIntegers(alone, columns.at(column));
        writeIntegers(relative, steps.at(column));
        const bool isRelative = relative.bytes().size() <= alone.bytes().size();
        out.byte(isRelative ? 1 : 0);
        out.raw(isRelative ? relative.bytes() : alone.bytes());
    }
}

MonthBuckets readBuckets(ByteReader& in, std::size_t chunks)
{
    const int hours = in.byte();
    if (!in.ok() || hours == 0)
        return {};
    if (hours == kCounts)
        return {.width = {}, .filled = {}, .buckets = {}, .counts = readIntegers(in, chunks * kNarrowestBuckets)};
    MonthBuckets read{.width = hours * kHour, .filled = plain(readIntegers(in, chunks)), .buckets = {}, .counts = {}};
    const std::int64_t most = isWidth(hours) ? std::int64_t{1} << (24 / hours) : 0;
    const std::uint8_t form = in.byte();
    const bool isSound = std::ranges::all_of(read.filled, [most](std::int64_t bits) { return bits >= 0 && bits < most; });
    if (!in.ok() || !isSound || most == 0 || (form > kMostDecimals && form != kBits)) {
        in.fail();
        return {};
    }
    const auto integers = readNumbers(in, countOf(read.filled));
    if (in.ok())
        read.buckets = bucketsOfIntegers(integers, form);
    return read;
}

} // namespace traceo::history
