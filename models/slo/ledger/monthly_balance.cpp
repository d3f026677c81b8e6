#include "slo/ledger/monthly_balance.h"

#include "slo/no_number.h"

#include <algorithm>

namespace traceo {

std::vector<MonthlyBalance> monthlyBalances(const SloDefinition& slo, const Ledger& ledger, const SliceSums& sums, TimeSpan range,
                                            const QTimeZone& zone, const MemberExcess& members)
{
    const CalendarPeriods months{.zone = zone};
    std::vector<MonthlyBalance> balances;
    for (UtcMs from = months.around(range.from + kMinute).from; from < range.to;) {
        const UtcMs next = months.around(from + kMinute).to;
        const TimeSpan month{from, std::min(next, range.to)};
        const SliceSum window = sums.over(slo.window.at(month.to));
        BudgetAt closing = budgetAt(slo, window, month.to);
        if (noNumber(slo, window, members))
            closing.spent.reset();
        balances.push_back({month, ledger.balances(slo.window, month), closing});
        from = next;
    }
    return balances;
}

} // namespace traceo
