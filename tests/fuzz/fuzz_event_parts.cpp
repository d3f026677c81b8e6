// Columns and directories of large runs of events. The first byte chooses what it is and whether the checksum is put
// right; two more say how many rows the directory promised.

#include "fuzz/fuzz_target.h"
#include "history/event_codec.h"
#include "history/packing.h"

#include <algorithm>

using namespace traceo;
using namespace traceo::fuzz;
using namespace traceo::history;

namespace {

bool same(const ColumnData& a, const ColumnData& b)
{
    if (a.index() != b.index())
        return false;
    if (const auto* texts = std::get_if<TextColumn>(&a))
        return texts->texts == std::get<TextColumn>(b).texts && texts->places == std::get<TextColumn>(b).places;
    if (const auto* integers = std::get_if<RawVector<std::int64_t>>(&a))
        return *integers == std::get<RawVector<std::int64_t>>(b);
    return std::ranges::equal(std::get<RawVector<double>>(a), std::get<RawVector<double>>(b), sameBits);
}

/// A question counts places, so that none may lie outside.
void requireSound(const TextColumn& column)
{
    for (const Place place : column.places)
        require(place < column.texts.size(), "a place is one of a text");
}

void readPart(std::string_view blob, ColumnKind kind, std::size_t rows)
{
    const auto data = decodeEventPart(blob, kind, rows);
    if (!data)
        return;
    require(lengthOf(*data) == rows && kindOf(*data) == kind, "a column is what its directory says");
    if (const auto* texts = std::get_if<TextColumn>(&*data))
        requireSound(*texts);
    else if (const auto* integers = std::get_if<RawVector<std::int64_t>>(&*data))
        requireSound(asTexts(*integers));
    else
        requireSound(asTexts(std::get<RawVector<double>>(*data)));
    const auto again = decodeEventPart(encodeEventPart(*data), kind, rows);
    require(again.ok() && same(*again, *data), "a column comes back");
}

void readDirectory(std::string_view blob)
{
    const auto directory = decodeEventDirectory(blob);
    if (!directory)
        return;
    require(directory->rows <= kEventLimit && directory->columns.size() <= kEventColumnLimit, "a directory keeps the limits");
    const auto again = decodeEventDirectory(encodeEventDirectory(*directory));
    require(again.ok() && again->rows == directory->rows && again->lastMark == directory->lastMark, "a directory comes back");
    const auto sameEntry = [](const ColumnEntry& a, const ColumnEntry& b) {
        return a.name == b.name && a.kind == b.kind && a.least == b.least && a.most == b.most && sameBits(a.low, b.low)
            && sameBits(a.high, b.high);
    };
    require(std::ranges::equal(again->columns, directory->columns, sameEntry), "its columns come back");
}

void readEvents(std::string_view input)
{
    constexpr std::uint8_t kAsItIs = 0x80;
    constexpr std::uint8_t kKinds = 4;
    constexpr std::uint8_t kDirectory = 3;
    constexpr std::uint8_t kPartVersion = 1;
    constexpr std::uint8_t kDirectoryVersion = 4;
    const std::uint8_t choice = takeByte(input);
    const std::size_t low = takeByte(input);
    const std::size_t rows = low | std::size_t{takeByte(input)} << 8;
    const auto kind = std::uint8_t(choice % kKinds);
    const std::uint8_t version = kind == kDirectory ? kDirectoryVersion : kPartVersion;
    const std::string blob = (choice & kAsItIs) != 0 ? std::string(input) : sealed(version, input);
    if (kind == kDirectory)
        readDirectory(blob);
    else
        readPart(blob, ColumnKind(kind), rows);
}

} // namespace

TRACEO_FUZZ_TARGET(event_parts, readEvents);
