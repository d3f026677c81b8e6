#pragma once
// Counts of an SLO made by hand, for tests of what is said about them.

#include "models/slo/slo_store.h"
#include "slo/slo_counts.h"

#include <functional>

namespace traceo::test {

/// Slices over (end − length, end], at least over the windows; `make` fills each, counted from the end: 0 is the newest.
inline SloCounts counts(const SloDefinition& slo, const std::function<void(Slice& slice, std::int64_t age)>& make,
                        Millis length = {})
{
    SloCounts made;
    made.moment = kEnd;
    made.slices = emptySlices({kEnd - std::max({length, slo.window.length, kBurnWindows.back().length}), kEnd});
    for (Slice& slice : made.slices)
        make(slice, (kEnd - slice.end) / kMinute);
    made.addUp(slo);
    made.freshness = {kEnd, kMinute};
    made.since = kEnd - slo.window.length;
    return made;
}

/// `total` events a minute, `bad` of them bad in the newest `minutes` minutes.
inline SloCounts badLately(const SloDefinition& slo, double total, double bad, std::int64_t minutes)
{
    return counts(slo, [=](Slice& slice, std::int64_t age) {
        slice = {slice.end, total - (age < minutes ? bad : 0), total, 60, 0, 0};
    });
}

} // namespace traceo::test
