#pragma once
// What an SLO's window held at a moment of the past, and what its target allowed of it: a point of the budget's course.
// Any thread; immutable.

#include "sli/slice_sums.h"
#include "slo/slo_config.h"

#include <optional>

namespace traceo {

struct BudgetAt {
    double bad = 0;              ///< events or minutes, as the method counts
    double allowed = 0;          ///< as many may be bad
    std::optional<double> spent; ///< share of the budget; none without events
};

/// `sums` are of slices that the method has judged and that reach back to the beginning of the window.
BudgetAt budgetAt(const SloDefinition& slo, const SliceSums& sums, UtcMs moment);
/// The same where the window is added up already.
BudgetAt budgetAt(const SloDefinition& slo, const SliceSum& window, UtcMs moment);

} // namespace traceo
