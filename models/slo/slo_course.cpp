#include "slo/slo_course.h"

#include "slo/burn_alerts.h"

#include <algorithm>

namespace traceo {
namespace {

/// As long as the shortest window of a burn rate, so that no burst falls between two looks.
constexpr Millis kLook = kBurnWindows.front().length;
constexpr double kLeastSeen = 0.5;

Status burnAt(const BurnAlerts& alerts, UtcMs moment)
{
    if (alerts.at(moment, BurnPair::Severity::Page).verdict == AlertVerdict::Firing)
        return Status::Critical;
    return alerts.at(moment, BurnPair::Severity::Ticket).verdict == AlertVerdict::Firing ? Status::Warning : Status::Ok;
}

std::optional<Status> worstIn(const BurnAlerts& alerts, const SloCounts& counts, TimeSpan span)
{
    if (counts.broken)
        return std::nullopt;
    Status worst = Status::Ok;
    for (UtcMs at = span.from; at < span.to;) {
        at = std::min(at + kLook, span.to);
        worst = std::min(worst, burnAt(alerts, at));
    }
    // Half an hour of calm says nothing of the other half; trouble does.
    const bool isBlind = span.isEmpty() || (worst == Status::Ok && counts.track.over(span).coverage() < kLeastSeen);
    return isBlind ? std::nullopt : std::optional(worst);
}

} // namespace

std::vector<std::optional<Status>> worstBurns(const SloDefinition& slo, const SloCounts& counts, TimeSpan range, Millis step)
{
    const BurnAlerts alerts = counts.alertsFrom(slo, range.from);
    std::vector<std::optional<Status>> states;
    for (UtcMs from = range.from; from < range.to; from += step)
        states.push_back(worstIn(alerts, counts, {from, std::min(from + step, counts.moment)}));
    return states;
}

} // namespace traceo
