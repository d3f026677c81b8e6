#pragma once
// Counters of random lives: they restart, are born late, die, come back, lose scrapes and are scraped a little late.

#include "core/batch.h"

#include <QRandomGenerator>

#include <cmath>
#include <vector>

namespace traceo::test {

/// Scraped every `interval` of (from, to]; each step adds less than `pace` events. Times differ by up to a fiftieth of the
/// interval, whole values only.
inline std::vector<Sample> randomCounter(QRandomGenerator& random, TimeSpan span, Millis interval, int pace)
{
    const auto one = [&random](int in) { return random.bounded(in) == 0; };
    const int steps = int(span.length() / interval);
    const int born = one(3) ? random.bounded(steps) : 0;
    const int dead = one(4) ? random.bounded(steps) : steps;
    const Millis offset{random.bounded(int(interval.count()))};
    const bool isPunctual = one(4); // then samples lie on the beginnings of ranges
    std::vector<Sample> samples;
    double value = one(2) ? random.bounded(50'000) : 0;
    int missing = 0;
    for (int i = born; i < dead; ++i) {
        if (one(80))
            value = random.bounded(3) * value / 4; // restarted, or fell by a quarter
        value = std::floor(value) + random.bounded(pace);
        if (one(60))
            missing = 1 + random.bounded(12);
        if (missing > 0) {
            --missing;
            continue;
        }
        const Millis late = isPunctual ? Millis{0} : offset + Millis{random.bounded(int(interval.count()) / 50)};
        samples.push_back({span.from + i * interval + late, value});
    }
    return samples;
}

} // namespace traceo::test
