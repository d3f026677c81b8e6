#include "slo/ledger/monthly_balance.h"

#include <algorithm>

namespace traceo {

std::vector<MonthlyBalance> monthlyBalances(const SloDefinition& slo, const Ledger& ledger, const SliceSums& sums, TimeSpan range,
                                            const QTimeZone& zone)
{
    const CalendarPeriods months{.zone = zone};
    std::vector<MonthlyBalance> balances;
    for (UtcMs from = months.around(range.from + kMinute).from; from < range.to;) {
        const UtcMs next = months.around(from + kMinute).to;
        const TimeSpan month{from, std::min(next, range.to)};
        balances.push_back({month, ledger.balances(slo.window, month), budgetAt(slo, sums, month.to)});
        from = next;
    }
    return balances;
}

} // namespace traceo
