#pragma once
// What an SLI counted in one UTC minute. A window is a sum of slices; nothing else is stored of an
// SLI, so every method, target and window can be worked out anew for the past.
// Any thread; immutable.

#include "core/time.h"

#include <span>
#include <vector>

namespace traceo {

/// The minute (end − 60 s, end].
struct Slice {
    UtcMs end{};
    double good = 0;            ///< events; never above total
    double total = 0;           ///< events
    double observedSeconds = 0; ///< 0…60
    double uncertain = 0;       ///< events that may belong here: first samples whose counter's age nobody knows
    double flagged = 0;         ///< oddities: small falls, more bad than total, births above what the others grew
    double undecided = 0;       ///< of total, not in good: between the boundaries of a histogram around the threshold
    double excess = 0;          ///< events of good (or bad) above total, which are left out of it

    friend bool operator==(const Slice&, const Slice&) = default;
};

/// Slices added up over `window`, (from, to].
struct SliceSum {
    TimeSpan window;
    double good = 0;
    double total = 0;
    double observedSeconds = 0;
    double uncertain = 0;
    double flagged = 0;
    double undecided = 0;
    double excess = 0;

    double bad() const { return total - good; }
    /// Share of the window that was observed, 0…1.
    double coverage() const;

    SliceSum& operator+=(const Slice& slice);
    friend bool operator==(const SliceSum&, const SliceSum&) = default;
};

/// One slice a minute over (from, to], all empty. Requires: whole minutes.
std::vector<Slice> emptySlices(TimeSpan span);

/// The slice of (span.from, …] that a sample at `at` belongs to. Requires: at > span.from.
std::size_t sliceIndex(TimeSpan span, UtcMs at);

/// `slices` must be gapless and ascending, as countSlices and readSlices give them. What of the
/// window they do not hold counts as not observed.
SliceSum sumOf(std::span<const Slice> slices, TimeSpan window);

} // namespace traceo
