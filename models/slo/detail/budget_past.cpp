#include "slo/detail/budget_past.h"

#include "sli/asked.h"
#include "slo/error_budget.h"
#include "slo/no_number.h"
#include "slo/slo_charts.h"

#include <algorithm>

namespace traceo {
namespace {

constexpr double kMsOfSecond = 1000;
constexpr int kBandColumns = 4096; ///< what is shorter than half of one is not drawn anywhere
constexpr Millis kLongestMonth = 32 * kDay;

TimeSpan common(TimeSpan a, TimeSpan b)
{
    return {std::max(a.from, b.from), std::min(a.to, b.to)};
}

TimeSpan wholeOf(const std::vector<Slice>& slices)
{
    return slices.empty() ? TimeSpan{} : TimeSpan{slices.front().end - kMinute, slices.back().end};
}

} // namespace

BudgetPast::BudgetPast(const CountedSlo& counted)
    : m_slo(counted.slo), m_moment(counted.counts.moment), m_sums(counted.sums()), m_members(counted.counts.memberExcess),
      m_begin(counted.begin()), m_filling(counted.counts.filling),
      m_stretches(badStretches(counted.slo.objective, counted.counts.slices, counted.counts.track.span())),
      m_bands(bandsOf(counted.counts, wholeOf(counted.counts.slices), kBandColumns))
{
    const UtcMs last = m_moment + std::max(m_slo.window.longest(), kLongestMonth);
    m_dropped = excludedSpans(m_slo, {wholeOf(counted.counts.slices).from, last}).dropped;
}

/// Minutes of a period that are still to come at a moment, where minutes are counted.
double BudgetPast::toCome(const SloWindow& window, UtcMs moment) const
{
    if (!m_slo.method.isOfTime())
        return 0;
    const TimeSpan rest{moment, window.end(moment)};
    return double((rest.length() - lengthOf(intersected(m_dropped, {rest}))) / kMinute);
}

bool BudgetPast::reachesBack(TimeSpan window) const
{
    return m_begin && *m_begin <= window.to - Millis{std::int64_t(kLeastCoverage * double(window.length().count()))};
}

bool BudgetPast::isKnown(const SloWindow& window, const SliceSum& sum) const
{
    if (sum.total <= 0 || !m_begin || noNumber(m_slo, sum, m_members) || isMuch(missingShare(m_filling, sum.window)))
        return false;
    const Millis known = sum.window.to - std::max(sum.window.from, *m_begin);
    const bool isSeen = sum.observedSeconds >= kLeastCoverage * double(known.count()) / kMsOfSecond;
    const bool isYoung = !reachesBack(window.at(m_moment));
    return isSeen && (isYoung || reachesBack(sum.window));
}

WindowBudget BudgetPast::at(const SloWindow& window, UtcMs moment) const
{
    const SliceSum sum = m_sums.over(window.at(moment));
    const double budgeted = sum.total + toCome(window, moment);
    WindowBudget budget{
        .window = sum.window, .end = window.end(moment), .bad = sum.bad(), .allowed = allowedBad(m_slo.objective, budgeted)};
    if (isKnown(window, sum))
        budget.left = budgetLeft(m_slo.objective, sum.bad(), budgeted);
    return budget;
}

std::optional<BudgetBridge> BudgetPast::bridge(const WindowBudget& before, const WindowBudget& after) const
{
    if (!before.left || !after.left)
        return std::nullopt;
    const TimeSpan both = common(before.window, after.window);
    const auto kept = [&](const WindowBudget& budget) { return both.isEmpty() ? 0 : m_sums.over(both, budget.window.to).bad(); };
    BudgetBridge bridge{.entered = after.bad - kept(after), .gone = before.bad - kept(before)};
    bridge.enteredShare = bridge.entered / after.allowed;
    bridge.goneShare = bridge.gone / after.allowed;
    const double reweighed = kept(before) - kept(after);
    bridge.sizeShare = before.bad / before.allowed - before.bad / after.allowed + reweighed / after.allowed;
    return bridge;
}

std::vector<BadStretch> BudgetPast::stretches(TimeSpan span, TimeSpan other, std::size_t most) const
{
    std::vector<BadStretch> found;
    for (const TimeSpan& part : without(span, {other})) {
        for (const BadStretch& stretch : m_stretches) {
            const TimeSpan cut = common(stretch.span, part);
            if (!cut.isEmpty())
                found.push_back({cut, m_sums.over(cut).bad()});
        }
    }
    std::ranges::stable_sort(found, std::ranges::greater(), &BadStretch::bad);
    found.resize(std::min(found.size(), most));
    return found;
}

std::vector<Band> BudgetPast::bands(TimeSpan range) const
{
    std::vector<Band> bands;
    std::ranges::copy_if(m_bands, std::back_inserter(bands),
                         [range](const Band& band) { return !common(band.span, range).isEmpty(); });
    return bands;
}

} // namespace traceo
