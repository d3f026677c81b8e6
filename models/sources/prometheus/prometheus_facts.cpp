#include "sources/prometheus/prometheus_facts.h"

#include "core/json.h"
#include "vocabulary/facts.h"
#include "vocabulary/payload.h"

#include <QCoreApplication>

#include <limits>
#include <nlohmann/json.hpp>
#include <set>

namespace traceo {
namespace {

using nlohmann::json;
using vocabulary::labelsAt;
using vocabulary::objectOf;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(PrometheusAnswer)
};

constexpr std::size_t kMostFacts = 100'000;
constexpr int kPayloadVersion = 1;

Error otherForm(const char* expected)
{
    return {ErrorCode::Decode,
            {},
            QCoreApplication::translate("PrometheusAnswer", "a list “%1” in the answer").arg(QLatin1StringView(expected)),
            QCoreApplication::translate("PrometheusAnswer", "an answer of another form"),
            {}};
}

std::string textOr(const json& object, const char* key)
{
    return textAt(object, key).value_or(std::string());
}

/// The member `key`, a list of objects; none when it is anything else. Go writes an empty list as null.
const json* listAt(const json& data, const char* key)
{
    static const json kNone = json::array();
    const auto member = data.is_object() ? data.find(key) : data.end();
    if (!data.is_object() || member == data.end())
        return nullptr;
    if (member->is_null())
        return &kNone;
    const auto isObject = [](const json& item) { return item.is_object(); };
    return member->is_array() && member->size() <= kMostFacts && std::ranges::all_of(*member, isObject) ? &*member : nullptr;
}

/// Gathers the facts of one kind; a key that comes again gets a number, in the order of the answer.
class SetBuilder {
public:
    SetBuilder(const char* kind, const FactsContext& context) : m_set{kind, context.source, context.at, {}} {}

    void add(std::string key, std::string payload)
    {
        std::string unique = key;
        for (int n = 2; !m_keys.insert(unique).second; ++n)
            unique = key + " #" + std::to_string(n);
        m_set.present.push_back({m_set.kind, m_set.source, std::move(unique), m_set.at, {}, std::move(payload), {}});
    }
    FactSet take() { return std::move(m_set); }

private:
    FactSet m_set;
    std::set<std::string> m_keys;
};

std::string alertPayload(const json& alert, const Labels& labels)
{
    const Labels annotations = labelsAt(alert, "annotations");
    vocabulary::AlertFact fact;
    fact.name = labels.value("alertname");
    fact.state = textOr(alert, "state");
    fact.severity = labels.value("severity");
    fact.summary = annotations.value(annotations.has("summary") ? "summary" : "description");
    fact.value = std::numeric_limits<double>::quiet_NaN(); // another one at each evaluation: no state
    fact.labels = labels;
    fact.activeAt = vocabulary::momentAt(alert, "activeAt");
    fact.runbook = annotations.value("runbook_url");
    return vocabulary::toJson(fact);
}

std::string rulePayload(const json& group, const json& rule)
{
    json payload{{"v", kPayloadVersion},
                 {"group", textOr(group, "name")},
                 {"file", textOr(group, "file")},
                 {"name", textOr(rule, "name")},
                 {"type", textOr(rule, "type")},
                 {"query", textOr(rule, "query")},
                 {"state", textOr(rule, "state")},
                 {"health", textOr(rule, "health")},
                 {"last_error", textOr(rule, "lastError")},
                 {"labels", objectOf(labelsAt(rule, "labels"))},
                 {"annotations", objectOf(labelsAt(rule, "annotations"))}};
    if (const auto duration = numberAt(rule, "duration"))
        payload["for_s"] = *duration;
    return toText(payload);
}

std::string targetPayload(const json& target, const Labels& labels)
{
    return toText(json{{"v", kPayloadVersion},
                       {"pool", textOr(target, "scrapePool")},
                       {"scrape_url", textOr(target, "scrapeUrl")},
                       {"scrape_interval", textOr(target, "scrapeInterval")},
                       {"health", textOr(target, "health")},
                       {"last_error", textOr(target, "lastError")},
                       {"labels", objectOf(labels)}});
}

/// Thanos gives its own version, and that begins with 0; Mimir gives its name.
std::string productOf(const json& data, const FactsContext& context)
{
    std::string application = textOr(data, "application");
    if (context.isVictoria)
        return "VictoriaMetrics";
    if (application.find("Mimir") != std::string::npos)
        return "Mimir";
    if (!application.empty())
        return application;
    const std::string version = textOr(data, "version");
    if (version.starts_with("0."))
        return "Thanos";
    return version.empty() ? std::string() : "Prometheus";
}

} // namespace

Result<FactSet> alertFacts(const json& data, const FactsContext& context)
{
    const json* alerts = listAt(data, "alerts");
    if (!alerts)
        return otherForm("alerts");
    SetBuilder set(vocabulary::kAlertFact, context);
    for (const json& alert : *alerts) {
        const Labels labels = labelsAt(alert, "labels");
        if (labels.empty() || textOr(alert, "state").empty())
            return otherForm("alerts");
        set.add(labels.toText(), alertPayload(alert, labels));
    }
    return set.take();
}

Result<FactSet> ruleFacts(const json& data, const FactsContext& context)
{
    const json* groups = listAt(data, "groups");
    if (!groups)
        return otherForm("groups");
    SetBuilder set(vocabulary::kRuleFact, context);
    for (const json& group : *groups) {
        const json* rules = listAt(group, "rules");
        if (!rules)
            return otherForm("rules");
        for (const json& rule : *rules)
            set.add(textOr(group, "name") + '/' + textOr(rule, "name"), rulePayload(group, rule));
    }
    return set.take();
}

Result<FactSet> targetFacts(const json& data, const FactsContext& context)
{
    const json* targets = listAt(data, "activeTargets");
    if (!targets)
        return otherForm("activeTargets");
    SetBuilder set(vocabulary::kTargetFact, context);
    for (const json& target : *targets) {
        const Labels labels = labelsAt(target, "labels");
        const std::string pool = textAt(target, "scrapePool").value_or(std::string(labels.value("job")));
        set.add(pool + '/' + std::string(labels.value("instance")), targetPayload(target, labels));
    }
    return set.take();
}

Result<std::vector<Fact>> metricFacts(const json& data, const FactsContext& context)
{
    if (!data.is_object() || data.size() > kMostFacts)
        return otherForm("data");
    std::vector<Fact> facts;
    for (const auto& [name, entries] : data.items()) {
        // Targets may differ in what they say of one metric; the first is as good as any.
        if (!entries.is_array() || entries.empty() || !entries.front().is_object())
            continue;
        const json& entry = entries.front();
        const json payload{{"v", kPayloadVersion},
                           {"type", textOr(entry, "type")},
                           {"help", textOr(entry, "help")},
                           {"unit", textOr(entry, "unit")}};
        facts.push_back({vocabulary::kMetricFact, context.source, name, context.at, {}, toText(payload), {}});
    }
    return facts;
}

Result<Fact> buildFact(const json& data, const FactsContext& context)
{
    if (!data.is_object())
        return otherForm("data");
    vocabulary::SourceFact fact;
    fact.kind = "prometheus";
    fact.product = productOf(data, context);
    fact.version = textOr(data, "version");
    return Fact{vocabulary::kSourceFact, context.source, context.source, context.at, {}, vocabulary::toJson(fact), {}};
}

Result<std::vector<SeriesSamples>> tsdbSamples(const json& data, const FactsContext& context)
{
    if (!data.is_object())
        return otherForm("data");
    std::vector<SeriesSamples> series;
    const auto add = [&series, &context](const char* name, std::optional<double> value) {
        if (value)
            series.push_back({{context.source, name, {}}, {{context.at, *value}}});
    };
    const auto head = data.find("headStats");
    if (head != data.end() && head->is_object()) {
        add("prometheus_tsdb_head_series", numberAt(*head, "numSeries"));
        add("prometheus_tsdb_head_chunks", numberAt(*head, "chunkCount"));
    }
    return series;
}

} // namespace traceo
