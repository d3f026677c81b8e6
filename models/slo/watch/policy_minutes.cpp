#include "slo/watch/policy_minutes.h"

#include "slo/burn_rate.h"
#include "slo/member_excess.h"

#include <algorithm>

namespace traceo {
namespace {

/// Longer than the calm within an incident, so that one which reaches into a window is known to.
constexpr Millis kBeforeWindow = kHour;

Millis reachOfStep(const PolicyStep& step, const SloWindow& window)
{
    switch (step.measure) {
    case PolicyStep::Measure::Burn:
        return step.over;
    case PolicyStep::Measure::Missed:
        return (std::int64_t(step.limit) + 1) * window.longest(); // of a calendar the one that is not over comes on top
    case PolicyStep::Measure::Incident:
        return window.longest() + kBeforeWindow;
    case PolicyStep::Measure::Remaining:
        return window.longest();
    }
    Q_UNREACHABLE();
}

/// What a step says of both bounds alike, it says of whatever lies between.
std::optional<double> agreed(const PolicyStep& step, double mild, double harsh)
{
    const bool holds = step.holds(mild);
    const bool isSame = holds == step.holds(harsh) && (holds || step.isLeft(mild) == step.isLeft(harsh));
    return isSame ? std::optional(mild) : std::nullopt;
}

} // namespace

PolicyMinutes::PolicyMinutes(const SloDefinition& slo, const WatchSlices& slices)
    : m_slo(slo), m_slices(slices), m_budget(slo, slices), m_incidents(slo.objective, slices.sums())
{}

Millis PolicyMinutes::reachOf(const SloDefinition& slo)
{
    Millis reach{0};
    for (const PolicyStep& step : slo.policy.steps)
        reach = std::max(reach, reachOfStep(step, slo.window));
    return reach;
}

std::vector<std::optional<double>> PolicyMinutes::valuesAt(UtcMs moment)
{
    std::vector<std::optional<double>> values;
    for (const PolicyStep& step : m_slo.policy.steps)
        values.push_back(valueOf(step, moment));
    return values;
}

std::optional<double> PolicyMinutes::valueOf(const PolicyStep& step, UtcMs moment)
{
    switch (step.measure) {
    case PolicyStep::Measure::Remaining: {
        const BudgetMinutes::At budget = m_budget.at(moment);
        const bool isBounded = budget.spentAtLeast && budget.spentAtMost;
        return isBounded ? agreed(step, 1 - *budget.spentAtLeast, 1 - *budget.spentAtMost) : std::nullopt;
    }
    case PolicyStep::Measure::Burn:
        return burn(step, moment);
    case PolicyStep::Measure::Missed: {
        const auto missed = m_budget.missedInARow(moment, int(step.limit));
        return missed ? std::optional(double(*missed)) : std::nullopt;
    }
    case PolicyStep::Measure::Incident:
        return dearestIncident(moment);
    }
    Q_UNREACHABLE();
}

std::optional<double> PolicyMinutes::burn(const PolicyStep& step, UtcMs moment) const
{
    const SliceSum sum = m_slices.sums().ofItself({moment - step.over, moment});
    if (sum.coverage() < kLeastBurnCoverage || partExcessOf(m_slo, sum, m_slices.members()))
        return std::nullopt;
    const auto mild = burnRate(m_slo.objective, std::max(0.0, sum.bad() - sum.undecided), sum.total);
    const auto harsh = burnRate(m_slo.objective, sum.bad(), sum.total);
    return mild && harsh ? agreed(step, *mild, *harsh) : std::nullopt;
}

std::optional<double> PolicyMinutes::dearestIncident(UtcMs moment)
{
    UtcMs walked = m_walked.value_or(floorTo(moment - m_slo.window.longest() - kBeforeWindow, kMinute));
    while (walked < moment)
        m_incidents.walkTo(walked += kMinute);
    m_walked = walked;
    const BudgetMinutes::At budget = m_budget.at(moment);
    if (!budget.spent || !(budget.allowed > 0))
        return std::nullopt;
    return m_incidents.dearest(budget.window) / budget.allowed;
}

} // namespace traceo
