#include "slo/ledger/excluded_accounts.h"

#include "sli/observed.h"
#include "slo/excluded.h"

#include <algorithm>

namespace traceo {
namespace {

struct Cutter {
    std::string account;
    std::vector<TimeSpan> spans; ///< whole time slices, ascending and without overlaps

    bool holds(UtcMs end) const
    {
        const auto near = std::ranges::lower_bound(spans, end, {}, &TimeSpan::to);
        return near != spans.end() && near->from < end;
    }
};

std::string accountOf(const std::vector<AccountRule>& rules, const Labels& labels)
{
    const std::string id(labels.value("id"));
    for (const AccountRule& rule : rules) {
        if (rule.picks.name() == kExclusionRule && rule.picks.matches(kExclusionRule, labels))
            return rule.account.empty() ? std::string(kExclusionRule) + ' ' + id : rule.account;
    }
    return std::string(kExclusionRule) + ' ' + id;
}

std::vector<TimeSpan> widened(std::vector<TimeSpan> spans, Millis slice)
{
    for (TimeSpan& span : spans)
        span = {floorTo(span.from, slice), floorTo(span.to + slice - kMinute, slice)};
    return joinedSpans(std::move(spans));
}

/// Of one SLO, in the order in which exclusions are applied.
void addCutters(const SloDefinition& slo, const std::vector<AccountRule>& rules, TimeSpan whole, Millis slice,
                std::vector<Cutter>& cutters)
{
    for (const Exclusion& exclusion : slo.exclusions) {
        const Labels labels{{"id", exclusion.id},
                            {"reason", exclusion.reason},
                            {"author", exclusion.author},
                            {"mode", exclusion.mode == Exclusion::Mode::Good ? "good" : "drop"}};
        cutters.push_back({accountOf(rules, labels), widened(spansOf(exclusion, whole), slice)});
    }
    if (slo.serviceHours) {
        const Labels labels{{"id", kServiceHoursId}, {"reason", toText(*slo.serviceHours)}, {"mode", "drop"}};
        cutters.push_back({accountOf(rules, labels), widened(spansOutside(*slo.serviceHours, whole), slice)});
    }
    if (!slo.composite)
        return;
    for (const CompositeMember& member : slo.composite->members)
        addCutters(*member.slo, rules, whole, slice, cutters);
}

/// The first that holds a minute took it: the SLO's own come before those of its members.
std::vector<Cutter> cuttersOf(const SloDefinition& slo, const std::vector<AccountRule>& rules, TimeSpan span)
{
    const Millis slice = slo.method.isOfTime() ? slo.method.slice : kMinute;
    std::vector<Cutter> cutters;
    addCutters(slo, rules, {floorTo(span.from, slice), floorTo(span.to + slice - kMinute, slice)}, slice, cutters);
    return cutters;
}

AccountSum& sumOf(std::vector<AccountSum>& sums, const std::string& account, UtcMs end)
{
    const auto known = std::ranges::find(sums, account, &AccountSum::account);
    if (known != sums.end())
        return *known;
    sums.push_back({.account = account, .span = {end - kMinute, end}});
    return sums.back();
}

} // namespace

std::vector<AccountSum> excludedSums(const SloDefinition& slo, const std::vector<AccountRule>& rules,
                                     std::span<const Slice> plain, std::span<const Slice> judged)
{
    std::vector<AccountSum> sums;
    if (plain.empty())
        return sums;
    const std::vector<Cutter> cutters = cuttersOf(slo, rules, {plain.front().end - kMinute, plain.back().end});
    double elsewhere = 0; // what a member lost changes its weight, and with it all minutes
    for (std::size_t i = 0; i < std::min(plain.size(), judged.size()); ++i) {
        const double taken = (plain[i].total - plain[i].good) - (judged[i].total - judged[i].good);
        const UtcMs end = plain[i].end;
        const auto cutter =
            taken == 0 ? cutters.end() : std::ranges::find_if(cutters, [end](const Cutter& one) { return one.holds(end); });
        if (cutter == cutters.end()) {
            elsewhere += taken;
            continue;
        }
        AccountSum& sum = sumOf(sums, cutter->account, end);
        sum.bad += taken;
        ++sum.minutes;
        sum.span.to = end;
    }
    if (hasExcludedMembers(slo) && elsewhere != 0)
        sumOf(sums, cutters.back().account, plain.back().end).bad += elsewhere;
    std::ranges::stable_sort(sums, std::ranges::greater(), &AccountSum::bad);
    return sums;
}

} // namespace traceo
