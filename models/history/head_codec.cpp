#include "history/head_codec.h"

#include "history/integer_codec.h"
#include "history/packing.h"
#include "history/value_codec.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo::history {
namespace {

constexpr std::uint8_t kVersion = 3; // 2: integers as runs, multiples and residuals; 3: near a grid

Result<std::vector<HeadRun>> runsOf(const RawVector<std::int64_t>& ids, const RawVector<std::int64_t>& counts,
                                    const RawVector<std::int64_t>& times, const RawVector<double>& values)
{
    std::vector<HeadRun> runs(ids.size());
    std::size_t at = 0;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        runs[i].series = ids[i];
        if (counts[i] < 0 || std::size_t(counts[i]) > times.size() - at)
            return corruptBytes(QCoreApplication::translate("History", "runs that do not fit"));
        runs[i].samples.reserve(std::size_t(counts[i]));
        for (std::int64_t k = 0; k < counts[i]; ++k, ++at)
            runs[i].samples.push_back({utcMs(times[at]), values[at]});
    }
    if (at != times.size())
        return corruptBytes(QCoreApplication::translate("History", "samples of no series"));
    return runs;
}

} // namespace

void HeadColumns::add(SeriesId id, std::span<const Sample> samples)
{
    series.push_back(id);
    counts.push_back(std::int64_t(samples.size()));
    for (const Sample& sample : samples) {
        times.push_back(msOf(sample.at));
        values.push_back(sample.value);
    }
}

void HeadColumns::sort()
{
    if (std::ranges::is_sorted(series))
        return;
    struct Run {
        SeriesId series;
        std::size_t at; ///< of its samples
        std::size_t count;
    };
    std::vector<Run> runs;
    std::size_t at = 0;
    for (std::size_t i = 0; i < series.size(); ++i) {
        runs.push_back({series[i], at, std::size_t(counts[i])});
        at += std::size_t(counts[i]);
    }
    std::ranges::stable_sort(runs, {}, &Run::series);
    HeadColumns sorted;
    for (const Run& run : runs) {
        sorted.series.push_back(run.series);
        sorted.counts.push_back(std::int64_t(run.count));
        sorted.times.insert(sorted.times.end(), times.begin() + std::ptrdiff_t(run.at),
                            times.begin() + std::ptrdiff_t(run.at + run.count));
        sorted.values.insert(sorted.values.end(), values.begin() + std::ptrdiff_t(run.at),
                             values.begin() + std::ptrdiff_t(run.at + run.count));
    }
    *this = std::move(sorted);
}

void HeadColumns::clear()
{
    series.clear();
    counts.clear();
    times.clear();
    values.clear();
}

std::string encodeHead(const HeadColumns& columns)
{
    ByteWriter out;
    out.varint(columns.series.size());
    out.varint(columns.times.size());
    writeIntegers(out, columns.series);
    writeIntegers(out, columns.counts);
    writeIntegers(out, columns.times);
    writeValues(out, columns.values);
    return sealed(kVersion, out.bytes());
}

std::string encodeHead(const std::vector<HeadRun>& runs)
{
    HeadColumns columns;
    for (const HeadRun& run : runs)
        columns.add(run.series, run.samples);
    return encodeHead(columns);
}

Result<std::vector<HeadRun>> decodeHead(std::string_view body)
{
    const auto content = unsealed(body, kVersion);
    if (!content)
        return content.error();
    ByteReader in(*content);
    const std::uint64_t series = in.varint();
    const std::uint64_t samples = in.varint();
    if (!in.ok() || series > kHeadRowLimit || samples > kHeadRowLimit)
        return corruptBytes(QCoreApplication::translate("History", "more samples than a row may hold"));
    const auto ids = readIntegers(in, std::size_t(series));
    const auto counts = in.ok() ? readIntegers(in, std::size_t(series)) : ids;
    const auto times = in.ok() ? readIntegers(in, std::size_t(samples)) : ids;
    const auto values = in.ok() ? readValues(in, std::size_t(samples)) : RawVector<double>();
    if (!in.ok() || !in.atEnd())
        return corruptBytes(QCoreApplication::translate("History", "samples that cannot be read"));
    return runsOf(ids, counts, times, values);
}

} // namespace traceo::history
