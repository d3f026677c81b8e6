#include "slo/excluded.h"

#include "sli/observed.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <span>

namespace traceo {
namespace {

std::optional<bool> isRetroactive(const Exclusion& exclusion, const std::vector<TimeSpan>& covered)
{
    if (!exclusion.createdAt)
        return std::nullopt;
    return covered.front().from + kMinute <= *exclusion.createdAt;
}

std::span<const CompositeMember> membersOf(const SloDefinition& slo)
{
    return slo.composite ? std::span<const CompositeMember>(slo.composite->members) : std::span<const CompositeMember>();
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

std::vector<ExclusionUse> allExclusionsUsed(const SloDefinition& slo, TimeSpan window)
{
    std::vector<ExclusionUse> uses = exclusionsUsed(slo, window);
    for (const CompositeMember& member : membersOf(slo)) {
        for (ExclusionUse& use : allExclusionsUsed(*member.slo, window)) {
            const bool isHours = use.id == kServiceHoursId; // each has its own
            if (!isHours && std::ranges::find(uses, use.id, &ExclusionUse::id) != uses.end())
                continue;
            if (use.member.empty())
                use.member = member.name;
            uses.push_back(std::move(use));
        }
    }
    return uses;
}

std::vector<TimeSpan> touchedSpans(const SloDefinition& slo, TimeSpan window)
{
    std::vector<TimeSpan> spans = excludedSpans(slo, window).all();
    for (const CompositeMember& member : membersOf(slo))
        std::ranges::copy(touchedSpans(*member.slo, window), std::back_inserter(spans));
    return joinedSpans(std::move(spans));
}

bool hasExcludedMembers(const SloDefinition& slo)
{
    return std::ranges::any_of(membersOf(slo), [](const CompositeMember& member) {
        return member.slo->serviceHours || !member.slo->exclusions.empty() || hasExcludedMembers(*member.slo);
    });
}

SloDefinition withoutExclusions(SloDefinition slo)
{
    slo.serviceHours.reset();
    slo.exclusions.clear();
    if (!slo.composite)
        return slo;
    for (CompositeMember& member : slo.composite->members)
        member.slo = std::make_shared<const SloDefinition>(withoutExclusions(*member.slo));
    return slo;
}

std::optional<bool> isAnyRetroactive(const std::vector<ExclusionUse>& uses)
{
    if (std::ranges::find(uses, std::optional(true), &ExclusionUse::isRetroactive) != uses.end())
        return true;
    const bool isKnown = std::ranges::find(uses, std::optional<bool>(), &ExclusionUse::isRetroactive) == uses.end();
    return isKnown ? std::optional(false) : std::nullopt;
}

} // namespace traceo
