#include "slo/foreign/older_openslo.h"

#include "slo/foreign/foreign_slo.h"
#include "slo/foreign/sloth.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace traceo::foreign {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloImport)
};

constexpr const char* kVersion = "openslo/v1";
constexpr const char* kTimeSlice = "1m"; // v1alpha has no word for it; its parsers count minutes

/// The mapping with `change` applied to each member; it may rename the member, replace its value, or make it Missing to drop it.
template <class Change>
ConfigNode changed(const ConfigNode& map, const Change& change)
{
    if (!map.isMap())
        return map;
    std::vector<Member> members;
    for (Member one : map.members()) {
        const bool wasThere = !one.value.isMissing();
        change(one);
        if (!wasThere || !one.value.isMissing())
            members.push_back(std::move(one));
    }
    return ConfigNode::map(std::move(members), map.location());
}

class OpenSloTranslator {
public:
    explicit OpenSloTranslator(Translation& out) : m_out(out) {}

    ConfigNode ofVersion1(const ConfigNode& object);
    ConfigNode ofVersion2(const ConfigNode& object);
    void addVersion2(const ConfigNode& object);
    void addVersion1Alpha(const ConfigNode& object);

private:
    ConfigNode renamed(const ConfigNode& node);
    ConfigNode metricOf(const ConfigNode& metric);
    void addObjective(const ForeignSlo& common, const ConfigNode& objectives, std::size_t index);
    bool readMetrics(SectionReader& objective, ForeignSlo& slo);
    std::optional<CounterRatio> readRatio(const ConfigNode& metrics);
    const ConfigNode& queryAt(SectionReader& metrics, std::string_view key);
    void losePolicies(const ConfigNode& policies);

    Translation& m_out;
};

void OpenSloTranslator::losePolicies(const ConfigNode& policies)
{
    m_out.loseIfAny(policies, u"alertPolicies"_s, Text::tr("Traceo judges burn rates itself and sends no alerts."));
}

ConfigNode OpenSloTranslator::ofVersion1(const ConfigNode& object)
{
    return changed(object, [](Member& top) {
        if (top.key == "apiVersion" && top.value.isScalar())
            top.value = ConfigNode::scalar(kVersion, top.value.location());
    });
}

ConfigNode OpenSloTranslator::ofVersion2(const ConfigNode& object)
{
    return ofVersion1(changed(object, [this](Member& top) {
        if (top.key == "spec")
            top.value = renamed(top.value);
    }));
}

/// v2alpha may have several objectives of one SLI, which v1 has an SLO each for.
void OpenSloTranslator::addVersion2(const ConfigNode& object)
{
    const ConfigNode whole = ofVersion2(object);
    const ConfigNode& objectives = whole["spec"]["objectives"];
    const bool isOfOne = !whole["spec"]["indicator"].isMissing() || !whole["spec"]["indicatorRef"].isMissing();
    if (!isOfOne || objectives.items().size() < 2) {
        m_out.documents.push_back(whole);
        return;
    }
    for (std::size_t i = 0; i < objectives.items().size(); ++i) {
        const ConfigNode& objective = objectives.items()[i];
        const std::string name = nameOfObjective(whole["metadata"]["name"].text(), objectives, i);
        const ConfigNode one = changed(whole, [&](Member& top) {
            if (top.key == "metadata")
                top.value = changed(top.value, [&name](Member& inner) {
                    if (inner.key == "name")
                        inner.value = ConfigNode::scalar(name, inner.value.location());
                });
            if (top.key == "spec")
                top.value = changed(top.value, [&objective](Member& inner) {
                    if (inner.key == "objectives")
                        inner.value = ConfigNode::list({objective}, objective.location());
                });
        });
        m_out.documents.push_back(ConfigNode::map(one.members(), objective.location())); // each at a place of its own
    }
    m_out.note(objectives.location(), Text::tr("Each objective is an SLO of its own."));
}

ConfigNode OpenSloTranslator::renamed(const ConfigNode& node)
{
    if (node.isList()) {
        std::vector<ConfigNode> items;
        for (const ConfigNode& item : node.items())
            items.push_back(renamed(item));
        return ConfigNode::list(std::move(items), node.location());
    }
    if (!node["dataSourceRef"].isMissing() || !node["dataSourceSpec"].isMissing())
        return metricOf(node);
    return changed(node, [this](Member& one) {
        if (one.key == "sli")
            one.key = "indicator";
        else if (one.key == "sliRef")
            one.key = "indicatorRef";
        if (one.key == "labels") { // of an objective; an SLO's stand in its metadata
            m_out.loseMembers(one.value, u"labels"_s, Text::tr("OpenSLO v1 has no labels of an objective."));
            one.value = ConfigNode();
        } else if (one.key != "metadata") {
            one.value = renamed(one.value);
        }
    });
}

/// {dataSourceRef | dataSourceSpec, spec} as {metricSource: {metricSourceRef, type, spec}}.
ConfigNode OpenSloTranslator::metricOf(const ConfigNode& metric)
{
    std::vector<Member> source;
    for (const Member& one : metric.members()) {
        if (one.key == "dataSourceRef")
            source.push_back({"metricSourceRef", one.keyLocation, one.value});
        else if (one.key != "dataSourceSpec")
            source.push_back(one);
    }
    const ConfigNode& described = metric["dataSourceSpec"];
    if (!described["type"].isMissing())
        source.push_back(member("type", described["type"]));
    if (!described["connectionDetails"].isMissing())
        m_out.lose(described["connectionDetails"], u"connectionDetails"_s, Text::tr("They may hold secrets."));
    return ConfigNode::map({member("metricSource", ConfigNode::map(std::move(source), metric.location()))}, metric.location());
}

void OpenSloTranslator::addVersion1Alpha(const ConfigNode& object)
{
    ForeignSlo common;
    SectionReader metadata(object["metadata"], m_out.lost);
    common.name = metadata.text("name").value_or("");
    common.displayName = metadata.node("displayName");
    common.addLabels(metadata.node("labels"), m_out);
    metadata.finish();
    SectionReader spec(object["spec"], m_out.lost);
    common.service = spec.node("service");
    common.description = spec.node("description");
    common.method = spec.text("budgetingMethod").value_or("");
    common.window = windowOfUnits(spec.node("timeWindows"), m_out);
    const ConfigNode& objectives = spec.node("objectives");
    if (const ConfigNode& indicator = spec.node("indicator"); indicator.isMap()) { // values, for all objectives
        SectionReader section(indicator, m_out.lost);
        common.value = queryAt(section, "thresholdMetric");
        section.finish();
    }
    losePolicies(spec.node("alertPolicies"));
    spec.finish();
    if (objectives.items().empty())
        SectionReader::report(m_out.lost, ErrorCode::BadValue, objectives, Text::tr("a list of objectives"),
                              objectives.kindText());
    for (std::size_t i = 0; i < objectives.items().size(); ++i)
        addObjective(common, objectives, i);
}

void OpenSloTranslator::addObjective(const ForeignSlo& common, const ConfigNode& objectives, std::size_t index)
{
    const ConfigNode& node = objectives.items()[index];
    SectionReader section(node, m_out.lost);
    ForeignSlo slo = common;
    slo.at = node.location();
    slo.name = nameOfObjective(common.name, objectives, index);
    if (const ConfigNode& shown = section.node("displayName"); objectives.items().size() > 1 && shown.isScalar())
        slo.displayName = shown;
    slo.objective = {member("target", section.node("target")), member("timeSliceTarget", section.node("timeSliceTarget"))};
    if (slo.method == "Timeslices")
        slo.objective.push_back(member("timeSliceWindow", textAt(slo.at, kTimeSlice)));
    const bool isMeasured = readMetrics(section, slo);
    section.finish();
    if (!section.has("ratioMetrics") && slo.value.isMissing())
        m_out.lose(node, Text::tr("an objective without ratioMetrics"), Text::tr("Traceo counts the growth of counters."));
    if (isMeasured)
        m_out.documents.push_back(openSloOf(slo));
}

/// Counts of its own, or the SLO's values, which are held against its threshold.
bool OpenSloTranslator::readMetrics(SectionReader& objective, ForeignSlo& slo)
{
    const ConfigNode& metrics = objective.node("ratioMetrics");
    const ConfigNode& op = objective.node("op");
    const ConfigNode& value = objective.node("value");
    if (objective.has("ratioMetrics")) {
        slo.value = ConfigNode();
        const auto ratio = readRatio(metrics);
        slo.ratio = ratio.value_or(CounterRatio{});
        return ratio.has_value();
    }
    slo.objective.insert(slo.objective.end(), {member("op", op), member("value", value)});
    return !slo.value.isMissing();
}

std::optional<CounterRatio> OpenSloTranslator::readRatio(const ConfigNode& metrics)
{
    SectionReader section(metrics, m_out.lost);
    const bool grows = section.boolean("counter").value_or(false) || section.boolean("incremental").value_or(false);
    const auto kind = section.has("bad") ? CounterRatio::Part::Bad : CounterRatio::Part::Good;
    const ConfigNode& part = queryAt(section, kind == CounterRatio::Part::Bad ? "bad" : "good");
    const ConfigNode& total = queryAt(section, "total");
    section.finish();
    if (part.text().find("{{") != std::string::npos || total.text().find("{{") != std::string::npos)
        return ratioOfExpressions(kind, part, total, kSlothWindow, m_out);
    if (grows)
        return CounterRatio{kind, part, total};
    m_out.lose(metrics, Text::tr("ratioMetrics without counter: true"), Text::tr("Traceo counts the growth of counters."));
    return std::nullopt;
}

const ConfigNode& OpenSloTranslator::queryAt(SectionReader& metrics, std::string_view key)
{
    const ConfigNode& metric = metrics.node(key);
    SectionReader section(metric, m_out.lost);
    section.word("source", {"prometheus", "Prometheus"});
    section.word("queryType", {"promql", "PromQL"});
    const ConfigNode& query = section.node("query");
    section.finish();
    return query;
}

bool isDropped(const ConfigNode& object, Translation& out)
{
    const ConfigNode& kind = object["kind"];
    if (kind.text() == "DataSource")
        out.lose(kind, Text::tr("an object of kind %1").arg(kind.shownText()),
                 Text::tr("It may hold secrets; sources are those of the workspace."));
    else if (kind.text().starts_with("Alert") && object["apiVersion"].text() == "openslo/v1alpha")
        out.lose(kind, Text::tr("an object of kind %1").arg(kind.shownText()),
                 Text::tr("Traceo judges burn rates itself and sends no alerts."));
    else
        return false;
    return true;
}

} // namespace

void translateOpenSlo(const ConfigNode& document, Translation& out)
{
    SectionReader section(document, out.lost);
    const bool isKnown =
        out.isKnownVersion(section, "apiVersion",
                           {"openslo/v1", "openslo.com/v1", "openslo/v1alpha", "openslo/v2alpha", "openslo.com/v2alpha"});
    if (!isKnown || isDropped(document, out))
        return;
    const std::string& version = document["apiVersion"].text();
    OpenSloTranslator translator(out);
    if (version == "openslo/v1alpha" && document["kind"].text() == "SLO")
        translator.addVersion1Alpha(document);
    else if (version.ends_with("v2alpha"))
        translator.addVersion2(document);
    else
        out.documents.push_back(translator.ofVersion1(document));
}

} // namespace traceo::foreign
