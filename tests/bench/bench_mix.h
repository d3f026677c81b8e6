#pragma once
// The mix that ours and every other store is measured with: targets that each have series of the five kinds. All series of
// a target share their moments, which are a grid, a little late each time, with a poll missed now and then.
// One thread at a time.

#include "bench/bench_data.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace traceo::bench {

inline constexpr std::array kKinds{Shape::Latency, Shape::Counter, Shape::Success, Shape::Money, Shape::Memory};

struct MixRule {
    std::uint64_t seed = 7;
    int targets = 10;
    int each = 1;    ///< series of each kind a target has
    int jitter = 50; ///< a poll is so many milliseconds late at most
    int gapEvery = 1500;
    Millis step = kMinute;

    int series() const { return targets * each * int(kKinds.size()); }
    /// With the seed and the jitter that TRACEO_BENCH_SEED and TRACEO_BENCH_JITTER name.
    static MixRule ofEnvironment();
};

/// Makes a mix poll by poll, so that a year need not lie in memory.
class Mix {
public:
    explicit Mix(const MixRule& rule);

    /// Every series once, without samples.
    std::vector<SeriesSamples> series() const;
    /// Puts what the polls of the grid's moment `at` bring behind the samples in `to`, which has series()' order. How many.
    int poll(UtcMs at, std::vector<SeriesSamples>& to);

private:
    struct Target {
        Random moments;
        std::vector<ValueMaker> values;
    };
    MixRule m_rule;
    std::vector<Target> m_targets;
};

/// The key of a series; `number` counts within target and kind.
SeriesKey mixKey(int target, Shape kind, int number);

/// The samples at span.from + step … span.to.
std::vector<SeriesSamples> mixOf(const MixRule& rule, TimeSpan span);

std::size_t countOf(const std::vector<SeriesSamples>& series);

} // namespace traceo::bench
