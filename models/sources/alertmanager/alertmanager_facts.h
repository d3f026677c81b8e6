#pragma once
// What an Alertmanager says, API v2: alerts with who silenced them, silences, itself. What changes each
// time an alert is sent again (updatedAt, endsAt) is left out: a fact is written when it changes.
// https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml
// Any thread; immutable.

#include "core/batch.h"
#include "core/result.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace traceo {

/// The good part of a list, and how much of it was left out.
struct ReadFacts {
    FactSet set;
    std::int64_t unreadable = 0;
};

/// Errors of all: Decode, when it is another form than the API's; never a silent "none".
Result<ReadFacts> alertmanagerAlerts(const nlohmann::json& answer, const std::string& source, UtcMs at);
/// Active and pending ones; Alertmanager keeps those that are over for days.
Result<ReadFacts> alertmanagerSilences(const nlohmann::json& answer, const std::string& source, UtcMs at);
Result<Fact> alertmanagerStatus(const nlohmann::json& answer, const std::string& source, UtcMs at);

} // namespace traceo
