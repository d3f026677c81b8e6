#include "slo/budget_watch.h"

#include <algorithm>
#include <array>

namespace traceo {

std::vector<double> BudgetWatch::levels() const
{
    if (!threshold)
        return {0.5, 0.75, 0.9, 1};
    return *threshold < 1 ? std::vector{*threshold, 1.0} : std::vector{1.0};
}

std::optional<double> BudgetWatch::reached(double spent) const
{
    std::optional<double> highest;
    for (const double level : levels()) {
        if (spent >= level)
            highest = level;
    }
    return highest;
}

std::string_view BudgetWatch::word() const
{
    constexpr std::array<std::string_view, 3> kWords{"hourly", "daily", "weekly"};
    return kWords[std::size_t(rate)];
}

Millis BudgetWatch::step() const
{
    return rate == Rate::Hourly ? kHour : rate == Rate::Daily ? kDay : 7 * kDay;
}

} // namespace traceo
