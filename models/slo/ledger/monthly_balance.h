#pragma once
// The books of an error budget month by month: what was in the window when a month began, what it added and whose that was,
// what left, and what remained. Each month opens with what the one before closed with.
// Any thread; immutable.

#include "slo/budget_at.h"
#include "slo/ledger/ledger.h"
#include "slo/member_excess.h"

namespace traceo {

struct MonthlyBalance {
    TimeSpan month; ///< (from, to]; the last one ends with the range
    std::vector<AccountBalance> accounts;
    BudgetAt closing; ///< of the window that ends with the month; nothing of it is spent where that is no number
};

/// Whole months of the zone that the range touches, oldest first. `sums` and the ledger are of slices that reach a month and
/// the SLO's window back before the range; `members`: of a composite.
std::vector<MonthlyBalance> monthlyBalances(const SloDefinition& slo, const Ledger& ledger, const SliceSums& sums, TimeSpan range,
                                            const QTimeZone& zone, const MemberExcess& members = {});

} // namespace traceo
