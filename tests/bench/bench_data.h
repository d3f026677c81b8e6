#pragma once
// Series for benchmarks: made by a fixed rule, so that two runs measure the same work.

#include "core/batch.h"

#include <cstdint>
#include <string>
#include <vector>

namespace traceo::bench {

/// Ends the program with words: a benchmark whose work came out wrong measures nothing.
void verify(bool holds, const char* what);

/// splitmix64 (Steele, Lea, Flood 2014): the same numbers with every library.
class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}
    std::uint64_t next();
    /// In [0, below).
    std::uint64_t below(std::uint64_t below) { return next() % below; }
    /// In [0, 1).
    double share() { return double(next() >> 11) * 0x1p-53; }

private:
    std::uint64_t m_state;
};

enum class Shape : std::uint8_t {
    Counter, ///< requests: Poisson of 600 a minute, a restart every ten days
    Latency, ///< seconds, 0.08 to 0.18 with a wave a day, in whole milliseconds, a spike five times as high now and then
    Success, ///< 1, and 0 in a few outages
    Money,   ///< in millionths, another value each hour
    Memory,  ///< bytes in whole pages of 4,096
};

/// The values of one series, one after another.
class ValueMaker {
public:
    ValueMaker(Shape shape, std::uint64_t seed);
    /// That of `at`, a step after the one before.
    double next(UtcMs at, Millis step);

private:
    Shape m_shape;
    Random m_random;
    double m_value;
    double m_noise = 0;
    bool m_isFirst = true;
};

/// `count` samples at first, first + step, …
std::vector<Sample> samplesOf(Shape shape, std::uint64_t seed, UtcMs first, std::size_t count, Millis step);

/// A series of `name` with the labels a scrape gives, different for each number.
SeriesKey seriesKey(const std::string& name, int number);

} // namespace traceo::bench
