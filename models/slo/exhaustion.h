#pragma once
// When an error budget will be gone if bad events go on as they do: the window is walked on minute by minute, what happens at
// the assumed pace enters it, and in a rolling window what was counted leaves it, so that a budget may recover on the day an
// old outage leaves. The pace is that of the last hour or of the last six, whichever is faster.
// Its uncertainty is the worse of two: the middle 80 % of what the counted share says (Jeffreys, slo/binomial_interval.h),
// and how other stretches as long went in the window, as outages come in clusters.
// Any thread; immutable.

#include "slo/slo_counts.h"

#include <optional>

namespace traceo {

/// What enters the window each minute.
struct Pace {
    double bad = 0;
    double total = 0;
};

struct Course {
    std::optional<UtcMs> exhausted; ///< the first minute at whose end nothing is left; the moment where that is now
    std::optional<UtcMs> recovered; ///< the first minute after that with something left
};
/// As far as the window or its period is long.
Course walkOn(const SloDefinition& slo, const SloCounts& counts, Pace pace);

struct Exhaustion {
    std::optional<UtcMs> at;        ///< none: not within a window from now. Of a budget that is gone since when; none: not known
    std::optional<UtcMs> p10;       ///< with a probability of 10 % it is gone before; as `at` where it is gone
    std::optional<UtcMs> p90;       ///< with a probability of 90 %; as `at` where it is gone
    std::optional<UtcMs> recovered; ///< when what is gone, or will be, comes back
    bool isGone = false;            ///< nothing is left now
    std::optional<UtcMs> goneBefore{}; ///< it was gone already when what is known begins: since before this; then no `at`
    friend bool operator==(const Exhaustion&, const Exhaustion&) = default;
};
/// None where the pace is not known: half of the last hour and of the last six was not observed, or they had no traffic. What is
/// gone already is gone whatever the pace; when it comes back is then not known. Since when it is gone is not said here: it takes
/// minutes from before the window (slo/gone_since.h).
std::optional<Exhaustion> exhaustionOf(const SloDefinition& slo, const SloCounts& counts);

} // namespace traceo
