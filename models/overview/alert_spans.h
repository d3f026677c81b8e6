#pragma once
// Alerts as people see them: an alert that two sources know, Prometheus and the Alertmanager it sends to, is
// one. In history each source has its own facts; they are joined here, when somebody reads.
// Any thread; immutable.

#include "overview/overview_config.h"

#include "core/batch.h"
#include "vocabulary/facts.h"

namespace traceo {

/// One alert from when it fired until it was gone.
struct AlertSpan {
    vocabulary::AlertFact fact;       ///< the newest, of the source that says most: an Alertmanager knows silences
    std::vector<std::string> sources; ///< that had it, as in the workspace
    std::vector<std::string> open;    ///< of those, the ones that did not say that it is over
    UtcMs begin{};
    std::optional<UtcMs> end;    ///< the last that said so
    std::vector<TimeSpan> quiet; ///< where one of them had it silenced, inhibited or muted; in any order
};

/// Facts of kind alert, in any order. Pending is not yet firing; facts that follow each other are one span; two
/// starts that the server tells apart are two.
std::vector<AlertSpan> firingSpans(const std::vector<Fact>& facts, const OverviewConfig& config);

} // namespace traceo
