// The blobs of the history file. The first byte chooses the codec and whether the checksum is put right, without which
// no mutation would ever get behind it.

#include "fuzz/fuzz_target.h"
#include "history/chunk_codec.h"
#include "history/event_codec.h"
#include "history/head_codec.h"
#include "history/labels_text.h"
#include "history/month_codec.h"
#include "history/packing.h"

#include <algorithm>

using namespace traceo;
using namespace traceo::fuzz;
using namespace traceo::history;

namespace {

void readRunsOf(std::string_view blob, const std::vector<StoredSample>& samples)
{
    const auto runs = valueRuns(blob);
    require(runs.ok(), "who reads samples can read their values alone");
    std::size_t at = 0;
    for (std::size_t i = 0; i < runs->values.size(); ++i) {
        for (std::int64_t left = runs->lengths.empty() ? 1 : runs->lengths[i]; left > 0; --left, ++at)
            require(at < samples.size() && sameBits(samples[at].value, runs->values[i]), "values are those of the samples");
    }
    require(at == samples.size(), "all of them");
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
    readRunsOf(blob, *samples);
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

void readBucketsOf(std::string_view blob, std::size_t chunks)
{
    const auto buckets = decodeBuckets(blob, chunks);
    if (!buckets)
        return;
    require(buckets->counts.empty() || buckets->counts.size() == chunks * kNarrowestBuckets, "as many counts as places");
    const auto whole = decodeBuckets(encodeMonth({}, *buckets), chunks);
    require(whole.ok() && std::ranges::equal(whole->counts, buckets->counts), "counts come back");
    if (buckets->width == Millis{0})
        return;
    require(buckets->filled.size() == chunks, "each chunk says which buckets it has");
    const auto again = decodeBuckets(encodeMonth({}, *buckets), chunks);
    require(again.ok() && again->filled == buckets->filled, "buckets come back");
    const auto same = [](const Bucket& a, const Bucket& b) {
        return sameBits(a.first, b.first) && sameBits(a.min, b.min) && sameBits(a.max, b.max) && sameBits(a.last, b.last);
    };
    require(std::ranges::equal(again->buckets, buckets->buckets, same), "their numbers come back");
}

void readDirectory(std::string_view blob)
{
    readBucketsOf(blob, 3);
    constexpr SeriesId kSeries = 7;
    const auto rows = decodeDirectory(blob, kSeries);
    if (!rows)
        return;
    const auto again = decodeDirectory(encodeDirectory(*rows), kSeries);
    require(again.ok() && again->size() == rows->size(), "a directory comes back");
    const auto same = [](const ChunkRow& a, const ChunkRow& b) {
        return a.key == b.key && a.stored == b.stored && a.bytes == b.bytes && sameBits(a.all.sum, b.all.sum);
    };
    require(std::ranges::equal(*again, *rows, same), "its rows come back");
}

/// Times that stand elsewhere, in front of the chunk that refers to them.
void readTimes(std::string_view input)
{
    const std::size_t size = std::min<std::size_t>(takeByte(input), input.size());
    const std::string times(input.substr(0, size));
    input.remove_prefix(size);
    const std::size_t count = takeByte(input);
    const std::string body =
        bodyWithoutTimes({.count = count, .times = times, .rest = std::string(input)}, {3, checksum(times), count});
    require(timesElsewhere(body).has_value(), "it says where its times are");
    const auto read = decodeTimes(sealTimes(times), count);
    require(!read || std::ranges::is_sorted(read->at), "times ascend");
    const auto samples = read ? decodeChunk(body, &*read) : decodeChunk(body);
    require(!samples || samples->size() == count, "a chunk has as many samples as it says");
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
    constexpr std::uint8_t kKinds = 7;
    constexpr std::uint8_t kVersions = 3;
    const std::uint8_t choice = takeByte(input);
    const auto version = std::uint8_t(choice / kKinds % kVersions + 1); // all that were ever written
    const std::string blob = (choice & kAsItIs) != 0 ? std::string(input) : sealed(version, input);
    switch (choice % kKinds) {
    case 0:
        return readChunk(blob);
    case 1:
        return readHead(blob);
    case 2:
        return readKeys(blob);
    case 3:
        return readColumns(blob);
    case 4:
        return readLabels(input);
    case 5:
        return readDirectory(blob);
    default:
        return readTimes(input);
    }
}

} // namespace

TRACEO_FUZZ_TARGET(chunk, readBlob);
