#include "slo/planner/spend_plan.h"

#include "sli/asked.h"
#include "sli/observed.h"
#include "slo/burn_alerts.h"
#include "slo/outlook/moving_window.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>

namespace traceo {
namespace {

constexpr int kRuns = 2000;
constexpr Millis kAhead = 7 * kDay;
constexpr Millis kStep = kHour / 4;

/// What of the good ones fails as well.
using Failures = std::function<double(double good)>;

Entered enteredOf(std::span<const Slice> slices)
{
    Entered entered;
    for (const Slice& slice : slices) {
        entered.bad += slice.total - slice.good;
        entered.total += slice.total;
    }
    return entered;
}

/// Minutes to come, as the method counts them, without what will be excluded.
class ToCome {
public:
    ToCome(const SloDefinition& slo, const SliceRows& past, TimeSpan span)
        : m_slo(slo), m_past(past), m_span(span), m_excluded(excludedSpans(slo, span))
    {}

    /// As so far back, with failures in the planned time.
    std::vector<Slice> minutes(Millis back, TimeSpan planned, const Failures& failures) const
    {
        std::vector<Slice> slices = minutesLike(m_past, m_span, back);
        for (Slice& slice : slices) {
            if (slice.end > planned.from && slice.end <= planned.to)
                slice.good -= failures(slice.good);
        }
        judge(m_slo.method, m_excluded, slices);
        return slices;
    }
    bool isAnyExcluded(TimeSpan span) const { return !intersected(m_excluded.all(), {span}).empty(); }

private:
    const SloDefinition& m_slo;
    const SliceRows& m_past;
    TimeSpan m_span;
    ExcludedSpans m_excluded;
};

/// Whole time slices, so that none is judged by a part of it.
TimeSpan widened(const SloDefinition& slo, TimeSpan span)
{
    const Millis slice = slo.method.isOfTime() ? slo.method.slice : kMinute;
    return {floorTo(span.from, slice), floorTo(span.to + slice - kMinute, slice)};
}

Failures nothing()
{
    return [](double) { return 0.0; };
}

Failures expected(double share)
{
    return [share](double good) { return share * good; };
}

std::span<const Slice> partOf(std::span<const Slice> slices, TimeSpan span)
{
    const auto begin = std::ranges::upper_bound(slices, span.from, {}, &Slice::end);
    const auto end = std::ranges::upper_bound(slices, span.to, {}, &Slice::end);
    return begin < end ? std::span(begin, end) : std::span<const Slice>();
}

/// Whether a page fires at some minute of the planned time.
class PageWatch {
public:
    PageWatch(const SloDefinition& slo, const SliceRows& past, TimeSpan planned)
        : m_slo(slo), m_rules(defaultRules(slo)), m_planned(planned)
    {
        std::erase_if(m_rules.pairs, [](const BurnPair& pair) { return pair.severity != BurnPair::Severity::Page; });
        Millis reach = m_rules.pending;
        for (const BurnPair& pair : m_rules.pairs)
            reach = std::max(reach, pair.longWindow + m_rules.pending);
        m_from = planned.from - reach;
        const auto before = partOf(past.judged, {m_from, past.span().to});
        m_before.assign(before.begin(), before.end());
    }
    /// Nothing before this matters.
    UtcMs from() const { return m_from; }
    /// `toCome` reaches from where the past ends, or from from() on.
    bool fires(std::span<const Slice> toCome) const
    {
        const auto rest = m_before.empty() ? toCome : partOf(toCome, {m_before.back().end, m_planned.to});
        std::vector<Slice> slices = m_before;
        slices.insert(slices.end(), rest.begin(), rest.end());
        const BurnAlerts alerts(m_slo, m_rules, slices);
        for (UtcMs at = m_planned.from + kMinute; at <= m_planned.to; at += kMinute) {
            if (alerts.at(at, BurnPair::Severity::Page).verdict == AlertVerdict::Firing)
                return true;
        }
        return false;
    }

private:
    const SloDefinition& m_slo;
    AlertRules m_rules;
    TimeSpan m_planned;
    UtcMs m_from{};
    std::vector<Slice> m_before; ///< counted already
};

/// Draws of one plan: always the same.
class DrawnFailures {
public:
    explicit DrawnFailures(double share) : m_share(share) {}
    double operator()(double good)
    {
        std::binomial_distribution<std::int64_t> failed(std::llround(good), m_share);
        return std::min(good, double(failed(m_random)));
    }

private:
    std::mt19937_64 m_random; // as it begins by itself: the same plan gives the same answer
    double m_share;
};

double pageProbability(const SloDefinition& slo, const SliceRows& past, const SpendPlan& plan, const UsualMinutes& usual)
{
    const TimeSpan span{plan.planned.start, plan.planned.start + plan.planned.length};
    const PageWatch watch(slo, past, span);
    const ToCome toCome(slo, past, widened(slo, {std::max(past.span().to, watch.from()), span.to}));
    DrawnFailures drawn(plan.planned.failing);
    const Failures failures = [&drawn](double good) { return drawn(good); };
    int fired = 0;
    for (int run = 0; run < kRuns; ++run)
        fired += watch.fires(toCome.minutes(usual.back[std::size_t(run) % usual.back.size()], span, failures)) ? 1 : 0;
    return double(fired) / kRuns;
}

/// Means over the weeks; none where one of them has no budget.
class MeanLeft {
public:
    void add(std::optional<double> left)
    {
        m_isKnown = m_isKnown && left;
        m_sum += left.value_or(0);
        ++m_count;
    }
    std::optional<double> mean() const { return m_isKnown && m_count > 0 ? std::optional(m_sum / m_count) : std::nullopt; }

private:
    bool m_isKnown = true;
    double m_sum = 0;
    int m_count = 0;
};

void fillExpected(const SloDefinition& slo, const SliceRows& past, const ToCome& toCome, const UsualMinutes& usual,
                  SpendPlan& plan)
{
    const SliceSums sums(past.judged);
    const UtcMs moment = past.span().to;
    const TimeSpan span{plan.planned.start, plan.planned.start + plan.planned.length};
    const MovingWindow window(slo, sums, moment, moment);
    const PageWatch watch(slo, past, span);
    // Of what comes a short window has lost the beginning by then.
    const TimeSpan entering{slo.window.isRolling() ? std::max(moment, span.to - slo.window.length) : moment, span.to};
    const bool isInPeriod = slo.window.isRolling() || span.to <= window.end();
    MeanLeft without;
    MeanLeft after;
    for (const Millis back : usual.back) {
        const std::vector<Slice> as = toCome.minutes(back, span, nothing());
        const std::vector<Slice> with = toCome.minutes(back, span, expected(plan.planned.failing));
        without.add(isInPeriod ? window.left(span.to, enteredOf(partOf(as, entering))) : std::nullopt);
        after.add(isInPeriod ? window.left(span.to, enteredOf(partOf(with, entering))) : std::nullopt);
        const Entered entered = enteredOf(partOf(with, span));
        plan.total += entered.total / double(usual.back.size());
        plan.bad += entered.bad / double(usual.back.size());
        plan.pagesWithout += watch.fires(as) ? 1 / double(usual.back.size()) : 0;
    }
    plan.leftNow = window.left(moment, {});
    plan.leftWithout = without.mean();
    plan.leftAfter = after.mean();
}

std::vector<TimeSpan> occupied(const SloDefinition& slo, TimeSpan within, const std::vector<TimeSpan>& taken)
{
    std::vector<TimeSpan> spans = taken;
    for (const Exclusion& exclusion : slo.exclusions) {
        const std::vector<TimeSpan> some = spansOf(exclusion, within);
        spans.insert(spans.end(), some.begin(), some.end());
    }
    return joinedSpans(std::move(spans));
}

std::optional<PlanSlot> slotAt(const SloDefinition& slo, const SliceRows& past, TimeSpan span, double failing)
{
    const UsualMinutes usual = usualMinutes(past, span);
    if (usual.back.empty())
        return std::nullopt;
    const ToCome toCome(slo, past, widened(slo, span));
    PlanSlot slot{.start = span.from};
    for (const Millis back : usual.back) {
        const std::vector<Slice> minutes = toCome.minutes(back, span, expected(failing));
        const Entered entered = enteredOf(partOf(minutes, span));
        slot.total += entered.total / double(usual.back.size());
        slot.bad += entered.bad / double(usual.back.size());
    }
    return slot;
}

} // namespace

std::optional<double> SpendPlan::cost() const
{
    return leftWithout && leftAfter ? std::optional(*leftWithout - *leftAfter) : std::nullopt;
}

std::optional<SpendPlan> spendPlan(const SloDefinition& slo, const SliceRows& past, const Planned& planned)
{
    const TimeSpan span{planned.start, planned.start + planned.length};
    const UsualMinutes usual = usualMinutes(past, span);
    if (usual.back.empty())
        return std::nullopt;
    SpendPlan plan{.planned = planned, .basis = usual.basis, .weeks = usual.back.size()};
    const ToCome toCome(slo, past, widened(slo, {past.span().to, span.to}));
    fillExpected(slo, past, toCome, usual, plan);
    plan.pages = planned.failing > 0 ? pageProbability(slo, past, plan, usual) : plan.pagesWithout;
    plan.isExcluded = toCome.isAnyExcluded(span);
    return plan;
}

std::vector<PlanSlot> bestSlots(const SloDefinition& slo, const SliceRows& past, const Planned& planned,
                                const std::vector<TimeSpan>& taken, std::size_t count)
{
    const TimeSpan week{planned.start, planned.start + kAhead};
    const std::vector<TimeSpan> occupiedSpans = occupied(slo, week, taken);
    std::vector<PlanSlot> slots;
    for (UtcMs start = floorTo(week.from + kStep - kMinute, kStep); start + planned.length <= week.to; start += kStep) {
        const TimeSpan span{start, start + planned.length};
        if (!intersected(occupiedSpans, {span}).empty())
            continue;
        if (const auto slot = slotAt(slo, past, span, planned.failing))
            slots.push_back(*slot);
    }
    std::ranges::stable_sort(slots, {}, &PlanSlot::bad);
    std::vector<PlanSlot> best;
    for (const PlanSlot& slot : slots) {
        const bool isFree = std::ranges::none_of(best, [&](const PlanSlot& other) {
            return slot.start < other.start + planned.length && other.start < slot.start + planned.length;
        });
        if (isFree && best.size() < count)
            best.push_back(slot);
    }
    return best;
}

Millis planReach(const SloDefinition& slo)
{
    return std::max(slo.window.longest(), 5 * 7 * kDay);
}

} // namespace traceo
