#include "bench/bench_data.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace traceo::bench {
namespace {

constexpr Millis kRestartEvery = 10 * kDay;

double grown(double before, Random& random, UtcMs at, Millis step)
{
    const bool restarts = floorTo(at, kRestartEvery) > at - step;
    const double perStep = 600.0 * double(step.count()) / double(kMinute.count());
    return (restarts ? 0 : before) + std::floor(perStep * (0.5 + random.share()));
}

double latency(double before, Random& random)
{
    const double spike = random.below(250) == 0 ? 5 : 1;
    const double next = 0.9 * before + 0.1 * (0.08 + 0.08 * random.share());
    return std::round(next * spike * 1000) / 1000;
}

} // namespace

void verify(bool holds, const char* what)
{
    if (holds)
        return;
    std::fprintf(stderr, "wrong result: %s\n", what);
    std::exit(1); // NOLINT(concurrency-mt-unsafe): nothing else runs that could mind
}

std::uint64_t Random::next()
{
    m_state += 0x9e3779b97f4a7c15;
    std::uint64_t mixed = m_state;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
    return mixed ^ (mixed >> 31);
}

std::vector<Sample> samplesOf(Shape shape, std::uint64_t seed, UtcMs first, std::size_t count, Millis step)
{
    Random random(seed);
    std::vector<Sample> samples;
    samples.reserve(count);
    double value = shape == Shape::Latency ? 0.12 : 1000;
    for (std::size_t i = 0; i < count; ++i) {
        const UtcMs at = first + step * std::int64_t(i);
        if (shape == Shape::Counter)
            value = grown(value, random, at, step);
        else if (shape == Shape::Latency)
            value = latency(std::min(value, 0.2), random);
        else
            value = random.below(4000) == 0 ? 0 : 1;
        samples.push_back({at, value});
    }
    return samples;
}

SeriesKey seriesKey(const std::string& name, int number)
{
    return {"prom",
            name,
            {{"job", "shop"},
             {"instance", "shop-" + std::to_string(number / 10) + ".example:9100"},
             {"path", "/api/v1/thing/" + std::to_string(number)},
             {"code", number % 10 == 0 ? "500" : "200"}}};
}

} // namespace traceo::bench
