#include "core/event_lane.h"

#include <QCoreApplication>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(EventLane)
};

/// Where these are of another service, or of none, they say nothing of this one; a silence of a source may.
bool isOfService(Band::Kind kind)
{
    return kind == Band::Kind::Deploy || kind == Band::Kind::Incident;
}

} // namespace

std::vector<EventLane> lanesOf(const std::vector<EventMark>& marks, TimeSpan range, const QString& service)
{
    std::vector<EventLane> lanes = {
        {.kind = Band::Kind::Deploy, .name = Text::tr("deploys"), .marks = {}},
        {.kind = Band::Kind::Incident, .name = Text::tr("alerts"), .marks = {}},
        {.kind = Band::Kind::Chaos, .name = Text::tr("chaos"), .marks = {}},
        {.kind = Band::Kind::Maintenance, .name = Text::tr("maint."), .marks = {}},
        {.kind = Band::Kind::NotObserved, .name = Text::tr("silent"), .marks = {}},
    };
    for (EventLane& lane : lanes) {
        for (const EventMark& mark : marks) {
            const bool concerns = service.isEmpty() || !isOfService(mark.kind) || mark.service == service;
            if (concerns && mark.kind == lane.kind && mark.span.from < range.to && mark.span.to >= range.from)
                lane.marks.push_back(mark);
        }
    }
    std::erase_if(lanes, [](const EventLane& lane) { return lane.marks.empty(); });
    return lanes;
}

} // namespace traceo
