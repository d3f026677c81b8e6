#include "slo/weighed_sums.h"

#include "slo/composite_slices.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace traceo {
namespace {

constexpr double kWholeMinute = 60; ///< seconds
constexpr double kMsOfSecond = 1000;

TimeSpan common(TimeSpan a, TimeSpan b)
{
    return {std::max(a.from, b.from), std::min(a.to, b.to)};
}

std::vector<std::size_t> nextSeen(std::span<const Slice> slices)
{
    std::vector<std::size_t> next(slices.size() + 1, slices.size());
    for (std::size_t i = slices.size(); i-- > 0;)
        next[i] = slices[i].observedSeconds > 0 || slices[i].total > 0 ? i : next[i + 1];
    return next;
}

} // namespace

CompositeMinutes::Original::Original(std::span<const Slice> slices) : sums(slices), next(nextSeen(slices)) {}

CompositeMinutes::Member CompositeMinutes::Member::of(WhenDelayed rule, Millis delay, std::vector<Slice> seen)
{
    Member member{.rule = rule, .delay = delay, .seen = std::move(seen), .missing = {}};
    if (rule == WhenDelayed::NotObserved)
        return member;
    member.before = std::make_shared<const Original>(member.seen);
    member.missing.reserve(member.seen.size());
    for (const Slice& slice : member.seen) {
        const double event = isMissing(slice) ? 1 : 0;
        member.missing.push_back({.end = slice.end, .good = rule == WhenDelayed::Good ? event : 0, .total = event});
    }
    return member;
}

CompositeMinutes CompositeMinutes::changed(const std::function<void(std::span<Slice>)>& change) const
{
    CompositeMinutes all = *this;
    for (Member& member : all.members) {
        change(member.seen);
        change(member.missing);
        if (member.inner)
            member.inner = std::make_shared<const CompositeMinutes>(member.inner->changed(change));
    }
    return all;
}

CompositeMinutes CompositeMinutes::without(const ExcludedSpans& excluded, UtcMs begin) const
{
    return changed([&excluded, begin](std::span<Slice> slices) {
        const auto first = std::ranges::upper_bound(slices, begin, {}, &Slice::end);
        exclude(excluded, std::span(first, slices.end()), Seen::Before);
    });
}

/// A window that ends at the moment, by which all is weighed.
class WeighedSums::OfComposite {
public:
    OfComposite(const SloDefinition& slo, const CompositeMinutes& minutes) : m_slo(slo)
    {
        m_from = minutes.members.front().seen.empty() ? UtcMs{} : minutes.members.front().seen.front().end - kMinute;
        for (std::size_t i = 0; i < minutes.members.size(); ++i)
            m_members.emplace_back(*slo.composite->members[i].slo, minutes.members[i]);
        m_filled.push_back(0);
        for (std::size_t minute = 0; minute < minutes.members.front().seen.size(); ++minute)
            m_filled.push_back(m_filled.back() + observedAt(minute, [](std::size_t) { return true; }).count());
    }

    SliceSum over(TimeSpan span, UtcMs moment) const { return over(span, m_slo.window.at(moment)); }
    SliceSum over(TimeSpan span, TimeSpan window) const;

private:
    struct Member {
        Member(const SloDefinition& slo, const CompositeMinutes::Member& minutes)
            : rule(minutes.rule), delay(minutes.delay), slices(minutes.seen), sums(minutes.seen), missing(minutes.missing),
              before(minutes.before), inner(minutes.inner ? std::make_shared<const OfComposite>(slo, *minutes.inner) : nullptr)
        {
            for (const Slice& slice : minutes.missing)
                isMissing.push_back(slice.total > 0);
            isMissing.resize(slices.size());
        }

        WhenDelayed rule;
        Millis delay;
        std::vector<Slice> slices;
        std::vector<bool> isMissing;
        SliceSums sums;
        SliceSums missing;
        std::shared_ptr<const CompositeMinutes::Original> before;
        std::shared_ptr<const OfComposite> inner;
    };

    std::size_t placeAfter(UtcMs moment) const
    {
        return std::size_t(std::clamp<std::int64_t>((moment - m_from) / kMinute, 0, std::int64_t(m_filled.size()) - 1));
    }
    /// When a member with a rule was first seen from `from` on.
    UtcMs firstSeen(const Member& member, UtcMs from) const
    {
        const std::size_t place = member.before->next[placeAfter(from)];
        return place < member.slices.size() ? member.slices[place].end - kMinute : kDistantFuture;
    }
    /// Parts of the span in which missing minutes are as the rule says: within the window since the member was first seen in it,
    /// before it since it was first seen in the span.
    std::array<TimeSpan, 2> filledParts(const Member& member, TimeSpan span, TimeSpan window) const;
    SliceSum sumOf(const Member& member, TimeSpan span, TimeSpan window) const;
    template <class IsFilled>
    Millis observedAt(std::size_t minute, IsFilled isFilled) const;
    double observedIn(TimeSpan span, TimeSpan window) const;

    SloDefinition m_slo;
    UtcMs m_from{};
    std::vector<Member> m_members;
    /// Of the first n minutes what was observed, had all been filled that may be: milliseconds, whose sums are exact.
    std::vector<std::int64_t> m_filled;
};

std::array<TimeSpan, 2> WeighedSums::OfComposite::filledParts(const Member& member, TimeSpan span, TimeSpan window) const
{
    if (member.rule == WhenDelayed::NotObserved)
        return {};
    const TimeSpan late{kDistantPast, window.to - member.delay};
    const auto since = [&](TimeSpan part) {
        part = common(part, late);
        return part.isEmpty() ? TimeSpan{} : common(part, {firstSeen(member, part.from), kDistantFuture});
    };
    const TimeSpan within = common(common(span, {window.from, kDistantFuture}), late);
    return {since({span.from, std::min(span.to, window.from)}),
            within.isEmpty() ? TimeSpan{} : common(within, {firstSeen(member, window.from), kDistantFuture})};
}

SliceSum WeighedSums::OfComposite::sumOf(const Member& member, TimeSpan span, TimeSpan window) const
{
    const auto seenIn = [&](TimeSpan part) { return member.inner ? member.inner->over(part, window) : member.sums.over(part); };
    SliceSum sum = seenIn(span);
    if (member.rule == WhenDelayed::NotObserved || member.rule == WhenDelayed::Ignore)
        return sum;
    const SliceSum whole = member.inner ? seenIn(window) : member.before->sums.over(window);
    const double mean = whole.observedSeconds > 0 ? whole.total * kWholeMinute / whole.observedSeconds : 0;
    for (const TimeSpan& part : filledParts(member, span, window)) {
        if (part.isEmpty())
            continue;
        const SliceSum filled = member.missing.over(part);
        sum.total += mean * filled.total;
        sum.good += mean * filled.good;
    }
    return sum;
}

/// Of the minute as the member saw least of it.
template <class IsFilled>
Millis WeighedSums::OfComposite::observedAt(std::size_t minute, IsFilled isFilled) const
{
    double seconds = kWholeMinute;
    for (std::size_t i = 0; i < m_members.size(); ++i) {
        const bool isWhole = m_members[i].isMissing[minute] && isFilled(i);
        seconds = std::min(seconds, isWhole ? kWholeMinute : m_members[i].slices[minute].observedSeconds);
    }
    return Millis{std::llround(seconds * kMsOfSecond)};
}

/// Most of it is filled wherever it may be; the rest is looked at minute by minute.
double WeighedSums::OfComposite::observedIn(TimeSpan span, TimeSpan window) const
{
    TimeSpan all = span;
    std::vector<std::array<TimeSpan, 2>> filled;
    for (const Member& member : m_members) {
        filled.push_back(filledParts(member, span, window));
        if (member.rule != WhenDelayed::NotObserved)
            all = common(all, {std::max(window.from, firstSeen(member, window.from)), window.to - member.delay});
    }
    if (all.isEmpty())
        all = {span.to, span.to};
    Millis observed{m_filled[placeAfter(all.to)] - m_filled[placeAfter(all.from)]};
    for (const TimeSpan& rest : {TimeSpan{span.from, all.from}, TimeSpan{all.to, span.to}}) {
        for (std::size_t minute = placeAfter(rest.from); minute < placeAfter(rest.to); ++minute) {
            const UtcMs end = m_from + std::int64_t(minute + 1) * kMinute;
            observed += observedAt(minute, [&](std::size_t member) {
                return std::ranges::any_of(filled[member],
                                           [end](const TimeSpan& part) { return end > part.from && end <= part.to; });
            });
        }
    }
    return double(observed.count()) / kMsOfSecond;
}

SliceSum WeighedSums::OfComposite::over(TimeSpan span, TimeSpan window) const
{
    std::vector<double> events;
    for (const Member& member : m_members)
        events.push_back(sumOf(member, window, window).total);
    const std::vector<MemberShare> worths = worthsOf(m_slo, events);
    SliceSum all{.window = span};
    double bad = 0;
    for (std::size_t i = 0; i < m_members.size(); ++i) {
        const SliceSum own = sumOf(m_members[i], span, window);
        all.total += worths[i].total * own.total;
        all.uncertain += worths[i].total * own.uncertain;
        all.undecided += worths[i].bad * own.undecided;
        all.flagged += own.flagged;
        bad += worths[i].bad * own.bad();
    }
    all.good = std::max(0.0, all.total - bad);
    all.observedSeconds = observedIn(span, window);
    return all;
}

WeighedSums::WeighedSums(std::span<const Slice> slices) : m_plain(slices) {}

WeighedSums::WeighedSums(const SloDefinition& composite, const CompositeMinutes& minutes)
    : m_plain(std::span<const Slice>()), m_composite(std::make_shared<const OfComposite>(composite, minutes))
{}

SliceSum WeighedSums::over(TimeSpan window, UtcMs moment) const
{
    return m_composite ? m_composite->over(window, moment) : m_plain.over(window);
}

SliceSum WeighedSums::ofItself(TimeSpan window) const
{
    return m_composite ? m_composite->over(window, window) : m_plain.over(window);
}

} // namespace traceo
