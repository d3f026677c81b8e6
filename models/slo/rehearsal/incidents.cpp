#include "slo/rehearsal/incidents.h"

#include "core/format.h"
#include "refresh/timeline.h"
#include "slo/own_events.h"
#include "vocabulary/marks.h"

#include <algorithm>

namespace traceo {
namespace {

Result<std::vector<Incident>> markedOnes(const history::Snapshot& snapshot, const SloDefinition& slo, TimeSpan range)
{
    const auto notes = snapshot.factSpans(vocabulary::kNoteFact, range);
    if (!notes)
        return notes.error();
    const std::string service = ownServiceOf(slo);
    std::vector<Incident> marked;
    for (const Fact& note : *notes) {
        const auto mark = vocabulary::markFact(note.payload);
        const TimeSpan span{note.validFrom, std::min(note.validTo.value_or(range.to), range.to)};
        if (mark && !span.isEmpty() && (mark->service.empty() || mark->service == service))
            marked.push_back({span, plainText(mark->text)});
    }
    return marked;
}

Result<std::vector<Incident>> ofAlerts(const history::Snapshot& snapshot, const SloDefinition& slo, TimeSpan range)
{
    const auto marks = timelineOf(snapshot, range, range.to, {});
    if (!marks)
        return marks.error();
    std::vector<Incident> incidents;
    for (const EventMark& mark : *marks) {
        const bool calls = mark.status == Status::Critical || mark.status == Status::Warning;
        if (mark.kind != Band::Kind::Incident || !calls || !isOwn(mark, slo))
            continue;
        if (!incidents.empty() && mark.span.from <= incidents.back().span.to + vocabulary::kSameAlert)
            incidents.back().span.to = std::max(incidents.back().span.to, mark.span.to);
        else
            incidents.push_back({mark.span, mark.name});
    }
    return incidents;
}

} // namespace

Result<Incidents> incidentsOf(const history::Snapshot& snapshot, const SloDefinition& slo, TimeSpan range)
{
    auto marked = markedOnes(snapshot, slo, range);
    if (!marked)
        return marked.error();
    if (!marked->empty())
        return Incidents{Incidents::Origin::Marked, std::move(*marked)};
    auto alerts = ofAlerts(snapshot, slo, range);
    if (!alerts)
        return alerts.error();
    return Incidents{alerts->empty() ? Incidents::Origin::None : Incidents::Origin::Alerts, std::move(*alerts)};
}

} // namespace traceo
