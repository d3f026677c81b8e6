#pragma once
// Exclusions and service hours as a workspace writes them:
//   exclusions: [{id: patch-day, slos: [checkout-*], start: "2026-11-01 02:00", duration: 2h, rrule: "FREQ=WEEKLY;BYDAY=SU",
//                 zone: Europe/Berlin, reason: patching, author: kim, created: 2026-10-20, mode: drop}]
//   service_hours: {days: [mon, tue], from: "08:00", to: "20:00", zone: Europe/Berlin}, or as one text, which is what an
//                  annotation of OpenSLO holds: "mon,tue 08:00-20:00 Europe/Berlin"
// Without a zone times are UTC. Instead of a duration an end may stand.
// Any thread; immutable.

#include "slo/slo_config.h"

namespace traceo {

/// Gives each SLO the exclusions that name it. One with a mistake is left out, and what is wrong with it located in `errors`.
void readExclusions(const std::vector<ConfigNode>& items, SloConfig& config, Errors& errors);

/// None, and a located mistake, where it is none.
std::optional<ServiceHours> serviceHoursAt(const ConfigNode& node, Errors& errors);

} // namespace traceo
