#include "slo/watch/incident_cost.h"

#include "slo/burn_rate.h"

#include <algorithm>

namespace traceo {
namespace {

constexpr Millis kLook = 5 * kMinute;
constexpr Millis kCalm = 30 * kMinute;

} // namespace

void IncidentCost::walkTo(UtcMs moment)
{
    const SliceSum look = m_sums.over({moment - kLook, moment});
    if (burnRate(m_objective, look.bad(), look.total).value_or(0) <= 1)
        return;
    if (!m_runs.empty() && moment - m_runs.back().to <= kCalm)
        m_runs.back().to = moment;
    else
        m_runs.push_back({moment - kLook, moment});
}

double IncidentCost::dearest(TimeSpan window)
{
    while (!m_runs.empty() && m_runs.front().to <= window.from)
        m_runs.pop_front();
    double most = 0;
    for (const TimeSpan& run : m_runs)
        most = std::max(most, m_sums.over({std::max(run.from, window.from), std::min(run.to, window.to)}, window.to).bad());
    return most;
}

} // namespace traceo
