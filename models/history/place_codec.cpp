#include "history/place_codec.h"

#include "history/integer_codec.h"

#include <algorithm>
#include <array>
#include <utility>

namespace traceo::history {
namespace {

enum class Form : std::uint8_t { Integers, Bits };

constexpr unsigned kMostBits = 16;
constexpr std::size_t kGroup = 8; ///< as many places fill whole bytes at any width

std::size_t runsIn(std::span<const Place> places)
{
    std::size_t runs = 1;
    for (std::size_t i = 1; i < places.size(); ++i)
        runs += places[i] != places[i - 1] ? 1 : 0;
    return runs;
}

unsigned widthFor(std::size_t different)
{
    return different < 2 ? 0 : unsigned(std::bit_width(different - 1));
}

std::size_t groupsOf(std::size_t count)
{
    return (count + kGroup - 1) / kGroup;
}

std::string bitsOf(std::span<const Place> places, unsigned width)
{
    std::string bytes;
    bytes.reserve(groupsOf(places.size()) * width);
    std::uint64_t word = 0;
    unsigned filled = 0;
    for (const Place place : places) {
        word |= std::uint64_t(place) << filled;
        for (filled += width; filled >= 8; filled -= 8, word >>= 8)
            bytes.push_back(char(std::uint8_t(word)));
    }
    if (filled > 0)
        bytes.push_back(char(std::uint8_t(word)));
    bytes.resize(groupsOf(places.size()) * width, '\0');
    return bytes;
}

/// The three bytes that any place of at most sixteen bits lies within.
std::uint32_t loaded(const std::uint8_t* from)
{
    return std::uint32_t(from[0]) | std::uint32_t(from[1]) << 8 | std::uint32_t(from[2]) << 16;
}

template <unsigned width, std::size_t... i>
void unpackGroup(const std::uint8_t* from, Place* to, std::index_sequence<i...>)
{
    constexpr std::uint32_t kMask = (std::uint32_t{1} << width) - 1;
    ((to[i] = Place((loaded(from + i * width / 8) >> (i * width % 8)) & kMask)), ...);
}

template <unsigned width>
void unpack(const std::uint8_t* from, std::size_t groups, Place* to)
{
    for (std::size_t group = 0; group < groups; ++group, from += width, to += kGroup)
        unpackGroup<width>(from, to, std::make_index_sequence<kGroup>());
}

using Unpack = void (*)(const std::uint8_t*, std::size_t, Place*);

template <unsigned... widths>
constexpr std::array<Unpack, sizeof...(widths)> unpackers(std::integer_sequence<unsigned, widths...>)
{
    return {&unpack<widths>...};
}

constexpr auto kUnpack = unpackers(std::make_integer_sequence<unsigned, kMostBits + 1>());

RawVector<Place> readBits(ByteReader& in, std::size_t count, std::size_t different)
{
    const unsigned width = widthFor(different);
    const std::size_t groups = groupsOf(count);
    std::string bytes(in.raw(groups * width));
    if (!in.ok() || width > kMostBits) {
        in.fail();
        return {};
    }
    bytes.append(2, '\0'); // of the three bytes that are loaded
    RawVector<Place> places(groups * kGroup);
    kUnpack.at(width)(reinterpret_cast<const std::uint8_t*>(bytes.data()), groups, places.data());
    places.resize(count);
    return places;
}

/// Fails the reader unless all are below `different`.
void check(ByteReader& in, const RawVector<Place>& places, std::size_t different)
{
    Place most = 0;
    const Place* const from = places.data();
    for (std::size_t i = 0, count = places.size(); i < count; ++i)
        most = std::max(most, from[i]);
    if (!places.empty() && most >= different)
        in.fail();
}

} // namespace

void writePlaces(ByteWriter& out, std::span<const Place> places, std::size_t different)
{
    constexpr std::size_t kFewRuns = 4; // of more, integers are never half as large
    constexpr std::size_t kFarSmaller = 2;
    const unsigned width = widthFor(different);
    if (width > 0 && (different == places.size() || runsIn(places) <= places.size() / kFewRuns)) {
        ByteWriter integers;
        writeIntegers(integers, std::vector<std::int64_t>(places.begin(), places.end()));
        if (integers.bytes().size() * kFarSmaller < groupsOf(places.size()) * width) {
            out.byte(std::uint8_t(Form::Integers));
            out.raw(integers.bytes());
            return;
        }
    }
    out.byte(std::uint8_t(Form::Bits));
    out.raw(bitsOf(places, width));
}

RawVector<Place> readPlaces(ByteReader& in, std::size_t count, std::size_t different)
{
    const auto form = Form(in.byte());
    if (!in.ok() || form > Form::Bits) {
        in.fail();
        return {};
    }
    if (form == Form::Integers)
        return readPlacesAsIntegers(in, count, different);
    auto places = readBits(in, count, different);
    check(in, places, different);
    return places;
}

RawVector<Place> readPlacesAsIntegers(ByteReader& in, std::size_t count, std::size_t different)
{
    const auto integers = readIntegers(in, count);
    RawVector<Place> places(integers.size());
    std::uint64_t all = 0;
    for (std::size_t i = 0; i < integers.size(); ++i) {
        all |= std::uint64_t(integers.data()[i]);
        places.data()[i] = Place(integers.data()[i]);
    }
    if (all >> kMostBits != 0)
        in.fail();
    check(in, places, different);
    return places;
}

} // namespace traceo::history
