#include "slo/burn_rate.h"

#include "slo/error_budget.h"

#include <numeric>

namespace traceo {
namespace {

bool isMeaningful(const Objective& objective, const BurnLimit& limit)
{
    return objective.errorParts() > 0 && limit.above > 0 && limit.below > 0;
}

/// `a` ÷ `b` in lowest terms.
BurnLimit reduced(std::int64_t a, std::int64_t b)
{
    const std::int64_t common = std::gcd(a, b);
    return common > 0 ? BurnLimit{a / common, b / common} : BurnLimit{};
}

} // namespace

std::optional<double> burnRate(const Objective& objective, double bad, double total)
{
    return budgetSpent(objective, bad, total); // the same quotient, over another window
}

BurnLimit BurnPair::limit(Millis period) const
{
    if (speed.unit == BurnSpeed::Unit::Factor)
        return reduced(speed.parts, BurnSpeed::kScale);
    if (longWindow <= Millis{0})
        return {};
    const BurnLimit lengths = reduced(period.count(), longWindow.count()); // first, so that the products are small
    return reduced(lengths.above * speed.parts, lengths.below * BurnSpeed::kScale);
}

bool exceeds(const Objective& objective, double bad, double total, const BurnLimit& limit)
{
    if (!(total > 0) || !isMeaningful(objective, limit))
        return false;
    return compareProducts(bad, limit.below, Objective::kScale, total, limit.above, objective.errorParts()) > 0;
}

bool canFire(const Objective& objective, const BurnLimit& limit)
{
    return isMeaningful(objective, limit)
        && compareProducts(1, limit.above, objective.errorParts(), 1, limit.below, Objective::kScale) < 0;
}

bool isUseful(const Objective& objective, const BurnLimit& limit)
{
    return canFire(objective, limit) && limit.above >= limit.below;
}

bool isUseful(const Objective& objective, const BurnPair& pair, Millis period)
{
    return pair.longWindow <= period && isUseful(objective, pair.limit(period));
}

} // namespace traceo
