// The codec alone: bytes a sample, and how fast a core writes and reads chunks of a day at a sample a minute.

#include "bench/bench_data.h"
#include "history/chunk_codec.h"

#include <benchmark/benchmark.h>

using namespace traceo;
using namespace traceo::bench;
using history::StoredSample;

namespace {

constexpr std::size_t kDaySamples = 1440;
constexpr std::size_t kDays = 30;
constexpr UtcMs kBegin = utcMs(1'790'035'200'000); // a midnight

/// Thirty days, one chunk each.
std::vector<std::vector<StoredSample>> chunksOf(Shape shape)
{
    std::vector<std::vector<StoredSample>> chunks;
    for (const Sample& sample : samplesOf(shape, 7, kBegin, kDaySamples * kDays, kMinute)) {
        if (chunks.empty() || chunks.back().size() == kDaySamples)
            chunks.emplace_back();
        chunks.back().push_back({msOf(sample.at), sample.value, 0});
    }
    return chunks;
}

std::vector<std::string> encoded(const std::vector<std::vector<StoredSample>>& chunks)
{
    std::vector<std::string> bodies;
    for (const auto& chunk : chunks)
        bodies.push_back(history::encodeChunk(chunk));
    return bodies;
}

void encode(benchmark::State& state)
{
    const auto chunks = chunksOf(Shape(state.range(0)));
    std::size_t bytes = 0;
    for (auto _ : state) {
        bytes = 0;
        for (const auto& chunk : chunks)
            bytes += history::encodeChunk(chunk).size();
    }
    state.SetItemsProcessed(std::int64_t(kDays * kDaySamples) * std::int64_t(state.iterations()));
    state.counters["B/sample"] = double(bytes) / double(kDays * kDaySamples);
}

void decode(benchmark::State& state)
{
    const auto chunks = chunksOf(Shape(state.range(0)));
    const auto bodies = encoded(chunks);
    std::vector<Sample> samples;
    for (auto _ : state) {
        samples.clear();
        for (const std::string& body : bodies)
            verify(history::appendSamples(body, samples).ok(), "a chunk can be read");
        benchmark::DoNotOptimize(samples.data());
    }
    verify(samples.size() == kDays * kDaySamples && samples.back().value == chunks.back().back().value, "all came back");
    state.SetItemsProcessed(std::int64_t(samples.size()) * std::int64_t(state.iterations()));
}

const std::vector<std::int64_t> kShapes{int(Shape::Latency), int(Shape::Counter), int(Shape::Success), int(Shape::Money),
                                        int(Shape::Memory)};

BENCHMARK(encode)->ArgName("shape")->ArgsProduct({kShapes});
BENCHMARK(decode)->ArgName("shape")->ArgsProduct({kShapes});

} // namespace
