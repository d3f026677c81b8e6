#pragma once
// When spent budget comes back: what was spent in a stretch of bad minutes leaves a rolling window as long after as the window
// lasts, and that date is known. Of a period of a calendar everything comes back at its end.
// A bad minute spent more than the objective allows for its events; bad minutes less than an hour apart are one stretch.
// Any thread; immutable.

#include "slo/slo_counts.h"

namespace traceo {

struct Recovery {
    TimeSpan spent;     ///< (from, to]
    TimeSpan comesBack; ///< from the first minute that leaves to the last
    double share = 0;   ///< of the budget of now
    friend bool operator==(const Recovery&, const Recovery&) = default;
};

struct Recoveries {
    std::vector<Recovery> stretches; ///< those of at least 1 % of the budget, in the order in which they come back
    double rest = 0;                 ///< share of the budget that was spent elsewhere; with the stretches all that is spent
    friend bool operator==(const Recoveries&, const Recoveries&) = default;
};

/// Nothing where there is no budget.
Recoveries recoveriesOf(const SloDefinition& slo, const SloCounts& counts);

} // namespace traceo
