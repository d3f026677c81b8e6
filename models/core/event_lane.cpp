#include "core/event_lane.h"

#include <QCoreApplication>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(EventLane)
};

bool isOfService(Band::Kind kind)
{
    return kind == Band::Kind::Deploy || kind == Band::Kind::Incident;
}

} // namespace

bool concerns(const EventMark& mark, const QString& service, const QString& slo)
{
    if ((service.isEmpty() && slo.isEmpty()) || !isOfService(mark.kind))
        return true;
    return (!service.isEmpty() && mark.service == service) || (!slo.isEmpty() && mark.slo == slo);
}

std::vector<EventLane> lanesOf(const std::vector<EventMark>& marks, TimeSpan range, const QString& service, const QString& slo)
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
            const bool isInRange = mark.span.from < range.to && mark.span.to >= range.from;
            if (mark.kind == lane.kind && isInRange && concerns(mark, service, slo))
                lane.marks.push_back(mark);
        }
    }
    std::erase_if(lanes, [](const EventLane& lane) { return lane.marks.empty(); });
    return lanes;
}

} // namespace traceo
