#include "history/integer_codec.h"

#include "history/packing.h"

namespace traceo::history {
namespace {

enum class Kind : std::uint8_t { Empty, Steps, Delta, Delta2 };

constexpr std::size_t kLongestVarint = 10;

// Differences wrap around on purpose: what is added back wraps the same way.
std::int64_t minus(std::int64_t a, std::int64_t b)
{
    return std::int64_t(std::uint64_t(a) - std::uint64_t(b));
}

std::int64_t plus(std::int64_t a, std::int64_t b)
{
    return std::int64_t(std::uint64_t(a) + std::uint64_t(b));
}

struct Cost {
    std::uint64_t delta = 0;
    std::uint64_t delta2 = 0;
    bool constantStep = true;
};

Cost costOf(std::span<const std::int64_t> values)
{
    Cost cost;
    std::int64_t before = 0;
    for (std::size_t i = 1; i < values.size(); ++i) {
        const std::int64_t step = minus(values[i], values[i - 1]);
        cost.delta += std::uint64_t(std::bit_width(zigzag(step)));
        if (i > 1) {
            cost.delta2 += std::uint64_t(std::bit_width(zigzag(minus(step, before))));
            cost.constantStep = cost.constantStep && step == before;
        }
        before = step;
    }
    return cost;
}

std::string differences(std::span<const std::int64_t> values, Kind kind)
{
    ByteWriter out;
    std::int64_t before = 0;
    for (std::size_t i = 1; i < values.size(); ++i) {
        const std::int64_t step = minus(values[i], values[i - 1]);
        out.signedVarint(kind == Kind::Delta2 ? minus(step, before) : step);
        before = step;
    }
    return out.take();
}

void readDifferences(ByteReader& in, Kind kind, std::vector<std::int64_t>& values, std::size_t count)
{
    const std::string raw = readPacked(in, count * kLongestVarint);
    ByteReader steps(raw);
    std::int64_t before = 0;
    while (values.size() < count && steps.ok()) {
        const std::int64_t read = steps.signedVarint();
        before = kind == Kind::Delta2 ? plus(before, read) : read;
        values.push_back(plus(values.back(), before));
    }
    if (!steps.ok() || !steps.atEnd())
        in.fail();
}

} // namespace

void writeIntegers(ByteWriter& out, std::span<const std::int64_t> values)
{
    if (values.empty()) {
        out.byte(std::uint8_t(Kind::Empty));
        return;
    }
    const Cost cost = costOf(values);
    const Kind kind = cost.constantStep ? Kind::Steps : cost.delta2 < cost.delta ? Kind::Delta2 : Kind::Delta;
    out.byte(std::uint8_t(kind));
    out.signedVarint(values[0]);
    if (kind == Kind::Steps)
        out.signedVarint(values.size() > 1 ? minus(values[1], values[0]) : 0);
    else
        writePacked(out, differences(values, kind));
}

std::vector<std::int64_t> readIntegers(ByteReader& in, std::size_t count)
{
    const auto kind = Kind(in.byte());
    std::vector<std::int64_t> values;
    if (!in.ok() || kind > Kind::Delta2 || (kind == Kind::Empty) != (count == 0)) {
        in.fail();
        return values;
    }
    if (kind == Kind::Empty)
        return values;
    values.reserve(count);
    values.push_back(in.signedVarint());
    if (kind == Kind::Steps) {
        const std::int64_t step = in.signedVarint();
        while (values.size() < count)
            values.push_back(plus(values.back(), step));
    } else {
        readDifferences(in, kind, values, count);
    }
    return values;
}

} // namespace traceo::history
