#pragma once
// Which alerts, deploys, chaos runs and notes an SLO takes for its own: those of its service, and alerts that name it. Without a
// service it is taken to be of the one that its series say they are of, in the labels that alerts say it by
// (vocabulary/alert_labels.h); where they say none, nothing of any service is its own.
// Any thread; immutable.

#include "core/event_lane.h"
#include "slo/slo_config.h"

#include <QString>

namespace traceo {

/// Empty where nobody says one.
std::string ownServiceOf(const SloDefinition& slo);
bool isOwn(const EventMark& mark, const SloDefinition& slo);
/// The chart shows the SLO's own events alone.
void showOwnEvents(Chart& chart, const SloDefinition& slo);
/// Why none may be found, a sentence; empty where it is known whose they would be.
QString whyNoEvents(const SloDefinition& slo);

} // namespace traceo
