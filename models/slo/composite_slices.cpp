#include "slo/composite_slices.h"

#include <algorithm>

namespace traceo {
namespace {

constexpr double kWholeMinute = 60; ///< seconds
constexpr double kSecondsNoise = 1e-3;
constexpr double kRatioNoise = 1e-12;

using Members = std::vector<std::vector<Slice>>;

/// What nobody can say better of a minute than its members do.
Slice begun(const Members& members, std::size_t minute)
{
    Slice slice{.end = members.front()[minute].end, .observedSeconds = kWholeMinute};
    for (const std::vector<Slice>& member : members) {
        slice.observedSeconds = std::min(slice.observedSeconds, member[minute].observedSeconds);
        slice.flagged += member[minute].flagged;
    }
    return slice;
}

bool isAnyMissing(const Members& members, std::size_t minute)
{
    return std::ranges::any_of(members, [minute](const std::vector<Slice>& member) { return isMissing(member[minute]); });
}

/// The minute is judged, between these shares of good.
void judgeMinute(Slice& slice, double atLeast, double atMost)
{
    slice.total = 1;
    slice.good = atLeast;
    slice.undecided = atMost - atLeast;
}

Slice worstOf(const Members& members, std::size_t minute)
{
    Slice slice = begun(members, minute);
    double atLeast = 1;
    double atMost = 1;
    bool isCounted = false;
    for (const std::vector<Slice>& member : members) {
        const Slice& own = member[minute];
        slice.uncertain += own.uncertain;
        if (own.total <= 0)
            continue;
        isCounted = true;
        atLeast = std::min(atLeast, own.good);
        if (own.good + own.undecided < atMost) {
            atMost = own.good + own.undecided;
            slice.observedSeconds = std::max(slice.observedSeconds, own.observedSeconds); // others cannot mend it
        }
    }
    const bool isKnown = atMost <= kRatioNoise || !isAnyMissing(members, minute);
    if (isCounted && isKnown)
        judgeMinute(slice, atLeast, atMost);
    return slice;
}

/// Shortfalls times weight: of OpenSLO as they are, else of those that were counted the mean.
Slice shortfallOf(const Members& members, std::size_t minute, const Composite& composite)
{
    Slice slice = begun(members, minute);
    double most = 0;
    double least = 0;
    double weights = 0;
    for (std::size_t i = 0; i < members.size(); ++i) {
        const Slice& own = members[i][minute];
        slice.uncertain += own.uncertain;
        if (own.total <= 0)
            continue;
        const double weight = composite.members[i].weight;
        weights += weight;
        most += weight * (own.total - own.good);
        least += weight * (own.total - own.good - own.undecided);
    }
    const double unit = composite.burn == Composite::Burn::Sum ? 1 : weights;
    if (weights <= 0)
        return slice;
    const double atLeast = std::max(0.0, 1 - most / unit);
    const double atMost = std::max(0.0, 1 - least / unit);
    const bool isWorst = composite.burn == Composite::Burn::Sum && atMost <= 0;
    if (isWorst || !isAnyMissing(members, minute))
        judgeMinute(slice, atLeast, atMost);
    return slice;
}

bool isWeighed(const Slice& slice, const CompositeWindow& window)
{
    if (slice.end <= window.span.from || slice.end > window.span.to)
        return false;
    const auto near = std::ranges::lower_bound(window.dropped, slice.end, {}, &TimeSpan::to);
    return near == window.dropped.end() || near->from >= slice.end;
}

SliceSum weighedSum(const std::vector<Slice>& slices, const CompositeWindow& window)
{
    SliceSum sum{.window = window.span};
    for (const Slice& slice : slices) {
        if (isWeighed(slice, window))
            sum += slice;
    }
    return sum;
}

std::vector<MemberShare> worthsOf(const SloDefinition& composite, const Members& members, const CompositeWindow& window)
{
    std::vector<double> events;
    for (const std::vector<Slice>& member : members)
        events.push_back(weighedSum(member, window).total);
    return traceo::worthsOf(composite, events);
}

Slice weighedEvents(const Members& members, std::size_t minute, const std::vector<MemberShare>& worths)
{
    Slice slice = begun(members, minute);
    double bad = 0;
    for (std::size_t i = 0; i < members.size(); ++i) {
        const Slice& own = members[i][minute];
        slice.total += worths[i].total * own.total;
        slice.uncertain += worths[i].total * own.uncertain;
        slice.undecided += worths[i].bad * own.undecided;
        bad += worths[i].bad * (own.total - own.good);
    }
    slice.good = std::max(0.0, slice.total - bad);
    return slice;
}

/// The events of a minute of which something was seen, on average.
double eventsAMinute(std::span<const Slice> slices)
{
    double events = 0;
    double seconds = 0;
    for (const Slice& slice : slices) {
        events += slice.total;
        seconds += slice.observedSeconds;
    }
    return seconds > 0 ? events * kWholeMinute / seconds : 0;
}

/// Since the member was first seen in them. `events`: of a missing minute.
void fillMissing(const DelayRule& rule, double events, std::span<Slice> slices)
{
    const auto first =
        std::ranges::find_if(slices, [](const Slice& slice) { return slice.observedSeconds > 0 || slice.total > 0; });
    for (Slice& slice : std::span(first, slices.end())) {
        if (slice.end > rule.until)
            return;
        if (!isMissing(slice))
            continue;
        slice.total = events;
        slice.good = rule.rule == WhenDelayed::Good ? events : 0;
        slice.observedSeconds = kWholeMinute;
    }
}

} // namespace

std::vector<MemberShare> worthsOf(const SloDefinition& composite, const std::vector<double>& events)
{
    std::vector<MemberShare> worths = sharesOf(composite);
    double all = 0;
    double shares = 0;
    for (std::size_t i = 0; i < worths.size(); ++i) {
        all += events[i];
        shares += events[i] > 0 ? worths[i].total : 0;
    }
    const bool isScore = composite.composite->burn == Composite::Burn::Score;
    for (std::size_t i = 0; i < worths.size(); ++i) {
        const double scale = events[i] > 0 ? all / events[i] : 0;
        worths[i].total *= scale / (shares > 0 ? shares : 1);
        worths[i].bad *= scale / (isScore && shares > 0 ? shares : 1);
    }
    return worths;
}

bool isMissing(const Slice& slice)
{
    return slice.total <= 0 && slice.observedSeconds < kWholeMinute - kSecondsNoise;
}

void fillDelayed(const DelayRule& rule, bool isOfTime, std::span<Slice> slices)
{
    if (rule.rule == WhenDelayed::NotObserved)
        return;
    const auto begin = std::ranges::upper_bound(slices, rule.weighed.from, {}, &Slice::end);
    const std::span<Slice> before(slices.begin(), begin);
    const std::span<Slice> within(begin, slices.end());
    const std::span<const Slice> weighed(begin, std::ranges::upper_bound(slices, rule.weighed.to, {}, &Slice::end));
    const double events = rule.rule == WhenDelayed::Ignore ? 0 : isOfTime ? 1 : eventsAMinute(weighed);
    fillMissing(rule, events, before);
    fillMissing(rule, events, within);
}

std::vector<Slice> combined(const SloDefinition& composite, const Members& members, const CompositeWindow& window)
{
    using Kind = BudgetingMethod::Kind;
    const Kind kind = composite.method.kind;
    const std::vector<MemberShare> worths =
        kind == Kind::Occurrences ? worthsOf(composite, members, window) : std::vector<MemberShare>();
    std::vector<Slice> slices;
    slices.reserve(members.front().size());
    for (std::size_t minute = 0; minute < members.front().size(); ++minute)
        slices.push_back(kind == Kind::Occurrences      ? weighedEvents(members, minute, worths)
                             : kind == Kind::Timeslices ? worstOf(members, minute)
                                                        : shortfallOf(members, minute, *composite.composite));
    return slices;
}

std::vector<MemberSum> sumsOf(const SloDefinition& composite, const Members& members, const CompositeWindow& window)
{
    std::vector<MemberSum> sums;
    for (std::size_t i = 0; i < members.size(); ++i) {
        const CompositeMember& member = composite.composite->members[i];
        const SliceSum sum = weighedSum(members[i], window);
        sums.push_back({member.name, member.weight, member.slo->objective, sum, partExcessOf(*member.slo, sum)});
        if (sums.back().broken)
            sums.back().broken->member = member.name;
    }
    return sums;
}

std::optional<PartExcess> brokenOf(const std::vector<MemberSum>& members)
{
    const auto broken = std::ranges::find_if(members, [](const MemberSum& member) { return member.broken.has_value(); });
    return broken == members.end() ? std::nullopt : broken->broken;
}

std::optional<SerialBounds> serialBoundsOf(const std::vector<MemberSum>& members)
{
    std::optional<SerialBounds> bounds;
    double shortfall = 0;
    for (const MemberSum& member : members) {
        if (member.sum.total <= 0)
            continue;
        const double share = member.sum.good / member.sum.total;
        shortfall += 1 - share;
        bounds = SerialBounds{std::max(0.0, 1 - shortfall), std::min(bounds ? bounds->atMost : 1, share)};
    }
    return bounds;
}

} // namespace traceo
