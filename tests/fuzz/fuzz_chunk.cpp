// The blobs of the history file. The first byte chooses the codec and whether the checksum is put right, without which
// no mutation would ever get behind it.

#include "fuzz/fuzz_target.h"
#include "history/chunk_codec.h"
#include "history/event_codec.h"
#include "history/head_codec.h"
#include "history/labels_text.h"
#include "history/packing.h"

#include <algorithm>
#include <bit>

using namespace traceo;
using namespace traceo::fuzz;
using namespace traceo::history;

namespace {

bool sameBits(double a, double b)
{
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

void readChunk(std::string_view blob)
{
    const auto samples = decodeChunk(blob);
    if (!samples)
        return;
    require(std::ranges::is_sorted(*samples, {}, &StoredSample::at), "a chunk's times ascend");
    const auto again = decodeChunk(encodeChunk(*samples));
    require(again.ok(), "what was decoded can be written and read");
    const auto same = [](const StoredSample& a, const StoredSample& b) {
        return a.at == b.at && a.mark == b.mark && sameBits(a.value, b.value);
    };
    require(std::ranges::equal(*again, *samples, same), "a chunk comes back");
}

void readHead(std::string_view blob)
{
    const auto runs = decodeHead(blob);
    if (!runs)
        return;
    const auto again = decodeHead(encodeHead(*runs));
    require(again.ok(), "what was decoded can be written and read");
    const auto same = [](const Sample& a, const Sample& b) { return a.at == b.at && sameBits(a.value, b.value); };
    const auto sameRun = [&same](const HeadRun& a, const HeadRun& b) {
        return a.series == b.series && std::ranges::equal(a.samples, b.samples, same);
    };
    require(std::ranges::equal(*again, *runs, sameRun), "a head row comes back");
}

void readKeys(std::string_view blob)
{
    const auto keys = decodeEventKeys(blob);
    if (!keys)
        return;
    require(keys->at.size() == keys->ids.size() && keys->at.size() == keys->marks.size(), "keys have one length");
    const auto again = decodeEventKeys(encodeEventKeys(*keys));
    require(again.ok() && again->at == keys->at && again->marks == keys->marks && again->ids == keys->ids, "keys come back");
}

bool same(const EventColumn& a, const EventColumn& b)
{
    if (a.name != b.name || a.values.index() != b.values.index())
        return false;
    if (const auto* numbers = std::get_if<std::vector<double>>(&a.values))
        return std::ranges::equal(*numbers, std::get<std::vector<double>>(b.values), sameBits);
    return a.values == b.values;
}

void readColumns(std::string_view blob)
{
    const auto columns = decodeEventColumns(blob);
    if (!columns)
        return;
    const auto lengthOf = [](const EventColumn& column) {
        return std::visit([](const auto& values) { return values.size(); }, column.values);
    };
    for (const EventColumn& column : *columns)
        require(lengthOf(column) == lengthOf(columns->front()), "columns have one length");
    const auto again = decodeEventColumns(encodeEventColumns(*columns));
    require(again.ok(), "what was decoded can be written and read");
    require(std::ranges::equal(*again, *columns, same), "columns come back");
}

void readLabels(std::string_view text)
{
    const auto labels = labelsOf(text);
    if (labels)
        require(labelsOf(labelsText(*labels)) == labels, "labels come back");
}

void readBlob(std::string_view input)
{
    constexpr std::uint8_t kAsItIs = 0x80;
    constexpr std::uint8_t kVersion = 1;
    const std::uint8_t choice = takeByte(input);
    const std::string blob = (choice & kAsItIs) != 0 ? std::string(input) : sealed(kVersion, input);
    switch (choice % 5) {
    case 0:
        return readChunk(blob);
    case 1:
        return readHead(blob);
    case 2:
        return readKeys(blob);
    case 3:
        return readColumns(blob);
    default:
        return readLabels(input);
    }
}

} // namespace

TRACEO_FUZZ_TARGET(chunk, readBlob);
