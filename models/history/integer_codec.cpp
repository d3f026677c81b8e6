#include "history/integer_codec.h"

#include "history/grid_codec.h"
#include "history/packing.h"
#include "history/residual_codec.h"

#include <algorithm>
#include <numeric>
#include <optional>

namespace traceo::history {
namespace {

/// Delta and Delta2 are read only: version 1 wrote them.
enum class Kind : std::uint8_t { Empty, Steps, Delta, Delta2, Runs, Multiples, Residuals, Grid };
/// What a kind may hold within: a bound on how deep bytes of somebody else can nest.
enum class Depth : std::uint8_t { Whole, OfRuns, OfMultiples, OfGrid };

constexpr std::size_t kLongestVarint = 10;
constexpr std::size_t kRunLength = 8; ///< on average, from which on runs pay
constexpr std::size_t kTries = 32;
constexpr std::uint64_t kLeastFactor = 4;

// Differences wrap around on purpose: what is added back wraps the same way.
std::int64_t minus(std::int64_t a, std::int64_t b)
{
    return std::int64_t(std::uint64_t(a) - std::uint64_t(b));
}

std::int64_t plus(std::int64_t a, std::int64_t b)
{
    return std::int64_t(std::uint64_t(a) + std::uint64_t(b));
}

bool isSteps(std::span<const std::int64_t> values)
{
    const std::int64_t step = values.size() > 1 ? minus(values[1], values[0]) : 0;
    for (std::size_t i = 2; i < values.size(); ++i) {
        if (minus(values[i], values[i - 1]) != step)
            return false;
    }
    return true;
}

std::size_t runsIn(std::span<const std::int64_t> values)
{
    std::size_t runs = 1;
    for (std::size_t i = 1; i < values.size(); ++i)
        runs += values[i] != values[i - 1] ? 1 : 0;
    return runs;
}

std::uint64_t sizeOf(std::int64_t difference)
{
    return difference < 0 ? 0 - std::uint64_t(difference) : std::uint64_t(difference);
}

/// What every difference from the first value is a multiple of: pages of 4,096 bytes, whole minutes.
std::optional<std::int64_t> factorOf(std::span<const std::int64_t> values)
{
    std::uint64_t factor = 0;
    const std::size_t tries = std::min(values.size(), kTries);
    for (std::size_t i = 0; i < tries && factor != 1; ++i)
        factor = std::gcd(factor, sizeOf(minus(values[i * values.size() / tries], values[0])));
    if (factor < kLeastFactor || factor > std::uint64_t(INT64_MAX))
        return std::nullopt;
    const auto isOfAll = [values](auto isMultiple) {
        return std::ranges::all_of(values, [&](std::int64_t value) { return isMultiple(sizeOf(minus(value, values[0]))); });
    };
    const bool found = std::has_single_bit(factor) ? isOfAll([mask = factor - 1](std::uint64_t d) { return (d & mask) == 0; })
                                                   : isOfAll([factor](std::uint64_t d) { return d % factor == 0; });
    return found ? std::optional(std::int64_t(factor)) : std::nullopt;
}

void write(ByteWriter& out, std::span<const std::int64_t> values, Depth depth);

void writeRuns(ByteWriter& out, std::span<const std::int64_t> values)
{
    std::vector<std::int64_t> results;
    std::vector<std::int64_t> lengths;
    for (const std::int64_t value : values) {
        if (results.empty() || value != results.back()) {
            results.push_back(value);
            lengths.push_back(0);
        }
        ++lengths.back();
    }
    out.byte(std::uint8_t(Kind::Runs));
    out.varint(results.size());
    write(out, results, Depth::OfRuns);
    write(out, lengths, Depth::OfRuns);
}

void writeMultiples(ByteWriter& out, std::span<const std::int64_t> values, std::int64_t factor)
{
    std::vector<std::int64_t> times;
    times.reserve(values.size());
    const int shift = std::has_single_bit(std::uint64_t(factor)) ? std::countr_zero(std::uint64_t(factor)) : 0;
    for (const std::int64_t value : values) // all are multiples, so that a shift divides those below zero as well
        times.push_back(shift > 0 ? minus(value, values[0]) >> shift : minus(value, values[0]) / factor);
    out.byte(std::uint8_t(Kind::Multiples));
    out.varint(std::uint64_t(factor));
    out.signedVarint(values[0]);
    write(out, times, Depth::OfMultiples);
}

std::string residualBytes(std::span<const std::int64_t> values)
{
    ByteWriter out;
    out.byte(std::uint8_t(Kind::Residuals));
    writeResiduals(out, values);
    return out.take();
}

std::string gridBytes(const NearGrid& grid)
{
    ByteWriter out;
    out.byte(std::uint8_t(Kind::Grid));
    out.signedVarint(grid.first);
    out.signedVarint(grid.step);
    out.varint(grid.places.size());
    write(out, grid.places, Depth::OfGrid);
    write(out, grid.skips, Depth::OfGrid);
    write(out, grid.residuals, Depth::OfGrid);
    return out.take();
}

void write(ByteWriter& out, std::span<const std::int64_t> values, Depth depth)
{
    if (values.empty()) {
        out.byte(std::uint8_t(Kind::Empty));
        return;
    }
    if (isSteps(values)) {
        out.byte(std::uint8_t(Kind::Steps));
        out.signedVarint(values[0]);
        out.signedVarint(values.size() > 1 ? minus(values[1], values[0]) : 0);
        return;
    }
    if (depth == Depth::Whole && runsIn(values) <= values.size() / kRunLength)
        return writeRuns(out, values);
    if (depth < Depth::OfMultiples) {
        if (const auto factor = factorOf(values))
            return writeMultiples(out, values, *factor);
    }
    const std::string residuals = residualBytes(values);
    const auto grid = depth < Depth::OfGrid ? nearGrid(values) : std::nullopt;
    const std::string onGrid = grid ? gridBytes(*grid) : std::string();
    out.raw(grid && onGrid.size() < residuals.size() ? onGrid : residuals);
}

RawVector<std::int64_t> read(ByteReader& in, std::size_t count, Depth depth);

RawVector<std::int64_t> filled(const Steps& steps, std::size_t count)
{
    RawVector<std::int64_t> values(count);
    std::int64_t* const to = values.data();
    for (std::size_t i = 0; i < count; ++i)
        to[i] = std::int64_t(std::uint64_t(steps.first) + std::uint64_t(steps.step) * i);
    return values;
}

Steps stepsOf(ByteReader& in)
{
    Steps steps;
    steps.first = in.signedVarint();
    steps.step = in.signedVarint();
    return steps;
}

RawVector<std::int64_t> readDifferences(ByteReader& in, Kind kind, std::size_t count)
{
    RawVector<std::int64_t> values;
    values.reserve(count);
    values.push_back(in.signedVarint());
    const RawBytes raw = readPacked(in, count * kLongestVarint);
    ByteReader steps(viewOf(raw));
    std::int64_t before = 0;
    while (values.size() < count && steps.ok()) {
        const std::int64_t next = steps.signedVarint();
        before = kind == Kind::Delta2 ? plus(before, next) : next;
        values.push_back(plus(values.back(), before));
    }
    if (!steps.ok() || !steps.atEnd())
        in.fail();
    return values;
}

IntegerRuns runsOf(ByteReader& in, std::size_t count)
{
    const std::uint64_t many = in.varint();
    if (!in.ok() || many > count) {
        in.fail();
        return {};
    }
    IntegerRuns runs{.values = read(in, std::size_t(many), Depth::OfRuns), .lengths = {}};
    if (in.ok())
        runs.lengths = read(in, std::size_t(many), Depth::OfRuns);
    auto left = std::int64_t(count);
    for (const std::int64_t length : runs.lengths) {
        if (length < 0 || length > left)
            in.fail();
        left -= in.ok() ? length : 0;
    }
    if (!in.ok() || left != 0) {
        in.fail();
        return {};
    }
    return runs;
}

RawVector<std::int64_t> filled(const IntegerRuns& runs, std::size_t count)
{
    RawVector<std::int64_t> values(count);
    auto next = values.begin();
    for (std::size_t i = 0; i < runs.lengths.size(); ++i)
        next = std::fill_n(next, runs.lengths[i], runs.values[i]);
    return values;
}

RawVector<std::int64_t> gathered(ByteReader& in, std::size_t count)
{
    RawVector<std::int64_t> values(count);
    auto next = values.begin();
    readResiduals(in, count, [&next](auto some) { next = std::ranges::copy(some, next).out; });
    return values;
}

RawVector<std::int64_t> readMultiples(ByteReader& in, std::size_t count)
{
    const std::uint64_t factor = in.varint();
    const auto first = std::uint64_t(in.signedVarint());
    auto values = in.ok() ? read(in, count, Depth::OfMultiples) : RawVector<std::int64_t>();
    for (std::int64_t& value : values)
        value = std::int64_t(first + factor * std::uint64_t(value));
    return values;
}

RawVector<std::int64_t> readGrid(ByteReader& in, std::size_t count)
{
    NearGrid grid;
    grid.first = in.signedVarint();
    grid.step = in.signedVarint();
    const std::uint64_t gaps = in.varint();
    if (!in.ok() || gaps > count) {
        in.fail();
        return {};
    }
    const auto part = [&in](std::size_t size) { return in.ok() ? read(in, size, Depth::OfGrid) : RawVector<std::int64_t>(); };
    grid.places = plain(part(std::size_t(gaps)));
    grid.skips = plain(part(std::size_t(gaps)));
    grid.residuals = part(count);
    const bool isAscending = std::ranges::adjacent_find(grid.places, std::greater_equal()) == grid.places.end();
    if (!in.ok() || !isAscending) {
        in.fail();
        return {};
    }
    return valuesOf(grid);
}

RawVector<std::int64_t> read(ByteReader& in, std::size_t count, Depth depth)
{
    const auto kind = Kind(in.byte());
    if (!in.ok() || (kind == Kind::Empty) != (count == 0)) {
        in.fail();
        return {};
    }
    switch (kind) {
    case Kind::Empty:
        return {};
    case Kind::Steps:
        return filled(stepsOf(in), count);
    case Kind::Delta:
    case Kind::Delta2:
        return readDifferences(in, kind, count);
    case Kind::Runs:
        if (depth == Depth::Whole)
            return filled(runsOf(in, count), count);
        break;
    case Kind::Multiples:
        if (depth < Depth::OfMultiples)
            return readMultiples(in, count);
        break;
    case Kind::Grid:
        if (depth < Depth::OfGrid)
            return readGrid(in, count);
        break;
    case Kind::Residuals:
        return gathered(in, count);
    }
    in.fail();
    return {};
}

} // namespace

void writeIntegers(ByteWriter& out, std::span<const std::int64_t> values)
{
    write(out, values, Depth::Whole);
}

RawVector<std::int64_t> readIntegers(ByteReader& in, std::size_t count)
{
    return read(in, count, Depth::Whole);
}

void readIntegers(ByteReader& in, std::size_t count, const std::function<void(std::span<const std::int64_t>)>& take)
{
    constexpr char kResiduals = char(Kind::Residuals);
    if (count > 0 && in.skip({&kResiduals, 1}))
        readResiduals(in, count, take);
    else
        take(readIntegers(in, count));
}

std::optional<Steps> readSteps(ByteReader& in)
{
    constexpr char kSteps = char(Kind::Steps);
    if (!in.skip({&kSteps, 1}))
        return std::nullopt;
    return stepsOf(in);
}

std::optional<IntegerRuns> readRuns(ByteReader& in, std::size_t count)
{
    constexpr char kRuns = char(Kind::Runs);
    if (!in.skip({&kRuns, 1}))
        return std::nullopt;
    return runsOf(in, count);
}

} // namespace traceo::history
