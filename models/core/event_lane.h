#pragma once
// What happened beside the lines of a chart: deploys, alerts, silences, each in the lane of its kind.
// Any thread; immutable.

#include "core/line.h"
#include "core/status.h"

#include <QString>

#include <vector>

namespace traceo {

struct EventMark {
    Band::Kind kind = Band::Kind::Incident;
    Status status = Status::Critical; ///< of an incident
    TimeSpan span{};                  ///< empty: a moment
    QString name{};
    QString service{}; ///< whose; may be empty
    QString slo{};     ///< the SLO that an alert names; mostly empty
    friend bool operator==(const EventMark&, const EventMark&) = default;
};

/// A row under the lowest plot.
struct EventLane {
    Band::Kind kind = Band::Kind::Incident;
    QString name{}; ///< translated, small in the left gutter
    std::vector<EventMark> marks{};
    friend bool operator==(const EventLane&, const EventLane&) = default;
};

/// Whether what happened is of this service or names this SLO; of no service and no SLO: of all. Where deploys and alerts are of
/// another service, or of none, they say nothing of this one; a silence of a source may.
bool concerns(const EventMark& mark, const QString& service, const QString& slo = {});

/// The marks that reach into `range` and concern the service or the SLO, a lane a kind, from deploys to silences; kinds without
/// any have none.
std::vector<EventLane> lanesOf(const std::vector<EventMark>& marks, TimeSpan range, const QString& service = {},
                               const QString& slo = {});

} // namespace traceo
