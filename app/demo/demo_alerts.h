#pragma once
// The demo's alerts: a budget that burns while an incident runs, a target that cannot be scraped. As Prometheus
// lists them, as the series ALERTS tells of them afterwards, and as an Alertmanager has them.
// Any thread; immutable.

#include "app/demo/demo_series.h"
#include "core/selector.h"

#include <nlohmann/json_fwd.hpp>

namespace traceo::demo {

/// One alert that fires in the minutes [first, last).
struct AlertRun {
    Labels labels;
    std::string summary;
    std::int64_t since = 0; ///< minute it became active
    std::int64_t first = 0;
    std::int64_t last = 0;
};

/// Runs that overlap [first, last), in the order of their labels and time; `last` of one that goes on may lie beyond.
std::vector<AlertRun> alertRuns(const DemoSeries& series, std::int64_t first, std::int64_t last);

/// ALERTS{alertstate="firing"} of one label set: a sample at each full minute of `at`.
struct AlertSamples {
    Labels labels; ///< with alertstate
    std::vector<UtcMs> at;
};
/// What matches within [span.from, span.to].
std::vector<AlertSamples> alertSamples(const DemoSeries& series, const Selector& selector, TimeSpan span);

/// `data` of /api/v1/alerts.
nlohmann::json alertsJson(const DemoSeries& series, UtcMs now);
/// Those of one name, as a rule lists them.
nlohmann::json alertsOf(const DemoSeries& series, std::string_view name, UtcMs now);

// An Alertmanager's API v2: the whole answers.
nlohmann::json managedAlertsJson(const DemoSeries& series, UtcMs now);
nlohmann::json silencesJson(UtcMs now);
nlohmann::json managerStatusJson();

} // namespace traceo::demo
