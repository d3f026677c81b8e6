#pragma once
// Our own count of an SLO, and how it comes to plain events of the raw samples that are there, one property at a time: what
// others cannot be asked for, what they do not leave out, and that they count events.
// Any thread; immutable.

#include "slo/budgeting_method.h"
#include "slo/opinion/counting_steps.h"

#include <QString>

namespace traceo {

/// Slices of the window.
struct OwnCount {
    SliceSum sum;               ///< as `slo status` has it
    std::vector<Slice> counted; ///< what it is the sum of
    std::vector<Slice> ofRaw;   ///< the same from the raw samples that are there
    std::vector<Slice> whole;   ///< that, by the method too, with what is excluded
    QString unknown{};          ///< why `slo status` gives no value, a sentence; empty where it does
};

/// Of `events` by the method, where nothing is excluded and all raw samples are there.
OwnCount plainCount(const BudgetingMethod& method, const std::vector<Slice>& events, TimeSpan window);

/// From our own value to `events`, of which the method counts and from which nothing is excluded.
CountingSteps toEvents(const OwnCount& own, const BudgetingMethod& method, const std::vector<Slice>& events);

} // namespace traceo
