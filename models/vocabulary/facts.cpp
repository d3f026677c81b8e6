#include "vocabulary/facts.h"

#include "core/json.h"
#include "vocabulary/payload.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace traceo::vocabulary {
namespace {

using nlohmann::json;

constexpr double kMsOfSecond = 1'000;

std::vector<std::string> textsAt(const json& object, const char* key)
{
    std::vector<std::string> texts;
    const auto it = object.find(key);
    if (it == object.end() || !it->is_array())
        return texts;
    for (const json& item : *it) {
        if (item.is_string())
            texts.push_back(item.get<std::string>());
    }
    return texts;
}

/// JSON has no NaN and no infinities; they are written as Prometheus' words for them.
json numberOrWord(double value)
{
    if (std::isfinite(value))
        return value;
    return std::isnan(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
}

double numberOrWordAt(const json& object, const char* key)
{
    if (const auto number = numberAt(object, key))
        return *number;
    const std::string word = textAt(object, key).value_or("");
    if (word == "+Inf" || word == "-Inf")
        return word[0] == '-' ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity();
    return std::numeric_limits<double>::quiet_NaN();
}

/// Left out where there is nothing: most alerts have neither.
void putTexts(json& object, const char* key, const std::vector<std::string>& texts)
{
    if (!texts.empty())
        object[key] = texts;
}

void putText(json& object, const char* key, const std::string& text)
{
    if (!text.empty())
        object[key] = text;
}

} // namespace

std::string toJson(const SourceFact& fact)
{
    json object{{"v", kPayloadVersion},           {"kind", fact.kind},
                {"product", fact.product},        {"version", fact.version},
                {"not_enabled", fact.notEnabled}, {"warnings", fact.warnings}};
    if (!fact.remedies.empty())
        object["remedies"] = fact.remedies;
    return toText(object);
}

Result<SourceFact> sourceFact(std::string_view text)
{
    const auto object = payloadOf(text);
    if (!object)
        return object.error();
    SourceFact fact;
    fact.kind = textAt(*object, "kind").value_or("");
    fact.product = textAt(*object, "product").value_or("");
    fact.version = textAt(*object, "version").value_or("");
    fact.notEnabled = textsAt(*object, "not_enabled");
    fact.warnings = textsAt(*object, "warnings");
    fact.remedies = namedTextsAt(*object, "remedies");
    return fact;
}

std::string toJson(const AlertFact& fact)
{
    json object{{"v", kPayloadVersion},      {"name", fact.name},       {"state", fact.state},
                {"severity", fact.severity}, {"summary", fact.summary}, {"value", numberOrWord(fact.value)}};
    if (!fact.labels.empty())
        object["labels"] = objectOf(fact.labels);
    putMoment(object, "active_at", fact.activeAt);
    putText(object, "runbook", fact.runbook);
    putTexts(object, "silenced_by", fact.silencedBy);
    if (fact.isInhibited)
        object["inhibited"] = true;
    if (fact.isMuted)
        object["muted"] = true;
    putText(object, "source", fact.observedBy);
    return toText(object);
}

Result<AlertFact> alertFact(std::string_view text)
{
    const auto object = payloadOf(text);
    if (!object)
        return object.error();
    AlertFact fact;
    fact.name = textAt(*object, "name").value_or("");
    fact.state = textAt(*object, "state").value_or("");
    fact.severity = textAt(*object, "severity").value_or("");
    fact.summary = textAt(*object, "summary").value_or("");
    fact.value = numberOrWordAt(*object, "value");
    fact.labels = labelsAt(*object, "labels");
    fact.activeAt = momentAt(*object, "active_at");
    fact.runbook = textAt(*object, "runbook").value_or("");
    fact.silencedBy = textsAt(*object, "silenced_by");
    fact.isInhibited = boolAt(*object, "inhibited").value_or(false);
    fact.isMuted = boolAt(*object, "muted").value_or(false);
    fact.observedBy = textAt(*object, "source").value_or("");
    return fact;
}

std::string toJson(const SilenceFact& fact)
{
    json object{{"v", kPayloadVersion},
                {"state", fact.state},
                {"author", fact.author},
                {"comment", fact.comment},
                {"matchers", fact.matchers}};
    putMoment(object, "from", fact.from);
    putMoment(object, "until", fact.until);
    return toText(object);
}

Result<SilenceFact> silenceFact(std::string_view text)
{
    const auto object = payloadOf(text);
    if (!object)
        return object.error();
    SilenceFact fact;
    fact.state = textAt(*object, "state").value_or("");
    fact.author = textAt(*object, "author").value_or("");
    fact.comment = textAt(*object, "comment").value_or("");
    fact.matchers = textAt(*object, "matchers").value_or("");
    fact.from = momentAt(*object, "from");
    fact.until = momentAt(*object, "until");
    return fact;
}

std::string toJson(const SloFact& fact)
{
    json indicator{{"type", fact.indicator}, {"source", fact.source}};
    const auto add = [&indicator](const char* key, const std::string& text) {
        if (!text.empty())
            indicator[key] = text;
    };
    add("good", fact.good);
    add("bad", fact.bad);
    add("total", fact.total);
    add("threshold", fact.threshold);
    add("target", fact.target);
    add("status", fact.status);
    if (fact.latency)
        indicator["latency_s"] = double(fact.latency->count()) / kMsOfSecond;
    json object{{"v", kPayloadVersion},
                {"name", fact.name},
                {"service", fact.service},
                {"owner", fact.owner},
                {"objective_ratio", fact.objective},
                {"window_s", fact.window.count() / std::int64_t(kMsOfSecond)},
                {"method", fact.method},
                {"sli_hash", fact.sliHash},
                {"indicator", std::move(indicator)}};
    if (!fact.calendar.empty())
        object["calendar"] = fact.calendar;
    if (!fact.serviceHours.empty())
        object["service_hours"] = fact.serviceHours;
    if (!fact.alerts.empty())
        object["alerts"] = fact.alerts;
    if (fact.timeSlice > Millis{0})
        object["time_slice_s"] = fact.timeSlice.count() / std::int64_t(kMsOfSecond);
    if (fact.timeSliceTarget > 0)
        object["time_slice_target_ratio"] = fact.timeSliceTarget;
    return toText(object);
}

Result<SloFact> sloFact(std::string_view text)
{
    const auto object = payloadOf(text);
    if (!object)
        return object.error();
    SloFact fact;
    fact.name = textAt(*object, "name").value_or("");
    fact.service = textAt(*object, "service").value_or("");
    fact.owner = textAt(*object, "owner").value_or("");
    fact.objective = numberAt(*object, "objective_ratio").value_or(0);
    fact.window = Millis{integerAt(*object, "window_s").value_or(0) * std::int64_t(kMsOfSecond)};
    fact.calendar = textAt(*object, "calendar").value_or("");
    fact.serviceHours = textAt(*object, "service_hours").value_or("");
    fact.method = textAt(*object, "method").value_or("");
    fact.alerts = textAt(*object, "alerts").value_or("");
    fact.timeSlice = Millis{integerAt(*object, "time_slice_s").value_or(0) * std::int64_t(kMsOfSecond)};
    fact.timeSliceTarget = numberAt(*object, "time_slice_target_ratio").value_or(0);
    fact.sliHash = textAt(*object, "sli_hash").value_or("");
    const json indicator = object->value("indicator", json::object());
    fact.indicator = textAt(indicator, "type").value_or("");
    fact.good = textAt(indicator, "good").value_or("");
    fact.bad = textAt(indicator, "bad").value_or("");
    fact.total = textAt(indicator, "total").value_or("");
    fact.threshold = textAt(indicator, "threshold").value_or("");
    fact.target = textAt(indicator, "target").value_or("");
    fact.status = textAt(indicator, "status").value_or("");
    fact.source = textAt(indicator, "source").value_or("");
    if (const auto latency = numberAt(indicator, "latency_s"))
        fact.latency = Millis{std::llround(*latency * kMsOfSecond)};
    return fact;
}

} // namespace traceo::vocabulary
