#include "slo/burn_rate.h"

#include "slo/error_budget.h"

#include <numeric>

namespace traceo {
namespace {

constexpr int kPercent = 100;

/// factor · (1 − t) as a fraction, with small numbers.
struct Threshold {
    std::int64_t above = 0;
    std::int64_t below = 1;
};

Threshold thresholdOf(const Objective& objective, const BurnLimit& limit)
{
    const std::int64_t period = limit.period / std::chrono::seconds(1); // whole seconds, so that nothing overflows
    const std::int64_t window = limit.window / std::chrono::seconds(1);
    Threshold threshold{period * limit.budgetPercent, window * kPercent};
    const std::int64_t factor = std::gcd(threshold.above, threshold.below);
    const std::int64_t errors = std::gcd(objective.errorParts(), Objective::kScale);
    threshold = {threshold.above / factor * (objective.errorParts() / errors),
                 threshold.below / factor * (Objective::kScale / errors)};
    return threshold;
}

bool isMeaningful(const Objective& objective, const BurnLimit& limit)
{
    return objective.errorParts() > 0 && limit.window >= Millis{1000} && limit.period >= Millis{1000} && limit.budgetPercent > 0;
}

} // namespace

std::optional<double> burnRate(const Objective& objective, double bad, double total)
{
    return budgetSpent(objective, bad, total); // the same quotient, over another window
}

double BurnLimit::factor() const
{
    return window > Millis{0} ? double(period.count()) * budgetPercent / (kPercent * double(window.count())) : 0;
}

bool exceeds(const Objective& objective, double bad, double total, const BurnLimit& limit)
{
    if (!(total > 0) || !isMeaningful(objective, limit))
        return false;
    const Threshold threshold = thresholdOf(objective, limit);
    return compareProducts(bad, threshold.below, total, threshold.above) > 0;
}

bool canFire(const Objective& objective, const BurnLimit& limit)
{
    if (!isMeaningful(objective, limit))
        return false;
    const Threshold threshold = thresholdOf(objective, limit);
    return threshold.above < threshold.below;
}

bool isUseful(const Objective& objective, const BurnLimit& limit)
{
    return canFire(objective, limit) && limit.factor() >= 1 && limit.window <= limit.period;
}

} // namespace traceo
