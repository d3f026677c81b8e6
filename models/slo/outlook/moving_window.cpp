#include "slo/outlook/moving_window.h"

#include "slo/error_budget.h"
#include "slo/excluded.h"

#include <algorithm>

namespace traceo {
namespace {

// Of what is allowed. The noise must be the smaller one: it also keeps a window without events from having an excess.
constexpr double kNothing = 1e-9;
constexpr double kNoise = 1e-10;

} // namespace

MovingWindow::MovingWindow(const SloDefinition& slo, const SliceSums& sums, UtcMs moment, UtcMs known)
    : m_slo(slo), m_sums(sums), m_from(slo.window.at(moment).from),
      m_end(slo.window.isRolling() ? moment + slo.window.length : slo.window.end(moment)), m_known(known),
      m_dropped(countsToCome() ? excludedSpans(slo, {moment, m_end}).dropped : std::vector<TimeSpan>()),
      m_share(slo.objective.errorRatio() * (1 - kNothing)),
      m_noise(kNoise * allowedBad(slo.objective, held(moment).total + toCome(moment)))
{}

SliceSum MovingWindow::held(UtcMs at) const
{
    return m_sums.over({m_slo.window.isRolling() ? at - m_slo.window.length : m_from, std::min(at, m_known)});
}

std::optional<double> MovingWindow::left(UtcMs at, Entered entered) const
{
    const SliceSum kept = held(at);
    return budgetLeft(m_slo.objective, kept.bad() + entered.bad, kept.total + entered.total + toCome(at));
}

double MovingWindow::excess(UtcMs at) const
{
    const SliceSum kept = held(at);
    return excessOf({kept.bad(), kept.total + toCome(at)});
}

double MovingWindow::toCome(UtcMs at) const
{
    if (!countsToCome())
        return 0;
    Millis length = m_end - at;
    for (const TimeSpan& dropped : m_dropped)
        length -= std::max(Millis{0}, dropped.to - std::max(dropped.from, at));
    return double(length / kMinute);
}

} // namespace traceo
