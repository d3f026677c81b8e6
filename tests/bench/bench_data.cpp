#include "bench/bench_data.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <numbers>
#include <utility>

namespace traceo::bench {
namespace {

constexpr Millis kRestartEvery = 10 * kDay;

/// Standard normal, by Box and Muller.
double normal(Random& random)
{
    return std::sqrt(-2 * std::log(1 - random.share())) * std::cos(2 * std::numbers::pi * random.share());
}

double grown(double before, Random& random, UtcMs at, Millis step)
{
    const bool restarts = floorTo(at, kRestartEvery) > at - step;
    const double perStep = 600.0 * double(step.count()) / double(kMinute.count());
    const double more = std::round(perStep + std::sqrt(perStep) * normal(random)); // Poisson, as near as makes no matter
    return (restarts ? 0 : before) + std::max(0.0, more);
}

/// `noise`: an autoregression of first order, kept between calls.
double latency(double& noise, Random& random, UtcMs at)
{
    constexpr double kKept = 0.7;
    noise = kKept * noise + 0.15 * normal(random);
    const double day = double(msOf(at) % kDay.count()) / double(kDay.count());
    const double middle = 0.12 + 0.03 * std::sin(2 * std::numbers::pi * day);
    const double spike = random.below(250) == 0 ? 5 : 1;
    return std::round(middle * std::exp(noise) * spike * 1000) / 1000;
}

double memory(double before, Random& random)
{
    constexpr double kPage = 4096;
    const double pages = before / kPage + std::round(40 * normal(random)) + (random.below(2000) == 0 ? -9000 : 0);
    return kPage * std::max(20'000.0, pages);
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

ValueMaker::ValueMaker(Shape shape, std::uint64_t seed)
    : m_shape(shape), m_random(seed), m_value(shape == Shape::Memory ? 4096.0 * 100'000 : 1000)
{}

double ValueMaker::next(UtcMs at, Millis step)
{
    const bool isFirst = std::exchange(m_isFirst, false);
    switch (m_shape) {
    case Shape::Counter:
        m_value = grown(m_value, m_random, at, step);
        break;
    case Shape::Latency:
        m_value = latency(m_noise, m_random, at);
        break;
    case Shape::Success:
        m_value = m_random.below(4000) == 0 ? 0 : 1;
        break;
    case Shape::Money:
        if (isFirst || floorTo(at, kHour) > at - step)
            m_value = double(1'000'000 + m_random.below(1 << 20)) / 1e6;
        break;
    case Shape::Memory:
        m_value = memory(m_value, m_random);
        break;
    }
    return m_value;
}

std::vector<Sample> samplesOf(Shape shape, std::uint64_t seed, UtcMs first, std::size_t count, Millis step)
{
    ValueMaker maker(shape, seed);
    std::vector<Sample> samples;
    samples.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const UtcMs at = first + step * std::int64_t(i);
        samples.push_back({at, maker.next(at, step)});
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
