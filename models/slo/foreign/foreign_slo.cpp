#include "slo/foreign/foreign_slo.h"

#include "slo/resource_name.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace traceo::foreign {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloImport)
};

/// In quotes it would be a text to others.
void unquote(Member& number)
{
    if (number.value.isScalar())
        number.value = plainAt(number.value.location(), number.value.text());
}

ConfigNode metricOf(const ConfigNode& query)
{
    const Location& at = query.location();
    const ConfigNode spec = mapOf({member("query", query)}, at);
    const ConfigNode source = mapOf({member("type", plainAt(at, "Prometheus")), member("spec", spec)}, at);
    return mapOf({member("metricSource", source)}, at);
}

ConfigNode ratioMetricOf(const CounterRatio& ratio)
{
    const Location& at = ratio.part.location();
    const Location& saidAt = ratio.counterAt == Location{} ? at : ratio.counterAt;
    const bool isGood = ratio.kind == CounterRatio::Part::Good;
    if (ratio.total.isMissing())
        return mapOf({member("raw", metricOf(ratio.part)), member("rawType", plainAt(at, isGood ? "success" : "failure"))}, at);
    return mapOf({member("counter", plainAt(saidAt, ratio.isCounter ? "true" : "false")),
                  member(isGood ? "good" : "bad", metricOf(ratio.part)), member("total", metricOf(ratio.total))},
                 at);
}

ConfigNode indicatorOf(const ForeignSlo& slo)
{
    const Location& at = slo.value.isMissing() ? slo.ratio.part.location() : slo.value.location();
    const Member metric =
        slo.value.isMissing() ? member("ratioMetric", ratioMetricOf(slo.ratio)) : member("thresholdMetric", metricOf(slo.value));
    return mapOf({member("spec", mapOf({metric}, at))}, at);
}

ConfigNode metadataOf(const ForeignSlo& slo)
{
    const std::string name = resourceNameFrom(slo.name);
    const bool isOther = name != slo.name && !slo.name.empty();
    const ConfigNode shown = slo.displayName.isMissing() && isOther ? textAt(slo.at, slo.name) : slo.displayName;
    const ConfigNode labels = slo.labels.empty() ? ConfigNode() : ConfigNode::map(slo.labels, slo.labels.front().keyLocation);
    return mapOf({member("name", plainAt(slo.at, name)), member("displayName", shown), member("labels", labels)}, slo.at);
}

/// As long as OpenSLO's windows of that name that roll.
std::string shortDuration(const std::string& duration)
{
    static const std::map<char, int> days{{'M', 30}, {'Q', 90}, {'Y', 365}};
    const auto unit = duration.empty() ? days.end() : days.find(duration.back());
    const int count = QString::fromStdString(duration).chopped(unit == days.end() ? 0 : 1).toInt();
    return unit == days.end() || count <= 0 ? duration : std::to_string(count * unit->second) + 'd';
}

} // namespace

ConfigNode mapOf(std::vector<Member> members, const Location& at)
{
    std::erase_if(members, [](const Member& one) { return one.value.isMissing(); });
    return ConfigNode::map(std::move(members), at);
}

ConfigNode plainAt(const Location& at, std::string text)
{
    return ConfigNode::scalar(std::move(text), at);
}

void ForeignSlo::addLabels(const ConfigNode& map, Translation& out)
{
    const SectionReader section(map, out.lost); // says what is no mapping
    for (const Member& label : map.members()) {
        const auto same = std::ranges::find(labels, label.key, &Member::key);
        if (same == labels.end())
            labels.push_back(label);
        else
            *same = label;
    }
}

void ForeignSlo::addKubernetes(const ConfigNode& metadata, Translation& out)
{
    addLabels(metadata["labels"], out);
    if (metadata["namespace"].isScalar())
        addLabels(mapOf({member("namespace", metadata["namespace"])}, metadata.location()), out);
    out.loseMembers(metadata["annotations"], u"annotations"_s, Text::tr("They are those of an object in Kubernetes."));
}

Member member(std::string key, ConfigNode value)
{
    Location at = value.location();
    return {std::move(key), std::move(at), std::move(value)};
}

ConfigNode textAt(const Location& at, std::string text)
{
    return ConfigNode::scalar(std::move(text), at, true);
}

ConfigNode rollingWindow(std::string duration, const Location& at)
{
    return mapOf({member("duration", plainAt(at, std::move(duration))), member("isRolling", plainAt(at, "true"))}, at);
}

ConfigNode windowOfUnits(const ConfigNode& list, Translation& out)
{
    static const std::map<std::string, char, std::less<>> letters{{"Minute", 'm'}, {"Hour", 'h'},    {"Day", 'd'}, {"Week", 'w'},
                                                                  {"Month", 'M'},  {"Quarter", 'Q'}, {"Year", 'Y'}};
    if (list.items().empty())
        return ConfigNode();
    if (list.items().size() > 1)
        out.lose(list.items()[1], Text::tr("a second window"), Text::tr("OpenSLO has one; write another SLO for it."));
    const ConfigNode& window = list.items().front();
    SectionReader section(window, out.lost);
    const auto unit = section.word("unit", {"Minute", "Hour", "Day", "Week", "Month", "Quarter", "Year"});
    const ConfigNode& count = section.node("count");
    const ConfigNode& calendar = section.node("calendar");
    const ConfigNode& rolling = section.node("isRolling");
    section.finish();
    const auto letter = letters.find(unit.value_or(""));
    if (letter == letters.end())
        return ConfigNode();
    const ConfigNode duration = plainAt(count.location(), count.text() + letter->second);
    const ConfigNode usual = plainAt(window.location(), calendar.isMissing() ? "true" : "false");
    return mapOf({member("duration", duration), member("isRolling", rolling.isMissing() ? usual : rolling),
                  member("calendar", calendar)},
                 window.location());
}

std::string nameOfObjective(const std::string& name, const ConfigNode& objectives, std::size_t index)
{
    if (objectives.items().size() < 2)
        return name;
    const std::string& own = objectives.items()[index]["name"].text();
    return name + '-' + (own.empty() ? std::to_string(index + 1) : own);
}

ConfigNode openSloOf(const ForeignSlo& slo)
{
    const Location& at = slo.at;
    std::vector<Member> numbers = slo.objective;
    std::ranges::for_each(numbers, unquote);
    const ConfigNode objective = mapOf(std::move(numbers), slo.objective.empty() ? at : slo.objective.front().keyLocation);
    const ConfigNode spec = mapOf(
        {member("description", slo.description), member("service", slo.service),
         member("budgetingMethod", plainAt(at, slo.method)),
         member("timeWindow", slo.window.isMissing() ? ConfigNode() : ConfigNode::list({slo.window}, slo.window.location())),
         member("objectives", ConfigNode::list({objective}, objective.location())), member("indicator", indicatorOf(slo)),
         member("alertPolicies", slo.alertPolicies)},
        at);
    return mapOf({member("apiVersion", plainAt(at, "openslo/v1")), member("kind", plainAt(at, "SLO")),
                  member("metadata", metadataOf(slo)), member("spec", spec)},
                 at);
}

std::string sloNameIn(const ConfigNode& document)
{
    if (!document["SLO"].isMissing())
        return document["SLO"]["name"].text();
    return document["kind"].text() == "SLO" ? document["metadata"]["name"].text() : std::string();
}

ConfigNode openSloServiceOf(const ForeignSlo& service)
{
    const Location& at = service.at;
    return mapOf({member("apiVersion", plainAt(at, "openslo/v1")), member("kind", plainAt(at, "Service")),
                  member("metadata", metadataOf(service)),
                  member("spec", mapOf({member("description", service.description)}, at))},
                 at);
}

ConfigNode compositeOf(const ForeignSlo& slo, std::vector<ConfigNode> members, const ConfigNode& maxDelay, Translation& out)
{
    const Location& at = slo.at;
    const auto valueOf = [](const std::vector<Member>& among, std::string_view key) {
        const auto found = std::ranges::find(among, key, &Member::key);
        return found == among.end() ? ConfigNode() : found->value;
    };
    Member objective = member("objective", valueOf(slo.objective, "target"));
    unquote(objective);
    out.loseIfAny(slo.displayName, u"displayName"_s, Text::tr("The short form of an SLO has none."));
    out.loseIfAny(valueOf(slo.objective, "timeSliceTarget"), u"timeSliceTarget"_s,
                  Text::tr("A minute of a composite is bad where it is bad for any member."));
    ConfigNode owner;
    for (const Member& label : slo.labels) {
        const ConfigNode& text = label.value.items().empty() ? label.value : label.value.items().front();
        if (label.key == "owner" || (label.key == "team" && owner.isMissing()))
            owner = text;
        else if (label.key != "team")
            out.note(label.keyLocation,
                     Text::tr("The label %1 stays behind, as the short form of an SLO has none.")
                         .arg(QString::fromStdString(label.key)));
    }
    const ConfigNode& window = slo.window["duration"];
    const bool isRolling = slo.window["calendar"].isMissing() && !window.isMissing(); // else that of its members
    const ConfigNode composite =
        mapOf({member("of", ConfigNode::list(std::move(members), at)), member("max_delay", maxDelay)}, at);
    const ConfigNode body =
        mapOf({member("name", plainAt(at, resourceNameFrom(slo.name))), member("service", slo.service), member("owner", owner),
               member("description", slo.description), member("composite", composite), objective,
               member("window", isRolling ? plainAt(window.location(), shortDuration(window.text())) : ConfigNode())},
              at);
    return mapOf({member("SLO", body)}, at);
}

} // namespace traceo::foreign
