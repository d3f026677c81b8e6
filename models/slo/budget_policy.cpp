#include "slo/budget_policy.h"

#include "core/duration.h"

#include <QString>

#include <algorithm>

namespace traceo {
namespace {

constexpr double kPercent = 100;

std::string numberText(double value)
{
    return QString::number(value, 'g', 10).toStdString();
}

} // namespace

bool PolicyStep::holds(double value) const
{
    switch (measure) {
    case Measure::Remaining:
        return isInclusive ? value <= limit : value < limit;
    case Measure::Missed:
        return value >= limit;
    case Measure::Burn:
    case Measure::Incident:
        return value > limit;
    }
    Q_UNREACHABLE();
}

bool PolicyStep::isLeft(double value) const
{
    switch (measure) {
    case Measure::Remaining:
        return value >= limit + kPolicyMargin;
    case Measure::Burn:
        return value <= limit * (1 - kPolicyMargin);
    case Measure::Incident:
        return value <= std::max(0.0, limit - kPolicyMargin);
    case Measure::Missed:
        return true;
    }
    Q_UNREACHABLE();
}

std::string conditionText(const PolicyStep& step)
{
    switch (step.measure) {
    case PolicyStep::Measure::Remaining:
        return std::string("remaining ") + (step.isInclusive ? "<= " : "< ") + numberText(step.limit * kPercent) + '%';
    case PolicyStep::Measure::Burn:
        return "burn > " + numberText(step.limit) + " over " + toText(step.over);
    case PolicyStep::Measure::Missed:
        return "missed_windows " + numberText(step.limit);
    case PolicyStep::Measure::Incident:
        return "incident > " + numberText(step.limit * kPercent) + '%';
    }
    Q_UNREACHABLE();
}

std::vector<bool> stepsHolding(const BudgetPolicy& policy, const std::vector<bool>& before,
                               std::span<const std::optional<double>> values)
{
    std::vector<bool> holding(policy.steps.size());
    for (std::size_t i = 0; i < holding.size(); ++i) {
        const bool held = i < before.size() && before[i];
        const std::optional<double> value = i < values.size() ? values[i] : std::nullopt;
        holding[i] = value ? policy.steps[i].holds(*value) || (held && !policy.steps[i].isLeft(*value)) : held;
    }
    return holding;
}

} // namespace traceo
