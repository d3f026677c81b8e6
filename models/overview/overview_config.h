#pragma once
// What *Now* watches: the workspace's sources, objectives and probes.
// Any thread; immutable.

#include "slo/slo_config.h"
#include "synthetics/synthetics_config.h"
#include "vocabulary/want.h"

#include <string>
#include <vector>

namespace traceo {

/// What Prometheus writes of each alert while it is pending or firing; the value is always 1.
inline constexpr char kAlertsMetric[] = "ALERTS";

struct WatchedSource {
    std::string name;
    std::string kind;
    Millis interval{15'000};

    /// How often it is asked for its alerts; none where it has none.
    std::optional<Millis> alertsEvery() const;
};

struct OverviewConfig {
    std::vector<WatchedSource> sources; ///< in the order of the workspace
    SloConfig slos;
    SyntheticsConfig synthetics;

    const WatchedSource* source(std::string_view name) const;
    /// The series that tell of alerts before anybody asked for them.
    std::vector<Want> wants() const;
};

} // namespace traceo
