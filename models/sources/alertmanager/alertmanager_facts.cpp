#include "sources/alertmanager/alertmanager_facts.h"

#include "core/json.h"
#include "vocabulary/facts.h"
#include "vocabulary/payload.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>

namespace traceo {
namespace {

using nlohmann::json;
using vocabulary::labelsAt;
using vocabulary::momentAt;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(AlertmanagerAnswer)
};

constexpr std::size_t kMostFacts = 100'000;
constexpr std::size_t kMostIds = 100;
/// A summary is a sentence; what is longer is cut, so that no template fills the history.
constexpr std::size_t kLongestText = 4096;

Error otherForm(const QString& expected)
{
    return {ErrorCode::Decode,
            {},
            expected,
            QCoreApplication::translate("AlertmanagerAnswer", "an answer of another form"),
            QCoreApplication::translate(
                "AlertmanagerAnswer",
                "Look at the URL: is it an Alertmanager's, and does a path such as /alertmanager belong to it?")};
}

std::string textOr(const json& object, const char* key)
{
    return textAt(object, key).value_or(std::string()).substr(0, kLongestText);
}

/// Sorted, so that another order is no change.
std::vector<std::string> idsAt(const json& object, const char* key)
{
    std::set<std::string> ids;
    const auto member = object.find(key);
    if (member == object.end() || !member->is_array())
        return {};
    for (const json& id : *member) {
        if (id.is_string() && ids.size() < kMostIds)
            ids.insert(id.get<std::string>());
    }
    return {ids.begin(), ids.end()};
}

vocabulary::AlertFact alertOf(const json& alert, const Labels& labels)
{
    const Labels annotations = labelsAt(alert, "annotations");
    vocabulary::AlertFact fact;
    fact.name = labels.value("alertname");
    fact.state = "firing"; // what is pending or resolved, it does not list
    fact.severity = labels.value("severity");
    fact.summary = std::string(annotations.value(annotations.has("summary") ? "summary" : "description")).substr(0, kLongestText);
    fact.value = std::numeric_limits<double>::quiet_NaN();
    fact.labels = labels;
    fact.activeAt = momentAt(alert, "startsAt");
    fact.runbook = annotations.value("runbook_url");
    if (const auto status = alert.find("status"); status != alert.end() && status->is_object()) {
        fact.silencedBy = idsAt(*status, "silencedBy");
        fact.isInhibited = !idsAt(*status, "inhibitedBy").empty();
        fact.isMuted = !idsAt(*status, "mutedBy").empty();
    }
    return fact;
}

/// {alertname="Slow",team=~"a|b"}
std::string matchersText(const json& silence)
{
    std::string text;
    const auto matchers = silence.find("matchers");
    if (matchers == silence.end() || !matchers->is_array())
        return "{}";
    for (const json& matcher : *matchers) {
        if (!matcher.is_object())
            continue;
        const bool isEqual = boolAt(matcher, "isEqual").value_or(true); // absent before 0.22
        const bool isRegex = boolAt(matcher, "isRegex").value_or(false);
        text += text.empty() ? "" : ",";
        text += textOr(matcher, "name") + (isEqual ? (isRegex ? "=~" : "=") : (isRegex ? "!~" : "!=")) + '"'
            + textOr(matcher, "value") + '"';
    }
    return '{' + text.substr(0, kLongestText) + '}';
}

std::optional<Fact> silenceOf(const json& silence)
{
    const auto status = silence.find("status");
    vocabulary::SilenceFact fact;
    fact.state = status != silence.end() && status->is_object() ? textOr(*status, "state") : std::string();
    fact.author = textOr(silence, "createdBy");
    fact.comment = textOr(silence, "comment");
    fact.matchers = matchersText(silence);
    fact.from = momentAt(silence, "startsAt");
    fact.until = momentAt(silence, "endsAt");
    const std::string id = textOr(silence, "id");
    if (id.empty() || fact.state.empty())
        return std::nullopt;
    Fact stored{vocabulary::kSilenceFact, {}, id, {}, {}, vocabulary::toJson(fact), {}};
    return stored;
}

/// One fact a key; of two the first, since a label set names one alert.
void put(FactSet& set, std::set<std::string>& keys, Fact fact)
{
    if (!keys.insert(fact.key).second)
        return;
    fact.kind = set.kind;
    fact.source = set.source;
    fact.validFrom = set.at;
    set.present.push_back(std::move(fact));
}

} // namespace

Result<ReadFacts> alertmanagerAlerts(const json& answer, const std::string& source, UtcMs at)
{
    if (!answer.is_array() || answer.size() > kMostFacts)
        return otherForm(Text::tr("a list of alerts"));
    ReadFacts read{{vocabulary::kAlertFact, source, at, {}}};
    std::set<std::string> keys;
    for (const json& alert : answer) {
        const Labels labels = alert.is_object() ? labelsAt(alert, "labels") : Labels();
        if (labels.empty())
            ++read.unreadable;
        else
            put(read.set, keys, {{}, {}, labels.toText(), {}, {}, vocabulary::toJson(alertOf(alert, labels)), {}});
    }
    return read;
}

Result<ReadFacts> alertmanagerSilences(const json& answer, const std::string& source, UtcMs at)
{
    if (!answer.is_array() || answer.size() > kMostFacts)
        return otherForm(Text::tr("a list of silences"));
    ReadFacts read{{vocabulary::kSilenceFact, source, at, {}}};
    std::set<std::string> keys;
    for (const json& silence : answer) {
        auto fact = silence.is_object() ? silenceOf(silence) : std::nullopt;
        if (!fact)
            ++read.unreadable;
        else if (vocabulary::silenceFact(fact->payload).valueOr({}).state != "expired")
            put(read.set, keys, std::move(*fact));
    }
    return read;
}

Result<Fact> alertmanagerStatus(const json& answer, const std::string& source, UtcMs at)
{
    const auto version = answer.is_object() ? answer.find("versionInfo") : answer.end();
    if (!answer.is_object() || version == answer.end() || !version->is_object())
        return otherForm(Text::tr("“versionInfo” in the answer"));
    vocabulary::SourceFact fact;
    fact.kind = "alertmanager";
    fact.product = "Alertmanager";
    fact.version = textOr(*version, "version");
    return Fact{vocabulary::kSourceFact, source, source, at, {}, vocabulary::toJson(fact), {}};
}

} // namespace traceo
