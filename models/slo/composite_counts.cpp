#include "slo/composite_counts.h"

#include "sli/histogram_buckets.h"
#include "sli/slices.h"
#include "slo/excluded.h"

#include <algorithm>
#include <set>

namespace traceo {
namespace {

using history::Snapshot;

/// Of what the member's own method counts and nothing excludes of it, over the span.
Result<Counted> countedMember(const Snapshot& snapshot, const CompositeMember& member, Millis maxDelay, TimeSpan span)
{
    const SloDefinition& slo = *member.slo;
    const TimeSpan whole{floorTo(span.from, slo.method.slice), span.to}; // a time slice is judged as a whole
    auto counted = countedOf(snapshot, slo, whole);
    if (!counted)
        return counted;
    std::vector<Slice>& slices = counted->slices;
    judge(slo.method, excludedSpans(slo, whole), slices);
    slices.erase(slices.begin(), std::ranges::upper_bound(slices, span.from, {}, &Slice::end));
    fillDelayed(member.whenDelayed, slo.method.isOfTime(), span.to - maxDelay, slices);
    return counted;
}

Result<Counted> countedComposite(const Snapshot& snapshot, const SloDefinition& slo, TimeSpan span)
{
    const Composite& composite = *slo.composite;
    const TimeSpan window = slo.window.at(span.to);
    // All of the window, so that a member's events weigh the same however little of it is asked for.
    const TimeSpan whole{std::min(span.from, window.from), span.to};
    std::vector<std::vector<Slice>> members;
    std::vector<std::optional<PartExcess>> broken;
    const std::vector<TimeSpan> dropped = excludedSpans(slo, whole).dropped;
    MemberExcess excess;
    for (const CompositeMember& member : composite.members) {
        auto own = countedMember(snapshot, member, composite.maxDelay, whole);
        if (!own)
            return own.error();
        broken.push_back(brokenOf(own->members));
        excess.add(member.slo, own->slices, dropped);
        excess.add(own->excess);
        members.push_back(std::move(own->slices));
    }
    const CompositeWindow weighed{window, dropped};
    Counted counted{combined(slo, members, weighed), sumsOf(slo, members, weighed), std::move(excess)};
    for (std::size_t i = 0; i < broken.size(); ++i) {
        if (broken[i])
            counted.members[i].broken = broken[i];
    }
    counted.slices.erase(counted.slices.begin(), std::ranges::upper_bound(counted.slices, span.from, {}, &Slice::end));
    return counted;
}

bool isNewer(const Freshness& a, const Freshness& b)
{
    return a.newest.value_or(kDistantPast) > b.newest.value_or(kDistantPast);
}

} // namespace

Result<Counted> countedOf(const Snapshot& snapshot, const SloDefinition& slo, TimeSpan span)
{
    if (slo.composite)
        return countedComposite(snapshot, slo, span);
    auto slices = readSlices(snapshot, slo.sli, slo.name, span);
    return slices ? Result(Counted{std::move(slices).value(), {}, {}}) : Result<Counted>(slices.error());
}

Result<std::vector<Slice>> slicesOf(const Snapshot& snapshot, const SloDefinition& slo, TimeSpan span)
{
    auto counted = countedOf(snapshot, slo, {floorTo(span.from, kMinute), floorTo(span.to, kMinute)});
    return counted ? Result<std::vector<Slice>>(std::move(counted->slices)) : counted.error();
}

Result<Freshness> freshnessOf(const Snapshot& snapshot, const SloDefinition& slo, UtcMs moment)
{
    if (!slo.composite)
        return freshnessOf(snapshot, slo.sli, moment);
    std::optional<Freshness> oldest; // of those that must be seen
    Freshness newest;
    Millis slowest{0};
    for (const CompositeMember& member : slo.composite->members) {
        const auto own = freshnessOf(snapshot, *member.slo, moment);
        if (!own)
            return own.error();
        slowest = std::max(slowest, own->interval);
        newest = isNewer(*own, newest) ? *own : newest;
        if (member.whenDelayed == WhenDelayed::NotObserved && own->newest)
            oldest = !oldest || isNewer(*oldest, *own) ? *own : *oldest;
    }
    Freshness freshness = oldest.value_or(newest);
    freshness.interval = slowest;
    return freshness;
}

Result<std::vector<double>> boundariesOf(const Snapshot& snapshot, const SloDefinition& slo)
{
    std::set<double> all;
    for (const Leaf& leaf : leavesOf(slo)) {
        const auto own = boundariesOf(snapshot, leaf.sli);
        if (!own)
            return own.error();
        all.insert(own->begin(), own->end());
    }
    return std::vector(all.begin(), all.end());
}

} // namespace traceo
