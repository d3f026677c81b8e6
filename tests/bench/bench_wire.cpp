// What servers and files say, decoded: a range answer of Prometheus and an OpenMetrics text, ten thousand series each.

#include "bench/bench_data.h"
#include "sources/openmetrics/import_source.h"
#include "sources/prometheus/matrix_reader.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <charconv>

using namespace traceo;
using namespace traceo::bench;

namespace {

constexpr int kSeries = 10'000;
constexpr std::size_t kSamples = 8; // two minutes at 15 s: what a poll asks for
constexpr UtcMs kFirst = utcMs(1'790'000'000'000);

std::string numberText(double value)
{
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    return {digits.data(), end};
}

std::string secondsText(UtcMs at)
{
    return std::to_string(msOf(at) / 1000) + '.' + std::to_string(1000 + msOf(at) % 1000).substr(1);
}

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

std::string rangeAnswer()
{
    std::string body = R"({"status":"success","data":{"resultType":"matrix","result":[)";
    for (const SeriesSamples& run : series()) {
        body += body.back() == '[' ? R"({"metric":{"__name__":")" : R"(,{"metric":{"__name__":")";
        body += run.key.name + '"';
        for (const auto& [name, value] : run.key.labels)
            body += ",\"" + name + "\":\"" + value + '"';
        body += R"(},"values":[)";
        for (const Sample& sample : run.samples)
            body += (body.back() == '[' ? "[" : ",[") + secondsText(sample.at) + ",\"" + numberText(sample.value) + "\"]";
        body += "]}";
    }
    return body + "]}}";
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

void verifyWhole(const std::vector<SeriesSamples>& read)
{
    verify(read.size() == kSeries, "every series was read");
    verify(read.front().samples.size() == kSamples && read.back().samples.size() == kSamples, "every sample was read");
    const auto last = std::ranges::find(read, seriesKey("requests_total", kSeries - 1), &SeriesSamples::key);
    verify(last != read.end(), "the labels were read");
}

void count(benchmark::State& state, std::size_t bytes)
{
    state.SetBytesProcessed(std::int64_t(bytes) * std::int64_t(state.iterations()));
    state.SetItemsProcessed(std::int64_t(kSeries * kSamples) * std::int64_t(state.iterations()));
}

void prometheusRange(benchmark::State& state)
{
    const std::string body = rangeAnswer();
    for (auto _ : state) {
        const auto answer = readQueryAnswer(body, "prom");
        verify(answer.ok(), "an answer can be read");
        verifyWhole(answer->series);
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

BENCHMARK(prometheusRange)->Unit(benchmark::kMillisecond);
BENCHMARK(openMetrics)->Unit(benchmark::kMillisecond);
