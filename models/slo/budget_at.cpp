#include "slo/budget_at.h"

#include "slo/error_budget.h"
#include "slo/excluded.h"

namespace traceo {

BudgetAt budgetAt(const SloDefinition& slo, const SliceSums& sums, UtcMs moment)
{
    return budgetAt(slo, sums.over(slo.window.at(moment)), moment);
}

BudgetAt budgetAt(const SloDefinition& slo, const SliceSum& window, UtcMs moment)
{
    // Minutes that are still to come are known before they are over; events are not.
    const double budgeted = window.total + minutesToCome(slo, moment);
    return {.bad = window.bad(),
            .allowed = allowedBad(slo.objective, budgeted),
            .spent = budgetSpent(slo.objective, window.bad(), budgeted)};
}

} // namespace traceo
