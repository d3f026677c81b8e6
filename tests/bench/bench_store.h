#pragma once
// A history filled as polls fill it: twenty minutes at a time, every sample known when it happened. What is committed
// later is stored with the moment it was learned, which is another and rarer thing to measure.

#include "bench/bench_mix.h"
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
                batch.series.add({run.key, {first, last}});
        }
        store.clock.set(from + kOnTime);
        verify(store.commit(std::move(batch)).ok(), "samples can be committed");
    }
    store.clock.set(span.to);
}

/// For a store that is only filled and read: with TRACEO_BENCH_MEMORY, a folder in memory, a fill waits for no disk.
inline void putIntoMemory(test::Store& store)
{
    if (const QString folder = qEnvironmentVariable("TRACEO_BENCH_MEMORY"); !folder.isEmpty())
        store.folder = QTemporaryDir(folder + QStringLiteral("/history-XXXXXX"));
}

/// The mix of (span.from, span.to], polled day by day, each day folded when it is over. How many samples.
inline std::int64_t fillWithMix(test::Store& store, const MixRule& rule, TimeSpan span)
{
    Mix mix(rule);
    std::int64_t count = 0;
    for (UtcMs at = span.from; at < span.to;) {
        const UtcMs end = std::min(floorTo(at, kDay) + kDay, span.to);
        auto series = mix.series();
        for (UtcMs poll = at + rule.step; poll <= end; poll += rule.step)
            count += mix.poll(poll, series);
        commitOnTime(store, series, {at, end + rule.step / 2});
        store.clock.set(end);
        at = end;
        verify(store.compact(), "a history can be folded");
    }
    return count;
}

} // namespace traceo::bench
