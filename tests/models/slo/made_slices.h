#pragma once
// Slices made by hand, for the tests of what looks back over a history.

#include "models/slo/slo_store.h"

#include <QRandomGenerator>

#include <functional>

namespace traceo::test {

/// Minute 0 ends here; minute 1 is the first after it.
inline UtcMs minute(std::int64_t number)
{
    return kEnd + number * kMinute;
}

/// Those of minutes before + 1 … minutes, all observed, as `make` fills them. Requires: before ≤ 0.
inline std::vector<Slice> minutesOf(std::int64_t before, std::int64_t minutes,
                                    const std::function<void(Slice& slice, std::int64_t minute)>& make)
{
    std::vector<Slice> slices = emptySlices({minute(before), minute(minutes)});
    for (Slice& slice : slices) {
        slice.observedSeconds = 60;
        make(slice, (slice.end - kEnd) / kMinute);
    }
    return slices;
}

/// Traffic that comes and goes, with outages, quiet stretches and some that nobody saw; whole events.
inline std::vector<Slice> randomHistory(std::int64_t before, std::int64_t minutes, QRandomGenerator& random)
{
    int left = 0;
    int kind = 0;
    const int traffic = 1 << random.bounded(12);
    return minutesOf(before, minutes, [&](Slice& slice, std::int64_t) {
        if (left-- <= 0) {
            kind = random.bounded(5);
            left = random.bounded(kind < 3 ? 900 : 200);
        }
        if (kind == 4) { // not seen
            slice.observedSeconds = random.bounded(30);
            return;
        }
        slice.total = random.bounded(traffic + 1);
        const int worst = kind == 3 ? int(slice.total) : int(slice.total) / 200;
        slice.good = slice.total - random.bounded(worst + 1);
    });
}

} // namespace traceo::test
