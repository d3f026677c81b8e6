#include "slo/watch/budget_minutes.h"

#include "slo/error_budget.h"
#include "slo/member_excess.h"
#include "slo/slo_state.h"

#include <algorithm>

namespace traceo {

BudgetMinutes::BudgetMinutes(const SloDefinition& slo, const WatchSlices& slices) : m_slo(slo), m_slices(slices) {}

/// A gap is known to be one once something behind it was answered.
void BudgetMinutes::noteFilling(UtcMs moment)
{
    if (moment < m_counts.moment)
        m_counts.filling.clear();
    const std::vector<TimeSpan>& all = m_slices.filling();
    while (m_counts.filling.size() < all.size() && all[m_counts.filling.size()].to < moment)
        m_counts.filling.push_back(all[m_counts.filling.size()]);
}

void BudgetMinutes::moveTo(UtcMs moment)
{
    if (moment == m_counts.moment)
        return;
    noteFilling(moment);
    m_counts.moment = moment;
    m_counts.freshness.newest = moment; // how old data are is no matter of the past
    TimeSpan window{moment - m_slo.window.length, moment};
    if (m_slo.window.calendar) {
        if (moment <= m_period.from || moment > m_period.to) { // local time costs more than all else of a minute
            m_period = m_slo.window.calendar->around(moment);
            m_dropped = m_slo.method.isOfTime() ? excludedSpans(m_slo, m_period).dropped : std::vector<TimeSpan>();
        }
        window.from = m_period.from;
    }
    m_counts.window = m_slices.sums().over(window);
    m_counts.broken = partExcessOf(m_slo, m_counts.window, m_slices.members());
    m_counts.since = m_slices.begin(window);
    m_counts.toCome = toCome();
    m_isKnown = m_counts.isMostlyFetched() && !whyUnknown(m_slo, m_counts);
    m_spentAtLeast = spentAtLeast(m_slo, m_counts);
}

double BudgetMinutes::toCome() const
{
    if (!m_slo.method.isOfTime() || m_slo.window.isRolling())
        return 0;
    const TimeSpan rest{m_counts.moment, m_period.to};
    Millis length = rest.length();
    for (const TimeSpan& dropped : m_dropped)
        length -= std::max(Millis{0}, std::min(dropped.to, rest.to) - std::max(dropped.from, rest.from));
    return double(length / kMinute);
}

BudgetMinutes::At BudgetMinutes::at(UtcMs moment)
{
    moveTo(moment);
    const SliceSum& window = m_counts.window;
    At at{.window = window.window,
          .bad = window.bad(),
          .allowed = allowedBad(m_slo.objective, m_counts.budgeted()),
          .spent = {},
          .isUndecided = window.undecided > 0};
    const auto most = budgetSpent(m_slo.objective, window.bad(), m_counts.budgeted());
    if (m_isKnown)
        at.spent = at.spentAtLeast = at.spentAtMost = most;
    if (m_spentAtLeast) {
        at.spentAtLeast = m_spentAtLeast;
        at.spentAtMost = most;
    }
    return at;
}

bool BudgetMinutes::isBroken(UtcMs moment)
{
    moveTo(moment);
    return m_counts.broken.has_value();
}

std::optional<bool> BudgetMinutes::isMissed(TimeSpan window) const
{
    const SliceSum sum = m_slices.sums().over(window);
    if (partExcessOf(m_slo, sum, m_slices.members()))
        return std::nullopt;
    const auto isMissedBy = [this, &sum](double good) { return sum.total > 0 && !isMet(m_slo.objective, good, sum.total); };
    const bool isAtBest = isMissedBy(sum.good + sum.undecided);
    return isAtBest == isMissedBy(sum.good) ? std::optional(isAtBest) : std::nullopt;
}

std::optional<int> BudgetMinutes::missedInARow(UtcMs moment, int most)
{
    moveTo(moment);
    if (!m_isKnown && !m_spentAtLeast)
        return std::nullopt;
    TimeSpan window{moment - m_slo.window.length, moment};
    if (m_slo.window.calendar)
        window = m_slo.window.calendar->around(m_period.from);
    int missed = 0;
    while (missed < most) {
        const auto isOne = isMissed(window);
        if (!isOne)
            return std::nullopt;
        if (!*isOne)
            break;
        ++missed;
        window = m_slo.window.calendar ? m_slo.window.calendar->around(window.from)
                                       : TimeSpan{window.from - m_slo.window.length, window.from};
    }
    return missed;
}

} // namespace traceo
