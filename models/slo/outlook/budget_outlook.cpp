#include "slo/outlook/budget_outlook.h"

#include <algorithm>
#include <limits>

namespace traceo {
namespace {

/// The value that the share `p` of them is below. Requires: not empty, p < 1.
template <class T>
T quantile(std::vector<T>& values, double p)
{
    const auto place = values.begin() + std::ptrdiff_t(p * double(values.size()));
    std::ranges::nth_element(values, place);
    return *place;
}

OutlookStep stepOf(const BudgetPaths& paths)
{
    std::vector<double> left;
    left.reserve(paths.paths().size());
    for (const BudgetPaths::Path& path : paths.paths()) {
        if (const auto share = paths.window().left(paths.at(), path.entered))
            left.push_back(*share);
    }
    const auto at = [&left](double p) { return left.empty() ? std::numeric_limits<double>::quiet_NaN() : quantile(left, p); };
    return {.end = paths.at(), .p10 = at(0.1), .p50 = at(0.5), .p90 = at(0.9), .exhausted = paths.exhaustedShare()};
}

std::optional<UtcMs> exhaustedBy(const BudgetPaths& paths, double p)
{
    std::vector<UtcMs> moments;
    std::ranges::transform(paths.paths(), std::back_inserter(moments), &BudgetPaths::Path::exhausted);
    const UtcMs moment = quantile(moments, p);
    return moment == kDistantFuture ? std::nullopt : std::optional(moment);
}

/// False where nothing can be foretold.
template <class Visit>
bool walkToEnd(BudgetPaths& paths, Visit afterStep)
{
    bool isKnown = paths.window().left(paths.at(), {}).has_value();
    while (isKnown && !paths.isOver()) {
        isKnown = paths.step();
        if (isKnown)
            afterStep();
    }
    return isKnown;
}

} // namespace

std::optional<BudgetOutlook> outlookAt(const SloDefinition& slo, const SliceSums& sums, UtcMs moment)
{
    BudgetPaths paths(slo, sums, moment);
    BudgetOutlook outlook{.end = paths.window().end()};
    if (!walkToEnd(paths, [&] { outlook.steps.push_back(stepOf(paths)); }))
        return std::nullopt;
    outlook.exhausted = paths.exhaustedShare();
    outlook.p10 = exhaustedBy(paths, 0.1);
    outlook.p50 = exhaustedBy(paths, 0.5);
    outlook.p90 = exhaustedBy(paths, 0.9);
    outlook.drawnFrom = paths.drawnFrom();
    return outlook;
}

std::optional<double> exhaustionProbability(const SloDefinition& slo, const SliceSums& sums, UtcMs moment)
{
    BudgetPaths paths(slo, sums, moment);
    return walkToEnd(paths, [] {}) ? std::optional(paths.exhaustedShare()) : std::nullopt;
}

} // namespace traceo
