#pragma once
// What may become of an error budget until its window has moved on by its length, or its period is over: block bootstrap over
// what was counted (slo/outlook/budget_paths.h). Unlike the walk at a constant pace (slo/exhaustion.h) it knows nights, weekends
// and how outages came so far, but only those it has seen.
// Any thread; immutable.

#include "slo/outlook/budget_paths.h"

namespace traceo {

struct OutlookStep {
    UtcMs end{};
    /// Shares of the budget left at that moment: in 10, 50 and 90 of 100 paths it is less. NaN where no path has traffic.
    double p10 = 0;
    double p50 = 0;
    double p90 = 0;
    double exhausted = 0; ///< share of paths on which nothing was left at some minute up to then
    friend bool operator==(const OutlookStep&, const OutlookStep&) = default;
};

struct BudgetOutlook {
    UtcMs end{};                    ///< of what is foretold
    double exhausted = 0;           ///< the probability that nothing is left at some minute before the end; 1 where that is now
    std::optional<UtcMs> p10;       ///< with a probability of 10 % it is exhausted by then; none: not before the end
    std::optional<UtcMs> p50;       ///< with 50 %
    std::optional<UtcMs> p90;       ///< with 90 %
    std::vector<OutlookStep> steps; ///< one a block of six hours; the last may be shorter
    std::array<int, 3> drawnFrom{}; ///< steps by what was drawn from, in the order of PastBlocks::Alike
    friend bool operator==(const BudgetOutlook&, const BudgetOutlook&) = default;
};

/// From minutes up to the moment alone. None without events in the window, where the objective allows nothing, or where
/// history has too few blocks to draw from. Requires: a whole minute.
std::optional<BudgetOutlook> outlookAt(const SloDefinition& slo, const SliceSums& sums, UtcMs moment);

/// The probability of outlookAt() alone, in a third of the time (bench_outlook).
std::optional<double> exhaustionProbability(const SloDefinition& slo, const SliceSums& sums, UtcMs moment);

} // namespace traceo
