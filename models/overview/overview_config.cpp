#include "overview/overview_config.h"

#include <algorithm>

namespace traceo {
namespace {

constexpr std::string_view kPrometheus = "prometheus";
constexpr std::string_view kAlertmanager = "alertmanager";
/// Prometheus is asked at each full minute (sources/prometheus).
constexpr Millis kPrometheusAlerts = kMinute;
constexpr Millis kPast = 30 * kDay;

} // namespace

std::optional<Millis> WatchedSource::alertsEvery() const
{
    if (kind == kPrometheus)
        return std::max(interval, kPrometheusAlerts);
    return kind == kAlertmanager ? std::optional(interval) : std::nullopt;
}

const WatchedSource* OverviewConfig::source(std::string_view name) const
{
    const auto it = std::ranges::find(sources, name, [](const WatchedSource& source) { return std::string_view(source.name); });
    return it == sources.end() ? nullptr : &*it;
}

std::vector<Want> OverviewConfig::wants() const
{
    std::vector<Want> wants;
    for (const WatchedSource& source : sources) {
        if (source.kind == kPrometheus)
            wants.push_back({.selector = Selector(kAlertsMetric, {{"alertstate", Selector::Match::Equal, "firing"}}),
                             .source = source.name,
                             .purpose = "past alerts",
                             .history = kPast,
                             .isFirst = true});
    }
    return wants;
}

} // namespace traceo
