#include "slo/composite_counts.h"

#include "sli/histogram_buckets.h"
#include "sli/slices.h"
#include "slo/excluded.h"
#include "slo/slo_counts.h"

#include <algorithm>
#include <set>

namespace traceo {
namespace {

using history::Snapshot;

/// How long a missing minute of the member may still come, however early the composite would have it: the newest ones are on
/// their way.
Result<Millis> delayOf(const Snapshot& snapshot, const CompositeMember& member, Millis maxDelay, UtcMs moment)
{
    if (member.whenDelayed == WhenDelayed::NotObserved)
        return maxDelay;
    const auto freshness = freshnessOf(snapshot, *member.slo, moment);
    return freshness ? Result(std::max(maxDelay, settlingOf(*freshness))) : Result<Millis>(freshness.error());
}

/// When anything was seen first.
UtcMs beginOf(const std::vector<Slice>& slices)
{
    const auto first =
        std::ranges::find_if(slices, [](const Slice& slice) { return slice.observedSeconds > 0 || slice.total > 0; });
    return first == slices.end() ? kDistantFuture : first->end - kMinute;
}

/// Of what the member's own method counts and nothing excludes of it, over the span; what is missing is missing.
Result<Counted> countedMember(const Snapshot& snapshot, const SloDefinition& slo, TimeSpan span, const CompositeAsk& ask)
{
    const TimeSpan whole{floorTo(span.from, slo.method.slice), span.to}; // a time slice is judged as a whole
    auto counted = countedOf(snapshot, slo, whole, ask);
    if (!counted)
        return counted;
    std::vector<Slice>& slices = counted->slices;
    leaveOut(ask.filling, ask.settling, slices);
    const ExcludedSpans excluded = excludedSpans(slo, whole);
    if (counted->minutes && !excluded.isEmpty())
        counted->minutes = counted->minutes->without(excluded, beginOf(slices));
    judge(slo.method, excluded, slices);
    slices.erase(slices.begin(), std::ranges::upper_bound(slices, span.from, {}, &Slice::end));
    return counted;
}

CompositeMinutes::Member minutesOf(WhenDelayed rule, Millis delay, const Counted& counted, const CompositeAsk& ask)
{
    auto member = CompositeMinutes::Member::of(rule, delay, counted.slices);
    if (counted.minutes)
        member.inner = std::make_shared<const CompositeMinutes>(*counted.minutes);
    leaveOut(ask.filling, ask.settling, member.missing);
    return member;
}

/// The members of a composite over a span.
struct CountedMembers {
    std::vector<std::vector<Slice>> slices;
    std::vector<std::optional<PartExcess>> broken;
    std::optional<CompositeMinutes> minutes;
    std::vector<TimeSpan> dropped; ///< what the composite excludes
    MemberExcess excess;
};

Result<void> addMember(const Snapshot& snapshot, const CompositeMember& member, Millis maxDelay, TimeSpan span,
                       const CompositeAsk& ask, CountedMembers& all)
{
    auto own = countedMember(snapshot, *member.slo, span, ask);
    if (!own)
        return own.error();
    const auto delay = delayOf(snapshot, member, maxDelay, span.to);
    if (!delay)
        return delay.error();
    all.broken.push_back(brokenOf(own->members));
    if (all.minutes)
        all.minutes->members.push_back(minutesOf(member.whenDelayed, *delay, *own, ask));
    fillDelayed({member.whenDelayed, *ask.weighed, span.to - *delay}, member.slo->method.isOfTime(), own->slices);
    leaveOut(ask.filling, ask.settling, own->slices); // what is still to be fetched is not delayed
    all.excess.add(member.slo, own->slices, all.dropped);
    all.excess.add(own->excess);
    all.slices.push_back(std::move(own->slices));
    return {};
}

Result<Counted> countedComposite(const Snapshot& snapshot, const SloDefinition& slo, TimeSpan span, CompositeAsk ask)
{
    if (const auto unlike = whyUnlike(slo))
        return *unlike;
    if (!ask.weighed)
        ask.weighed = slo.window.at(span.to);
    // All of the window, so that a member's events weigh the same however little of it is asked for.
    const TimeSpan whole{std::min(span.from, ask.weighed->from), span.to};
    CountedMembers members;
    members.dropped = excludedSpans(slo, whole).dropped;
    if (ask.keepsMinutes && !slo.method.isOfTime())
        members.minutes.emplace();
    for (const CompositeMember& member : slo.composite->members) {
        if (const auto done = addMember(snapshot, member, slo.composite->maxDelay, whole, ask, members); !done)
            return done.error();
    }
    const CompositeWindow weighed{*ask.weighed, members.dropped};
    Counted counted{combined(slo, members.slices, weighed), sumsOf(slo, members.slices, weighed), std::move(members.excess),
                    std::move(members.minutes)};
    for (std::size_t i = 0; i < members.broken.size(); ++i) {
        if (members.broken[i])
            counted.members[i].broken = members.broken[i];
    }
    counted.slices.erase(counted.slices.begin(), std::ranges::upper_bound(counted.slices, span.from, {}, &Slice::end));
    return counted;
}

bool isNewer(const Freshness& a, const Freshness& b)
{
    return a.newest.value_or(kDistantPast) > b.newest.value_or(kDistantPast);
}

} // namespace

Result<Counted> countedOf(const Snapshot& snapshot, const SloDefinition& slo, TimeSpan span, const CompositeAsk& ask)
{
    if (slo.composite)
        return countedComposite(snapshot, slo, span, ask);
    auto slices = readSlices(snapshot, slo.sli, slo.name, span);
    return slices ? Result(Counted{std::move(slices).value(), {}, {}, {}}) : Result<Counted>(slices.error());
}

Result<std::vector<Slice>> slicesOf(const Snapshot& snapshot, const SloDefinition& slo, TimeSpan span, const CompositeAsk& ask)
{
    auto counted = countedOf(snapshot, slo, {floorTo(span.from, kMinute), floorTo(span.to, kMinute)}, ask);
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
