// The codec alone: bytes a sample, and how fast a core writes and reads chunks of a day at a sample a minute.

#include "bench/bench_mix.h"
#include "history/chunk_codec.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <iterator>

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

void encodeAll(benchmark::State& state, const std::vector<std::vector<StoredSample>>& chunks)
{
    std::size_t bytes = 0;
    for (auto _ : state) {
        bytes = 0;
        for (const auto& chunk : chunks)
            bytes += history::encodeChunk(chunk).size();
    }
    const std::size_t samples = chunks.size() * kDaySamples;
    state.SetItemsProcessed(std::int64_t(samples) * std::int64_t(state.iterations()));
    state.counters["B/sample"] = double(bytes) / double(samples);
}

void decodeAll(benchmark::State& state, const std::vector<std::vector<StoredSample>>& chunks)
{
    const auto bodies = encoded(chunks);
    std::vector<Sample> samples;
    for (auto _ : state) {
        samples.clear();
        for (const std::string& body : bodies)
            verify(history::appendSamples(body, samples).ok(), "a chunk can be read");
        benchmark::DoNotOptimize(samples.data());
    }
    verify(samples.size() == chunks.size() * kDaySamples && samples.back().value == chunks.back().back().value, "all came back");
    state.SetItemsProcessed(std::int64_t(samples.size()) * std::int64_t(state.iterations()));
}

void encode(benchmark::State& state)
{
    encodeAll(state, chunksOf(kKinds[std::size_t(state.range(0))]));
}

void decode(benchmark::State& state)
{
    decodeAll(state, chunksOf(kKinds[std::size_t(state.range(0))]));
}

/// All kinds, one after another, as a day of a target is folded.
std::vector<std::vector<StoredSample>> mixChunks()
{
    std::vector<std::vector<StoredSample>> all;
    for (const Shape kind : kKinds)
        std::ranges::move(chunksOf(kind), std::back_inserter(all));
    return all;
}

void encodeMix(benchmark::State& state)
{
    encodeAll(state, mixChunks());
}

void decodeMix(benchmark::State& state)
{
    decodeAll(state, mixChunks());
}

} // namespace

BENCHMARK(encodeMix);
BENCHMARK(decodeMix);
BENCHMARK(encode)->ArgName("kind")->DenseRange(0, 4);
BENCHMARK(decode)->ArgName("kind")->DenseRange(0, 4);
