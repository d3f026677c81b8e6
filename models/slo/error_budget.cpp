#include "slo/error_budget.h"

#include <cmath>

namespace traceo {
namespace {

__extension__ using Wide = __int128; // two 63-bit numbers multiplied

constexpr double kExactWhole = 9007199254740992.0; // 2^53

bool isExactWhole(double value)
{
    return std::trunc(value) == value && std::abs(value) <= kExactWhole;
}

} // namespace

double allowedBad(const Objective& objective, double total)
{
    return double(static_cast<long double>(total) * static_cast<long double>(objective.errorParts())
                  / static_cast<long double>(Objective::kScale));
}

Millis allowedTime(const Objective& objective, Millis window)
{
    return Millis{std::int64_t(Wide(window.count()) * objective.errorParts() / Objective::kScale)};
}

std::optional<double> budgetSpent(const Objective& objective, double bad, double total)
{
    const long double allowed = static_cast<long double>(total) * static_cast<long double>(objective.errorParts());
    if (!(allowed > 0))
        return {};
    return double(static_cast<long double>(bad) * static_cast<long double>(Objective::kScale) / allowed);
}

std::optional<double> budgetLeft(const Objective& objective, double bad, double total)
{
    if (!(total > 0) || objective.errorParts() <= 0)
        return {};
    if (!isExactWhole(bad) || !isExactWhole(total))
        return 1 - *budgetSpent(objective, bad, total);
    // The difference first, in whole numbers: what is nearly spent keeps all its digits.
    const Wide allowed = Wide(std::int64_t(total)) * objective.errorParts();
    const Wide left = allowed - Wide(std::int64_t(bad)) * Objective::kScale;
    return double(static_cast<long double>(left) / static_cast<long double>(allowed));
}

bool isMet(const Objective& objective, double good, double total)
{
    return compareProducts(good, Objective::kScale, total, objective.parts) >= 0;
}

std::weak_ordering compareProducts(double a, std::int64_t x, double b, std::int64_t y)
{
    return compareProducts(a, x, 1, b, y, 1);
}

std::weak_ordering compareProducts(double a, std::int64_t x, std::int64_t y, double b, std::int64_t u, std::int64_t v)
{
    if (isExactWhole(a) && isExactWhole(b)) {
        const Wide left = Wide(std::int64_t(a)) * x * y;
        const Wide right = Wide(std::int64_t(b)) * u * v;
        return left < right ? std::weak_ordering::less
            : left > right  ? std::weak_ordering::greater
                            : std::weak_ordering::equivalent;
    }
    const long double left = static_cast<long double>(a) * static_cast<long double>(x) * static_cast<long double>(y);
    const long double right = static_cast<long double>(b) * static_cast<long double>(u) * static_cast<long double>(v);
    return left < right ? std::weak_ordering::less : left > right ? std::weak_ordering::greater : std::weak_ordering::equivalent;
}

} // namespace traceo
