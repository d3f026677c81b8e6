#pragma once
// State by hour: the worst of each service in each of the last 24 hours, from how fast its budgets burned and the
// alerts that were firing. Where nobody looked nothing is said.
// Any thread; immutable.

#include "overview/alert_report.h"
#include "overview/heard_hours.h"

#include "core/strip.h"

#include <QTimeZone>

namespace traceo {

/// The hours of an objective: Critical, Warning or Ok; none where it could not be told.
struct HourStates {
    std::string service;
    std::vector<std::optional<Status>> hours;
    Status budget = Status::Ok; ///< now: what is overspent is worth a look, however calm the hours are
};

/// Whole hours of the zone; the running one is the last.
TimeSpan lastHours(UtcMs moment, const QTimeZone& zone);

struct HoursSeen {
    TimeSpan hours; ///< as lastHours()
    UtcMs moment{};
    std::vector<HourStates> objectives;
    std::vector<AlertRow> alerts; ///< of the hours
    HeardHours heard;
};
/// A lane a service, worst first: by what is true now, then by the worst hour, then by how many of them. Alerts
/// without a service have a lane of their own name. What fires while silenced is maintenance.
Strip stateByHour(const HoursSeen& seen);

} // namespace traceo
