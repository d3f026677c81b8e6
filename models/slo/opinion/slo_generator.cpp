#include "slo/opinion/slo_generator.h"

#include <array>
#include <charconv>
#include <cmath>

namespace traceo {
namespace {

/// What it takes "no series" for, and a count that happens to be that.
constexpr double kNoData = -1;
constexpr double kLeastEvents = 1;
constexpr int kSliDigits = 6;
constexpr int kBurnDigits = 1;

/// As Python's round(): by the exact value of the double, ties to even.
double rounded(double value, int digits)
{
    std::array<char, 400> text{};
    const auto written = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, digits);
    double back = value;
    std::from_chars(text.data(), written.ptr, back);
    return back;
}

std::optional<double> goodOfValid(const RangeEvents& events)
{
    double good = events.part.value_or(kNoData);
    double bad = events.total.value_or(kNoData) - good;
    if (!(good + bad >= kLeastEvents))
        return {};
    good = good == kNoData ? 0 : good;
    bad = bad == kNoData ? 0 : bad;
    return good / (good + bad);
}


} // namespace

std::optional<double> sloGeneratorSli(const RangeEvents& events, PartKind part)
{
    const auto sli = part == PartKind::Good ? goodOfValid(events) : events.sli(part);
    return sli && rounded(*sli, kSliDigits) >= 0 && rounded(*sli, kSliDigits) <= 1 ? sli : std::nullopt;
}

SloGeneratorReport sloGeneratorReport(double sli, const Objective& goal)
{
    const double shown = rounded(sli, kSliDigits);
    const double budget = 1 - goal.ratio();
    return {.sli = shown,
            .remaining = (shown - goal.ratio()) / budget,
            .burn = budget == 0 ? 0 : rounded((1 - shown) / budget, kBurnDigits)};
}

} // namespace traceo
