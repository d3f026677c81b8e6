// What servers and files say, decoded: a range answer of Prometheus and an OpenMetrics text, ten thousand series each.

#include "bench/bench_answer.h"
#include "sources/openmetrics/import_source.h"
#include "sources/prometheus/matrix_reader.h"

#include <benchmark/benchmark.h>

#include <algorithm>

using namespace traceo;
using namespace traceo::bench;

namespace {

constexpr int kSeries = 10'000;
constexpr std::size_t kSamples = 8; // two minutes at 15 s: what a poll asks for
constexpr UtcMs kFirst = utcMs(1'790'000'000'000);

std::vector<SeriesSamples> series()
{
    std::vector<SeriesSamples> all;
    for (int i = 0; i < kSeries; ++i) {
        const UtcMs first = kFirst + Millis{i % 15'000};
        all.push_back(
            {seriesKey("requests_total", i), samplesOf(Shape(i % 3), std::uint64_t(i) + 1, first, kSamples, Millis{15'000})});
    }
    return all;
}

std::string openMetricsText()
{
    std::string text = "# TYPE requests_total unknown\n";
    for (const SeriesSamples& run : series()) {
        const std::string key = run.key.toText();
        for (const Sample& sample : run.samples)
            text += key + ' ' + numberText(sample.value) + ' ' + secondsText(sample.at) + '\n';
    }
    return text + "# EOF\n";
}

void verifyWhole(const SeriesRuns& read)
{
    verify(read.size() == kSeries, "every series was read");
    verify(read[0].samples.size() == kSamples && read[kSeries - 1].samples.size() == kSamples, "every sample was read");
    const SeriesKey last = seriesKey("requests_total", kSeries - 1);
    verify(std::ranges::any_of(read, [&last](const SeriesRun& run) { return run.key == last; }), "the labels were read");
}

void count(benchmark::State& state, std::size_t bytes)
{
    state.SetBytesProcessed(std::int64_t(bytes) * std::int64_t(state.iterations()));
    state.SetItemsProcessed(std::int64_t(kSeries * kSamples) * std::int64_t(state.iterations()));
}

/// The first answer, or one that names what the answer before named.
enum class Before : std::uint8_t { Nothing, TheSame };
template <Before before>
void prometheusRange(benchmark::State& state)
{
    const std::string body = rangeAnswer(series());
    SeriesList named;
    for (auto _ : state) {
        const auto answer = readQueryAnswer(body, "prom", named);
        verify(answer.ok(), "an answer can be read");
        verifyWhole(answer->series);
        if (before == Before::TheSame)
            named = answer->series.tables().front().list();
    }
    count(state, body.size());
}

void openMetrics(benchmark::State& state)
{
    ImportSettings settings;
    settings.path = "/somewhere/file.txt";
    settings.source = "prom";
    const auto source = importSource(settings);
    const Request request = source->requests({}).front();
    Response response;
    response.status = 200;
    response.body = openMetricsText();
    response.receivedAt = kFirst + kDay;
    for (auto _ : state) {
        const auto decoded = source->decode(request, response);
        verify(decoded && decoded->errors.empty(), "a file can be read");
        verifyWhole(decoded->batch.series);
    }
    count(state, response.body.size());
}

} // namespace

BENCHMARK(prometheusRange<Before::Nothing>)->Name("prometheusRange")->Unit(benchmark::kMillisecond);
BENCHMARK(prometheusRange<Before::TheSame>)->Name("prometheusRangeAgain")->Unit(benchmark::kMillisecond);
BENCHMARK(openMetrics)->Unit(benchmark::kMillisecond);
