#include "slo/opinion/victoria_increase.h"

#include <algorithm>
#include <cmath>

namespace traceo {
namespace {

constexpr Millis kReadBefore = 5 * kMinute;
constexpr Millis kStep = 5 * kMinute; ///< of a query at one moment; shorter ranges are read as if they were as long
constexpr double kJitterShare = 8;    ///< a fall of less than one part of so many
constexpr double kBirthFactor = 10;   ///< of the next step

/// Where a counter that was not there before is taken to have begun.
double beginningOf(std::span<const Sample> levels)
{
    const double first = levels.front().value;
    const double step = levels.size() > 1 ? levels[1].value - first : 0;
    return std::abs(first) < kBirthFactor * (std::abs(step) + 1) ? 0 : first;
}

} // namespace

std::vector<Sample> victoriaLevels(std::span<const Sample> values)
{
    std::vector<Sample> levels(values.begin(), values.end());
    double lost = 0;
    double before = levels.empty() ? 0 : levels.front().value;
    for (Sample& sample : levels) {
        const double fall = before - sample.value;
        if (fall > 0 && fall * kJitterShare < before)
            lost += fall;
        else if (fall > 0)
            lost += before;
        before = sample.value;
        sample.value += lost;
    }
    return levels;
}

std::optional<std::vector<Sample>> victoriaIncrements(std::span<const Sample> values, TimeSpan range)
{
    const UtcMs from = std::min(range.from, range.to - kStep) - kReadBefore;
    const auto begin = std::ranges::lower_bound(values, from, {}, &Sample::at);
    const auto end = std::ranges::upper_bound(values, range.to, {}, &Sample::at);
    std::vector<Sample> levels = victoriaLevels({begin, end});
    const auto first = std::ranges::upper_bound(levels, range.from, {}, &Sample::at);
    if (first == levels.end())
        return {};
    double before = first == levels.begin() ? beginningOf(levels) : std::prev(first)->value;
    std::vector<Sample> increments(first, levels.end());
    for (Sample& sample : increments) {
        const double level = sample.value;
        sample.value -= before;
        before = level;
    }
    return increments;
}

} // namespace traceo
