#include "history/value_codec.h"

#include "history/decimals.h"
#include "history/integer_codec.h"
#include "history/packing.h"

#include <algorithm>
#include <optional>

namespace traceo::history {
namespace {

enum class Kind : std::uint8_t { Empty, Constant, Decimal, Planes };

std::uint64_t bitsOf(double value)
{
    return std::bit_cast<std::uint64_t>(value);
}

/// The fewest decimals that fit most of a sample of the values.
std::optional<int> decimalsOf(std::span<const double> values)
{
    constexpr std::size_t kTries = 32;
    const std::size_t step = std::max<std::size_t>(1, values.size() / kTries);
    int decimals = 0;
    std::size_t tried = 0;
    std::size_t failed = 0;
    for (std::size_t i = 0; i < values.size(); i += step) {
        ++tried;
        int needed = decimals;
        while (needed <= kMostDecimals && !scaled(values[i], needed))
            ++needed;
        if (needed > kMostDecimals)
            ++failed;
        else
            decimals = needed;
    }
    if (failed * 8 > tried)
        return std::nullopt;
    return decimals;
}

struct Decimals {
    std::vector<std::int64_t> integers;
    std::vector<std::int64_t> places; ///< where a value is no such decimal
    std::vector<std::uint64_t> bits;
};

std::optional<Decimals> asDecimals(std::span<const double> values, int decimals)
{
    Decimals result;
    result.integers.reserve(values.size());
    const std::size_t most = values.size() / 32 + 2;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (const auto q = scaled(values[i], decimals)) {
            result.integers.push_back(*q);
            continue;
        }
        if (result.places.size() == most)
            return std::nullopt;
        result.integers.push_back(result.integers.empty() ? 0 : result.integers.back());
        result.places.push_back(std::int64_t(i));
        result.bits.push_back(bitsOf(values[i]));
    }
    return result;
}

void writeDecimals(ByteWriter& out, const Decimals& values, int decimals)
{
    out.byte(std::uint8_t(Kind::Decimal));
    out.byte(std::uint8_t(decimals));
    out.varint(values.places.size());
    if (!values.places.empty()) {
        writeIntegers(out, values.places);
        for (const std::uint64_t bits : values.bits)
            out.fixed(bits);
    }
    writeIntegers(out, values.integers);
}

void writePlanes(ByteWriter& out, std::span<const double> values)
{
    std::string planes(values.size() * 8, '\0');
    std::uint64_t before = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::uint64_t mixed = bitsOf(values[i]) ^ before;
        before = bitsOf(values[i]);
        for (std::size_t plane = 0; plane < 8; ++plane)
            planes[plane * values.size() + i] = char(std::uint8_t(mixed >> (8 * plane)));
    }
    out.byte(std::uint8_t(Kind::Planes));
    writePacked(out, planes);
}

/// What stands before the integers.
struct DecimalHead {
    int decimals = 0;
    RawVector<std::int64_t> places; ///< of the exceptions
    std::vector<std::uint64_t> bits;
};

DecimalHead readDecimalHead(ByteReader& in, std::size_t count)
{
    const std::uint8_t decimals = in.byte();
    const std::uint64_t exceptions = in.varint();
    if (!in.ok() || decimals > kMostDecimals || exceptions > count) {
        in.fail();
        return {};
    }
    DecimalHead head{.decimals = decimals, .places = {}, .bits = {}};
    if (exceptions > 0) {
        head.places = readIntegers(in, std::size_t(exceptions));
        for (std::uint64_t i = 0; i < exceptions; ++i)
            head.bits.push_back(in.fixed<std::uint64_t>());
    }
    return head;
}

RawVector<double> readDecimals(ByteReader& in, const DecimalHead& head, std::size_t count, RawVector<double> values)
{
    values.clear(); // what it held need not be kept
    values.resize(count);
    double* to = values.data();
    readIntegers(in, count, [&to, &head](std::span<const std::int64_t> integers) {
        quotients(integers, head.decimals, to);
        to += integers.size();
    });
    for (std::size_t i = 0; i < head.places.size() && in.ok(); ++i) {
        if (head.places[i] < 0 || std::size_t(head.places[i]) >= values.size())
            in.fail();
        else
            values[std::size_t(head.places[i])] = std::bit_cast<double>(head.bits[i]);
    }
    return values;
}

RawVector<double> readPlanes(ByteReader& in, std::size_t count)
{
    const RawBytes planes = readPacked(in, count * 8);
    if (!in.ok() || planes.size() != count * 8) {
        in.fail();
        return {};
    }
    RawVector<double> values(count);
    std::uint64_t before = 0;
    for (std::size_t i = 0; i < count; ++i) {
        std::uint64_t mixed = 0;
        for (std::size_t plane = 0; plane < 8; ++plane)
            mixed |= std::uint64_t(std::uint8_t(planes[plane * count + i])) << (8 * plane);
        before ^= mixed;
        values[i] = std::bit_cast<double>(before);
    }
    return values;
}

} // namespace

void writeValues(ByteWriter& out, std::span<const double> values)
{
    if (values.empty()) {
        out.byte(std::uint8_t(Kind::Empty));
        return;
    }
    const std::uint64_t first = bitsOf(values[0]);
    if (std::ranges::all_of(values, [&](double value) { return bitsOf(value) == first; })) {
        out.byte(std::uint8_t(Kind::Constant));
        out.fixed(first);
        return;
    }
    if (const auto decimals = decimalsOf(values)) {
        if (const auto integers = asDecimals(values, *decimals)) {
            writeDecimals(out, *integers, *decimals);
            return;
        }
    }
    writePlanes(out, values);
}

ValueRuns readValueRuns(ByteReader& in, std::size_t count, RawVector<double> memory)
{
    const auto kind = Kind(in.byte());
    if (!in.ok() || kind > Kind::Planes || (kind == Kind::Empty) != (count == 0)) {
        in.fail();
        return {};
    }
    switch (kind) {
    case Kind::Empty:
        return {};
    case Kind::Constant:
        return {.values = RawVector<double>(1, std::bit_cast<double>(in.fixed<std::uint64_t>())),
                .lengths = RawVector<std::int64_t>(1, std::int64_t(count))};
    case Kind::Decimal: {
        const DecimalHead head = readDecimalHead(in, count);
        if (!in.ok())
            return {};
        if (head.places.empty()) {
            if (auto runs = readRuns(in, count))
                return {.values = quotients(runs->values, head.decimals), .lengths = std::move(runs->lengths)};
        }
        return {.values = readDecimals(in, head, count, std::move(memory)), .lengths = {}};
    }
    case Kind::Planes:
        return {.values = readPlanes(in, count), .lengths = {}};
    }
    Q_UNREACHABLE();
}

RawVector<double> readValues(ByteReader& in, std::size_t count, RawVector<double> memory)
{
    ValueRuns runs = readValueRuns(in, count, std::move(memory));
    if (runs.lengths.empty() || !in.ok())
        return std::move(runs.values);
    RawVector<double> values(count);
    auto next = values.begin();
    for (std::size_t i = 0; i < runs.lengths.size(); ++i)
        next = std::fill_n(next, runs.lengths[i], runs.values[i]);
    return values;
}

} // namespace traceo::history
