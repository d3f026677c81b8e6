#include "slo/outlook/forecast_json.h"

#include "core/moment.h"
#include "slo/slo_json.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>

namespace traceo {
namespace {

using nlohmann::json;

const char* wordOf(SloForecast::Outlook kind)
{
    switch (kind) {
    case SloForecast::Outlook::Shown:
        return "shown";
    case SloForecast::Outlook::Hidden:
        return "hidden";
    case SloForecast::Outlook::NotKnown:
        return "not_known";
    }
    Q_UNREACHABLE();
}

json momentOf(const std::optional<UtcMs>& moment)
{
    return moment ? json(toRfc3339(*moment)) : json();
}

json numberOf(double value)
{
    return std::isfinite(value) ? json(value) : json();
}

json outlookOf(const SloForecast& forecast)
{
    const BudgetOutlook known = forecast.outlook.value_or(BudgetOutlook());
    const bool isShown = forecast.outlook.has_value();
    const auto& [weekday, hour, any] = known.drawnFrom;
    return {{"state", wordOf(forecast.kind)},
            {"reason", forecast.reason.isEmpty() ? json() : json(forecast.reason.toStdString())},
            {"probability", isShown ? json(known.exhausted) : json()},
            {"p10", momentOf(known.p10)},
            {"p50", momentOf(known.p50)},
            {"p90", momentOf(known.p90)},
            {"steps_drawn_from", isShown ? json{{"weekday_and_hour", weekday}, {"hour", hour}, {"any", any}} : json()},
            {"lines", isShown ? json(lineItems(forecast)) : json()}};
}

json recoveryItems(const Recoveries& recoveries)
{
    json items = json::array();
    for (const Recovery& recovery : recoveries.stretches)
        items.push_back({{"at", toRfc3339(recovery.comesBack.to)},
                         {"begins", toRfc3339(recovery.comesBack.from)},
                         {"budget_ratio", recovery.share},
                         {"spent_from", toRfc3339(recovery.spent.from)},
                         {"spent_to", toRfc3339(recovery.spent.to)}});
    return items;
}

json scoreItem(const std::optional<OutlookScore>& score)
{
    if (!score)
        return nullptr;
    json bins = json::array();
    for (std::size_t i = 0; i < score->bins.size(); ++i) {
        const ReliabilityBin& bin = score->bins[i];
        if (bin.days > 0)
            bins.push_back({{"from", double(i) / double(score->bins.size())},
                            {"to", double(i + 1) / double(score->bins.size())},
                            {"days", bin.days},
                            {"foretold_ratio", bin.foretold},
                            {"happened_ratio", bin.happened}});
    }
    return {{"days", score->days},
            {"brier", score->brier},
            {"base_rate", score->baseRate},
            {"base_rate_brier", score->baseBrier},
            {"better_than_base_rate", score->isBetterThanBaseRate()},
            {"reliability", std::move(bins)}};
}

} // namespace

json toJson(const SloForecast& forecast)
{
    const bool isKnown = forecast.row.budgetLeft.hasValue();
    json item = json::object();
    const json row = toJson(forecast.row);
    for (const char* const name :
         {"name", "display_name", "state", "objective", "window", "window_type", "method", "budget", "exhaustion"})
        item[name] = row[name];
    item["ends"] = toRfc3339(forecast.end);
    item["outlook"] = outlookOf(forecast);
    item["recoveries"] = isKnown ? recoveryItems(forecast.recoveries) : json();
    item["other_spent_ratio"] = isKnown ? json(forecast.recoveries.rest) : json();
    item["score"] = scoreItem(forecast.score);
    return item;
}

std::vector<json> lineItems(const SloForecast& forecast)
{
    std::vector<json> items;
    if (!forecast.outlook)
        return items;
    for (const OutlookStep& step : forecast.outlook->steps)
        items.push_back({{"end", toRfc3339(step.end)},
                         {"p10", numberOf(step.p10)},
                         {"p50", numberOf(step.p50)},
                         {"p90", numberOf(step.p90)},
                         {"exhausted_probability", step.exhausted}});
    return items;
}

} // namespace traceo
