#include "overview/alert_json.h"

#include "core/moment.h"

#include <nlohmann/json.hpp>

namespace traceo {
namespace {

using Json = nlohmann::ordered_json;

Json textOf(const std::string& text)
{
    return text.empty() ? Json() : Json(text);
}

Json momentOf(const std::optional<UtcMs>& moment)
{
    return moment ? Json(toRfc3339(*moment)) : Json();
}

Json secondsOf(const Reading& reading)
{
    return reading.hasValue() ? Json(reading.value) : Json();
}

Json common(const AlertRow& row)
{
    Json labels = Json::object();
    for (const auto& [name, value] : row.fact.labels)
        labels[name] = value;
    return {{"name", row.fact.name},
            {"state", std::string(wordOf(row.state))},
            {"severity", textOf(row.fact.severity)},
            {"labels", std::move(labels)},
            {"summary", textOf(row.fact.summary)},
            {"service", textOf(row.service.toStdString())},
            {"owner", textOf(row.owner.toStdString())}};
}

} // namespace

Json listedJson(const AlertRow& row)
{
    Json item = common(row);
    item["quiet_reason"] = textOf(row.quiet.toStdString());
    item["since"] = toRfc3339(row.begin);
    item["age_s"] = secondsOf(row.age);
    item["seen_until"] = momentOf(row.seenUntil);
    item["sources"] = row.sources;
    return item;
}

Json pastJson(const AlertRow& row)
{
    Json item = common(row);
    item["was_silenced"] = !row.quietSpans.empty();
    item["started_at"] = toRfc3339(row.begin);
    item["ended_at"] = momentOf(row.end);
    item["seen_until"] = momentOf(row.seenUntil);
    item["duration_s"] = secondsOf(row.duration);
    item["sources"] = row.sources;
    return item;
}

} // namespace traceo
