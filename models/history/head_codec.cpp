#include "history/head_codec.h"

#include "history/integer_codec.h"
#include "history/packing.h"
#include "history/value_codec.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo::history {
namespace {

constexpr std::uint8_t kVersion = 3; // 2: integers as runs, multiples and residuals; 3: near a grid

Result<void> checkCounts(const HeadBody& body)
{
    std::size_t left = body.times.size();
    for (const std::int64_t count : body.counts) {
        if (count < 0 || std::size_t(count) > left)
            return corruptBytes(QCoreApplication::translate("History", "runs that do not fit"));
        left -= std::size_t(count);
    }
    if (left > 0)
        return corruptBytes(QCoreApplication::translate("History", "samples of no series"));
    return {};
}

} // namespace

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

Result<HeadBody> decodeHeadBody(std::string_view body)
{
    const auto content = unsealed(body, kVersion);
    if (!content)
        return content.error();
    ByteReader in(*content);
    const std::uint64_t series = in.varint();
    const std::uint64_t samples = in.varint();
    if (!in.ok() || series > kHeadRowLimit || samples > kHeadRowLimit)
        return corruptBytes(QCoreApplication::translate("History", "more samples than a row may hold"));
    HeadBody found;
    found.series = readIntegers(in, std::size_t(series));
    if (in.ok())
        found.counts = readIntegers(in, std::size_t(series));
    if (in.ok())
        found.times = readIntegers(in, std::size_t(samples));
    if (in.ok())
        found.values = readValues(in, std::size_t(samples));
    if (!in.ok() || !in.atEnd())
        return corruptBytes(QCoreApplication::translate("History", "samples that cannot be read"));
    if (auto fit = checkCounts(found); !fit)
        return fit.error();
    return found;
}

Result<std::vector<HeadRun>> decodeHead(std::string_view body)
{
    const auto found = decodeHeadBody(body);
    if (!found)
        return found.error();
    std::vector<HeadRun> runs(found->series.size());
    std::size_t at = 0;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        runs[i].series = found->series[i];
        runs[i].samples.reserve(std::size_t(found->counts[i]));
        for (std::int64_t k = 0; k < found->counts[i]; ++k, ++at)
            runs[i].samples.push_back({utcMs(found->times[at]), found->values[at]});
    }
    return runs;
}

} // namespace traceo::history
