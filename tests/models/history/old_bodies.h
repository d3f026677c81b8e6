#pragma once
// What the bodies in tests/data/history hold that older versions wrote. They are made by fixed rules, so that no
// second file has to say what is in the first.

#include "history/head_codec.h"
#include "history/stored_sample.h"

#include <array>
#include <bit>
#include <cmath>
#include <limits>

namespace traceo::test {

enum class OldChunk : std::uint8_t { Latency, Counter, Constant, Quotients, Hostile, Late };
inline constexpr std::array kOldChunks{OldChunk::Latency,   OldChunk::Counter, OldChunk::Constant,
                                       OldChunk::Quotients, OldChunk::Hostile, OldChunk::Late};

inline double oldValue(OldChunk chunk, int i)
{
    const int mixed = (i * 7919 + i * i * 31) % 101; // neither sorted nor periodic within a chunk
    switch (chunk) {
    case OldChunk::Latency:
    case OldChunk::Late:
        return double(80 + mixed) / 1000;
    case OldChunk::Counter:
        return double(i % 200) * 600 + mixed;
    case OldChunk::Constant:
        return 1;
    case OldChunk::Quotients:
        return double(mixed + 1) / 7;
    case OldChunk::Hostile:
        return i % 50 == 7  ? -0.0
            : i % 50 == 19  ? std::bit_cast<double>(std::uint64_t(0x7ff0000000000002))
            : i % 150 == 33 ? std::numeric_limits<double>::infinity()
                            : double(mixed);
    }
    return 0;
}

inline std::vector<history::StoredSample> oldSamples(OldChunk chunk)
{
    constexpr std::int64_t kBegin = 1'790'000'000'000;
    std::vector<history::StoredSample> samples;
    for (int i = 0; i < 700; ++i) {
        const std::int64_t at = kBegin + i * std::int64_t(60'000) + (i * 13) % 50 + (i > 300 ? 180'000 : 0);
        samples.push_back({at, oldValue(chunk, i), chunk == OldChunk::Late ? at + 7'200'000 + i : 0});
    }
    return samples;
}

inline std::vector<history::HeadRun> oldRuns()
{
    std::vector<history::HeadRun> runs;
    for (int i = 0; i < 40; ++i)
        runs.push_back({100 + 3 * i, {{utcMs(1'790'000'000'000), double(i) / 10}, {utcMs(1'790'000'015'000), double(i * i)}}});
    return runs;
}

} // namespace traceo::test
