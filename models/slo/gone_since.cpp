#include "slo/gone_since.h"

#include "sli/asked.h"
#include "sli/slices.h"
#include "slo/error_budget.h"
#include "slo/slo_counts.h"

#include <algorithm>

namespace traceo {
namespace {

/// A day before the first minute that is asked for may be read besides.
constexpr Millis kFarthest = kLongestSliceSpan - 2 * kDay;

/// The budget at minutes of the past, which are many: what is the same of all of them is worked out once.
class BudgetBefore {
public:
    /// Of (minutes.from, minutes.to], whose windows may begin before them.
    BudgetBefore(const SloDefinition& slo, const SloCounts& counts, TimeSpan minutes)
        : m_slo(slo), m_counts(counts),
          m_period(slo.window.isRolling() ? TimeSpan{}
                                          : TimeSpan{slo.window.at(counts.moment).from, slo.window.end(counts.moment)}),
          m_sums(counts.weighed ? *counts.weighed
                                : WeighedSums(counts.track.slices({windowAt(minutes.from + kMinute).from, minutes.to})))
    {
        if (isFixed())
            m_dropped = excludedSpans(slo, m_period).dropped;
    }

    /// None where events of its window are undecided and decide it, or where much of it is still to be fetched.
    std::optional<bool> isBelow(double share, UtcMs moment) const
    {
        const TimeSpan window = windowAt(moment);
        if (!m_counts.filling.empty() && isMuch(missingShare(m_counts.filling, window)))
            return std::nullopt;
        const SliceSum sum = m_sums.over(window, moment);
        const double budgeted = sum.total + toCome(moment);
        const auto isLess = [&](double bad) {
            const auto left = budgetLeft(m_slo.objective, bad, budgeted);
            return left && *left < share;
        };
        if (isLess(std::max(0.0, sum.bad() - sum.undecided)))
            return true;
        return sum.undecided > 0 && isLess(sum.bad()) ? std::nullopt : std::optional(false);
    }

private:
    TimeSpan windowAt(UtcMs moment) const
    {
        return {m_slo.window.isRolling() ? moment - m_slo.window.length : m_period.from, moment};
    }
    /// Its minutes are known before they are over.
    bool isFixed() const { return m_slo.method.isOfTime() && !m_slo.window.isRolling(); }
    double toCome(UtcMs moment) const
    {
        if (!isFixed())
            return 0;
        const TimeSpan rest{moment, m_period.to};
        return double((rest.length() - lengthOf(intersected(m_dropped, {rest}))) / kMinute);
    }

    const SloDefinition& m_slo;
    const SloCounts& m_counts;
    TimeSpan m_period; ///< of a calendar
    WeighedSums m_sums;
    std::vector<TimeSpan> m_dropped;
};

/// The first minute that can be judged; after the moment where none can.
UtcMs firstJudged(const SloDefinition& slo, const SloCounts& counts, Reach reach)
{
    const bool isRolling = slo.window.isRolling();
    const UtcMs begin = isRolling ? counts.track.span().from : slo.window.at(counts.moment).from;
    const UtcMs known = counts.track.firstKnown(begin).value_or(counts.moment) + kMinute;
    return isRolling && reach == Reach::MoreIsKnown ? std::max(known, begin + slo.window.length) : known;
}

/// Nothing that is known was counted up to the moment.
bool isBeforeAll(const SloDefinition& slo, const SloCounts& counts, UtcMs moment)
{
    return slo.window.isRolling() && !(counts.track.over({counts.track.span().from, moment}).total > 0);
}

} // namespace

std::optional<SinceWhen> lowSince(const SloDefinition& slo, const SloCounts& counts, double share, Reach reach)
{
    const UtcMs first = firstJudged(slo, counts, reach);
    for (UtcMs end = counts.moment; end >= first; end -= slo.window.length) { // so that few minutes are unpacked at a time
        const UtcMs begin = std::max(first - kMinute, end - slo.window.length);
        const BudgetBefore budget(slo, counts, {begin, end});
        for (UtcMs at = end; at > begin; at -= kMinute) {
            const auto isBelow = budget.isBelow(share, at);
            if (!isBelow || (!*isBelow && at == counts.moment))
                return std::nullopt;
            if (!*isBelow)
                return SinceWhen{at + kMinute, isBeforeAll(slo, counts, at)};
        }
    }
    if (first > counts.moment)
        return std::nullopt;
    const bool isNewPeriod = !slo.window.isRolling() && first == slo.window.at(counts.moment).from + kMinute;
    return SinceWhen{first, !isNewPeriod};
}

Result<std::optional<SinceWhen>> lowSince(const history::Snapshot& snapshot, const SloDefinition& slo, const Question& question,
                                          const SloCounts& counts, double share)
{
    auto since = lowSince(slo, counts, share, Reach::MoreIsKnown);
    if (!since || !since->isEarlier || !slo.window.isRolling())
        return since;
    const auto known = knownFrom(snapshot, slo, {counts.moment - kFarthest, counts.moment});
    if (!known)
        return known.error();
    for (Millis back = counts.moment - counts.track.span().from;; back *= 2) {
        const UtcMs from = std::max(*known, counts.moment - back);
        const bool isAll = from == *known;
        const auto more = countSlo(snapshot, slo, question, from, Minutes::InTrack);
        if (!more)
            return more.error();
        since = lowSince(slo, *more, share, isAll ? Reach::AllThatIsKnown : Reach::MoreIsKnown);
        if (!since || !since->isEarlier || isAll)
            return since;
    }
}

Result<std::optional<SinceWhen>> goneSince(const history::Snapshot& snapshot, const SloDefinition& slo, const Question& question)
{
    const UtcMs moment = floorTo(question.moment(), kMinute);
    const UtcMs from = slo.window.isRolling() ? moment - 2 * slo.window.length : slo.window.at(moment).from;
    const auto counts = countSlo(snapshot, slo, question, from, Minutes::InTrack);
    if (!counts)
        return counts.error();
    return lowSince(snapshot, slo, question, *counts, kNothingLeft);
}

void sayWhenGone(const std::optional<SinceWhen>& since, Exhaustion& gone)
{
    const bool isDated = since && !since->isEarlier;
    gone.at = gone.p10 = gone.p90 = isDated ? std::optional(since->at) : std::nullopt;
    gone.goneBefore = since && since->isEarlier ? std::optional(since->at) : std::nullopt;
}

} // namespace traceo
