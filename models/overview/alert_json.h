#pragma once
// An alert as the command writes it.
// Any thread; immutable.

#include "overview/alert_report.h"

#include <nlohmann/json_fwd.hpp>

namespace traceo {

/// name, state, severity, labels, summary, service, owner, quiet_reason, since, age_s, seen_until, sources.
nlohmann::ordered_json listedJson(const AlertRow& row);
/// name, state, severity, labels, summary, service, owner, was_silenced, started_at, ended_at, seen_until, duration_s, sources.
nlohmann::ordered_json pastJson(const AlertRow& row);

} // namespace traceo
