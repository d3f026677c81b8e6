// Files to import, in the format the first byte chooses. What was read without a mistake is exported and read again.

#include "export/openmetrics.h"
#include "fuzz/fuzz_target.h"
#include "sources/openmetrics/import_source.h"
#include "support/runs.h"

#include <algorithm>
#include <bit>

using namespace traceo;
using namespace traceo::fuzz;

namespace {

Result<Decoded> imported(ImportFormat format, ImportSources sources, std::string text)
{
    ImportSettings settings;
    settings.path = "/somewhere/file.txt";
    settings.format = format;
    settings.sources = sources;
    const auto source = importSource(settings);
    Response response;
    response.status = 200;
    response.body = std::move(text);
    response.receivedAt = utcMs(1'795'442'703'456);
    return source->decode(source->requests({}).front(), response);
}

bool sameSamples(const SeriesSamples& a, const SeriesSamples& b)
{
    const auto same = [](const Sample& x, const Sample& y) {
        return x.at == y.at && std::bit_cast<std::uint64_t>(x.value) == std::bit_cast<std::uint64_t>(y.value);
    };
    return a.key == b.key && std::ranges::equal(a.samples, b.samples, same);
}

void requireInOrder(const SeriesRun& run)
{
    require(!run.key.name.empty() && !run.samples.empty(), "a series has a name and samples");
    const auto doesNotAscend = [](const Sample& a, const Sample& b) { return a.at >= b.at; };
    require(std::ranges::adjacent_find(run.samples, doesNotAscend) == run.samples.end(), "times ascend");
}

void requireSameAfterExport(std::vector<SeriesSamples> runs)
{
    std::string text;
    const auto written = writeOpenMetrics(*feedOf(runs), WithSource::No, [&text](std::string_view part) -> Result<void> {
        text += part;
        return {};
    });
    if (!written || written->otherNans > 0) // two sources knew it, or a NaN the format cannot spell
        return;
    auto again = imported(ImportFormat::OpenMetrics, ImportSources::One, text);
    require(again.ok() && again->errors.empty(), "our export can be imported");
    std::ranges::sort(runs, {}, &SeriesSamples::key);
    auto read = test::copyOf(again->batch.series);
    std::ranges::sort(read, {}, &SeriesSamples::key);
    require(std::ranges::equal(read, runs, sameSamples), "what was exported comes back");
}

void readFile(std::string_view input)
{
    const std::uint8_t choice = takeByte(input);
    const auto sources = (choice & 4) != 0 ? ImportSources::AsWritten : ImportSources::One;
    auto decoded = imported(ImportFormat(choice % 4), sources, std::string(input));
    if (!decoded) {
        (void)toText(decoded.error());
        return;
    }
    for (const Error& error : decoded->errors)
        require(!toText(error).isEmpty(), "a mistake has words");
    require(decoded->errors.empty() || decoded->batch.series.empty(), "an import is all or nothing");
    for (const SeriesRun run : decoded->batch.series)
        requireInOrder(run);
    if (sources == ImportSources::One && !decoded->batch.series.empty())
        requireSameAfterExport(test::copyOf(decoded->batch.series));
}

} // namespace

TRACEO_FUZZ_TARGET(exposition, readFile);
