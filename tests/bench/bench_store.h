#pragma once
// A history filled as polls fill it: twenty minutes at a time, every sample known when it happened. What is committed
// later is stored with the moment it was learned, which is another and rarer thing to measure.

#include "bench/bench_data.h"
#include "models/history/store.h"

#include <algorithm>

namespace traceo::bench {

inline constexpr Millis kOnTime = kHour / 6; ///< what is learned within is on time, before and after

/// The samples of `series` in (span.from, span.to].
inline void commitOnTime(test::Store& store, const std::vector<SeriesSamples>& series, TimeSpan span)
{
    for (UtcMs from = span.from; from < span.to; from += 2 * kOnTime) {
        Batch batch;
        const auto isUpTo = [](const Sample& sample, UtcMs moment) { return sample.at <= moment; };
        for (const SeriesSamples& run : series) {
            const auto first = std::lower_bound(run.samples.begin(), run.samples.end(), from, isUpTo);
            const auto last = std::lower_bound(first, run.samples.end(), std::min(span.to, from + 2 * kOnTime), isUpTo);
            if (first != last)
                batch.series.push_back({run.key, {first, last}});
        }
        store.clock.set(from + kOnTime);
        verify(store.commit(std::move(batch)).ok(), "samples can be committed");
    }
    store.clock.set(span.to);
}

} // namespace traceo::bench
