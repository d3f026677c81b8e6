#include "slo/excluded.h"

#include "sli/observed.h"

#include <algorithm>
#include <iterator>

namespace traceo {
namespace {

std::optional<bool> isRetroactive(const Exclusion& exclusion, const std::vector<TimeSpan>& covered)
{
    if (!exclusion.createdAt)
        return std::nullopt;
    return covered.front().from + kMinute <= *exclusion.createdAt;
}

} // namespace

ExcludedSpans excludedSpans(const SloDefinition& slo, TimeSpan within)
{
    ExcludedSpans all;
    if (slo.serviceHours)
        all.dropped = spansOutside(*slo.serviceHours, within);
    for (const Exclusion& exclusion : slo.exclusions)
        std::ranges::copy(spansOf(exclusion, within),
                          std::back_inserter(exclusion.mode == Exclusion::Mode::Good ? all.good : all.dropped));
    all.dropped = joinedSpans(std::move(all.dropped));
    all.good = joinedSpans(std::move(all.good));
    return all;
}

double minutesToCome(const SloDefinition& slo, UtcMs moment)
{
    const TimeSpan rest{moment, slo.window.end(moment)};
    if (!slo.method.isOfTime() || rest.isEmpty())
        return 0;
    return double((rest.length() - lengthOf(excludedSpans(slo, rest).dropped)) / kMinute);
}

void judge(const BudgetingMethod& method, const ExcludedSpans& excluded, std::span<Slice> slices, Seen seen)
{
    exclude(excluded, slices, seen);
    judge(method, slices);
    exclude(excluded, slices, seen); // a time slice gives all of its minutes the same
}

std::vector<ExclusionUse> exclusionsUsed(const SloDefinition& slo, TimeSpan window)
{
    std::vector<ExclusionUse> uses;
    const auto add = [&uses](ExclusionUse use) {
        if (use.length > Millis{0})
            uses.push_back(std::move(use));
    };
    if (slo.serviceHours)
        add({.id = kServiceHoursId,
             .reason = toText(*slo.serviceHours),
             .author = {},
             .length = lengthOf(spansOutside(*slo.serviceHours, window)),
             .isRetroactive = false});
    for (const Exclusion& exclusion : slo.exclusions) {
        const std::vector<TimeSpan> covered = spansOf(exclusion, window);
        if (!covered.empty())
            add({exclusion.id, exclusion.reason, exclusion.author, exclusion.mode, lengthOf(covered),
                 isRetroactive(exclusion, covered)});
    }
    return uses;
}

std::optional<bool> isAnyRetroactive(const std::vector<ExclusionUse>& uses)
{
    if (std::ranges::find(uses, std::optional(true), &ExclusionUse::isRetroactive) != uses.end())
        return true;
    const bool isKnown = std::ranges::find(uses, std::optional<bool>(), &ExclusionUse::isRetroactive) == uses.end();
    return isKnown ? std::optional(false) : std::nullopt;
}

} // namespace traceo
