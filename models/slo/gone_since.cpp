#include "slo/gone_since.h"

#include "sli/asked.h"
#include "slo/error_budget.h"

namespace traceo {
namespace {

constexpr double kNothing = 1e-9; ///< sums of fractions miss zero by a little, as in slo/exhaustion.h

/// The budget at minutes of the past, which are many: what is the same of all of them is worked out once.
class BudgetBefore {
public:
    BudgetBefore(const SloDefinition& slo, const SloCounts& counts)
        : m_slo(slo),
          m_sums(counts.weighed ? *counts.weighed : WeighedSums(counts.slices)), m_period{slo.window.at(counts.moment).from,
                                                                                          slo.window.end(counts.moment)}
    {
        if (isFixed())
            m_dropped = excludedSpans(slo, m_period).dropped;
    }

    /// None where events of its window are undecided.
    std::optional<bool> isGone(UtcMs moment) const
    {
        const UtcMs begin = m_slo.window.isRolling() ? moment - m_slo.window.length : m_period.from;
        const SliceSum sum = m_sums.over({begin, moment});
        if (sum.undecided > 0)
            return std::nullopt;
        const auto left = budgetLeft(m_slo.objective, sum.bad(), sum.total + toCome(moment));
        return left && *left <= kNothing;
    }

private:
    /// Its minutes are known before they are over.
    bool isFixed() const { return m_slo.method.isOfTime() && !m_slo.window.isRolling(); }
    double toCome(UtcMs moment) const
    {
        if (!isFixed())
            return 0;
        const TimeSpan rest{moment, m_period.to};
        return double((rest.length() - lengthOf(intersected(m_dropped, {rest}))) / kMinute);
    }

    const SloDefinition& m_slo;
    WeighedSums m_sums;
    TimeSpan m_period; ///< of a calendar
    std::vector<TimeSpan> m_dropped;
};

} // namespace

std::optional<UtcMs> goneSince(const SloDefinition& slo, const SloCounts& counts)
{
    const BudgetBefore budget(slo, counts);
    if (counts.slices.empty() || !budget.isGone(counts.moment).value_or(false))
        return std::nullopt;
    const bool isRolling = slo.window.isRolling();
    const UtcMs first =
        isRolling ? counts.slices.front().end - kMinute + slo.window.length : slo.window.at(counts.moment).from + kMinute;
    for (UtcMs at = counts.moment - kMinute; at >= first; at -= kMinute) {
        const auto isGone = budget.isGone(at);
        if (!isGone)
            return std::nullopt;
        if (!*isGone)
            return at + kMinute;
    }
    return isRolling ? std::nullopt : std::optional(first);
}

Result<std::optional<UtcMs>> goneSince(const history::Snapshot& snapshot, const SloDefinition& slo, const Question& question)
{
    const UtcMs moment = floorTo(question.moment(), kMinute);
    const UtcMs from = slo.window.isRolling() ? moment - 2 * slo.window.length : slo.window.at(moment).from;
    const auto counts = countSlo(snapshot, slo, question, from);
    if (!counts)
        return counts.error();
    return goneSince(slo, *counts);
}

} // namespace traceo
