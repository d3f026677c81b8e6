#include "history/chunk_codec.h"

#include "history/integer_codec.h"
#include "history/known_time.h"
#include "history/packing.h"
#include "history/value_codec.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo::history {
namespace {
constexpr std::uint8_t kVersion = 1;
}

std::string encodeChunk(const std::vector<StoredSample>& samples)
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
    ByteWriter out;
    out.varint(samples.size());
    writeIntegers(out, times);
    writeIntegers(out, marks); // all on time: four bytes
    writeValues(out, values);
    return sealed(kVersion, out.bytes());
}

Result<std::vector<StoredSample>> decodeChunk(std::string_view body)
{
    const auto content = unsealed(body, kVersion);
    if (!content)
        return content.error();
    ByteReader in(*content);
    const std::uint64_t count = in.varint();
    if (!in.ok() || count > kChunkLimit)
        return corruptBytes(QCoreApplication::translate("History", "%1 samples in one chunk").arg(qulonglong(count)));
    const auto times = readIntegers(in, std::size_t(count));
    const auto marks = in.ok() ? readIntegers(in, std::size_t(count)) : times;
    const auto values = in.ok() ? readValues(in, std::size_t(count)) : std::vector<double>();
    if (!in.ok() || !in.atEnd() || !std::ranges::is_sorted(times))
        return corruptBytes(QCoreApplication::translate("History", "samples that cannot be read"));
    std::vector<StoredSample> samples(times.size());
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = {times[i], values[i], marks[i]};
    return samples;
}

} // namespace traceo::history
