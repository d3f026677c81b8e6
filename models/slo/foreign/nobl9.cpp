#include "slo/foreign/nobl9.h"

#include "slo/foreign/foreign_slo.h"
#include "slo/resource_name.h"

#include <QCoreApplication>

#include <map>
#include <set>

using namespace Qt::StringLiterals;

namespace traceo::foreign {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloImport)
};

constexpr const char* kTimeSlice = "1m"; // Nobl9's own, which no file says

class Nobl9Reader {
public:
    Nobl9Reader(const ConfigNode& metadata, Translation& out) : m_out(out) { readMetadata(metadata); }
    void readSpec(const ConfigNode& spec);
    void readService(const ConfigNode& spec);

private:
    void readMetadata(const ConfigNode& metadata);
    void loseWhatIsOfNobl9(SectionReader& spec);
    void readObjective(const ConfigNode& objectives, std::size_t index);
    void addComposite(const ForeignSlo& slo, const ConfigNode& node);
    ConfigNode readComponent(const ConfigNode& node);
    bool readMetrics(SectionReader& objective, const ConfigNode& node, ForeignSlo& slo);
    std::optional<CounterRatio> readCounts(const ConfigNode& counts);
    const ConfigNode& readRaw(const ConfigNode& raw);
    const ConfigNode& queryOf(const ConfigNode& metric);

    Translation& m_out;
    ForeignSlo m_common;
};

void Nobl9Reader::readMetadata(const ConfigNode& metadata)
{
    SectionReader section(metadata, m_out.lost);
    m_common.at = metadata.location();
    m_common.name = section.text("name").value_or("");
    m_common.displayName = section.node("displayName");
    if (const ConfigNode& project = section.node("project"); project.isScalar())
        m_common.labels.push_back(member("project", project));
    m_common.addLabels(section.node("labels"), m_out);
    m_out.loseMembers(section.node("annotations"), u"annotations"_s, Text::tr("They are Nobl9's."));
    section.finish();
}

void Nobl9Reader::readSpec(const ConfigNode& spec)
{
    SectionReader section(spec, m_out.lost);
    m_common.description = section.node("description");
    m_common.service = section.node("service");
    m_common.method = section.word("budgetingMethod", {"Occurrences", "Timeslices"}).value_or("");
    m_common.window = windowOfUnits(section.node("timeWindows"), m_out);
    const ConfigNode& objectives = section.node("objectives");
    loseWhatIsOfNobl9(section);
    section.finish();
    if (objectives.items().empty())
        SectionReader::report(m_out.lost, ErrorCode::BadValue, objectives, Text::tr("a list of objectives"),
                              objectives.kindText());
    for (std::size_t i = 0; i < objectives.items().size(); ++i)
        readObjective(objectives, i);
}

void Nobl9Reader::readService(const ConfigNode& spec)
{
    SectionReader section(spec, m_out.lost);
    m_common.description = section.node("description");
    for (const char* key : {"responsibleUsers", "reviewCycle"})
        m_out.loseIfAny(section.node(key), QString::fromLatin1(key), Text::tr("Traceo has nothing of the kind."));
    section.finish();
    m_out.documents.push_back(openSloServiceOf(m_common));
}

void Nobl9Reader::loseWhatIsOfNobl9(SectionReader& spec)
{
    const ConfigNode& indicator = spec.node("indicator");
    if (const ConfigNode& raw = indicator["rawMetric"]; !raw.isMissing()) // as older files have it, for all objectives
        m_common.value = queryOf(raw);
    if (const ConfigNode& source = indicator["metricSource"]["name"]; source.isScalar())
        m_out.lose(source, Text::tr("the data source %1 of Nobl9").arg(source.shownText()),
                   Text::tr("--source names the source of the workspace that is asked instead."));
    m_out.loseIfAny(spec.node("alertPolicies"), u"alertPolicies"_s,
                    Text::tr("Traceo judges burn rates itself and sends no alerts; write alerts: under the SLO for others."));
    for (const char* key : {"anomalyConfig", "attachments", "composite", "tier"})
        m_out.loseIfAny(spec.node(key), QString::fromLatin1(key), Text::tr("Traceo has nothing of the kind."));
    for (const char* key : {"createdAt", "createdBy"}) // what a server wrote into it
        spec.node(key);
}

void Nobl9Reader::readObjective(const ConfigNode& objectives, std::size_t index)
{
    const ConfigNode& node = objectives.items()[index];
    SectionReader section(node, m_out.lost);
    ForeignSlo slo = m_common;
    slo.at = node.location();
    slo.name = nameOfObjective(m_common.name, objectives, index);
    if (const ConfigNode& shown = section.node("displayName"); objectives.items().size() > 1 && shown.isScalar())
        slo.displayName = shown;
    slo.objective = {member("target", section.node("target"))};
    if (const ConfigNode& target = section.node("timeSliceTarget"); slo.method == "Timeslices")
        slo.objective.insert(slo.objective.end(),
                             {member("timeSliceTarget", target), member("timeSliceWindow", textAt(slo.at, kTimeSlice))});
    for (const char* key : {"name", "value", "primary"}) // a value only orders the objectives of counts
        section.node(key);
    const ConfigNode& composite = section.node("composite");
    const bool isMeasured = !section.has("composite") && readMetrics(section, node, slo);
    section.finish();
    if (section.has("composite"))
        addComposite(slo, composite);
    if (isMeasured)
        m_out.documents.push_back(openSloOf(slo));
    m_out.namesOf[m_common.name].push_back(resourceNameFrom(slo.name));
}

void Nobl9Reader::addComposite(const ForeignSlo& slo, const ConfigNode& node)
{
    SectionReader section(node, m_out.lost);
    const ConfigNode& delay = section.node("maxDelay");
    const auto aggregation = section.word("aggregation", {"Reliability", "ErrorBudgetState"});
    const ConfigNode& components = section.node("components");
    section.finish();
    SectionReader inner(components, m_out.lost);
    const ConfigNode& list = inner.node("objectives");
    inner.finish();
    if (list.items().empty()) {
        m_out.lose(node, u"composite"_s, Text::tr("It has no components."));
        return;
    }
    if (aggregation == "ErrorBudgetState") {
        m_out.lose(node["aggregation"], Text::tr("the aggregation ErrorBudgetState"),
                   Text::tr("Traceo weighs SLIs, not the states of budgets."));
        return;
    }
    std::vector<ConfigNode> members;
    for (const ConfigNode& item : list.items())
        members.push_back(readComponent(item));
    m_out.documents.push_back(compositeOf(slo, std::move(members), delay, m_out));
}

/// Still with the objective it names, which belongs to the name of an SLO that has several.
ConfigNode Nobl9Reader::readComponent(const ConfigNode& node)
{
    static const std::map<std::string, const char*, std::less<>> rules{{"CountAsGood", "good"},
                                                                       {"CountAsBad", "bad"},
                                                                       {"Ignore", "ignore"}};
    SectionReader section(node, m_out.lost);
    section.node("project"); // names are those of the file
    const ConfigNode& slo = section.node("slo");
    const ConfigNode& objective = section.node("objective");
    const ConfigNode& weight = section.node("weight");
    const auto rule = rules.find(section.word("whenDelayed", {"CountAsGood", "CountAsBad", "Ignore"}).value_or(""));
    section.finish();
    return mapOf({member("slo", slo), member("objective", objective),
                  member("weight", weight.isScalar() ? plainAt(weight.location(), weight.text()) : weight),
                  member("when_delayed",
                         rule == rules.end() ? ConfigNode() : plainAt(node["whenDelayed"].location(), rule->second))},
                 node.location());
}

/// Counts, or values that are held against a threshold.
bool Nobl9Reader::readMetrics(SectionReader& objective, const ConfigNode& node, ForeignSlo& slo)
{
    const ConfigNode& counts = objective.node("countMetrics");
    const ConfigNode& raw = objective.node("rawMetric");
    const ConfigNode& op = objective.node("op");
    if (objective.has("countMetrics")) {
        m_out.loseIfAny(raw, u"rawMetric"_s, Text::tr("The objective is one of countMetrics already."));
        slo.value = ConfigNode();
        const auto ratio = readCounts(counts);
        slo.ratio = ratio.value_or(CounterRatio{});
        return ratio.has_value();
    }
    if (objective.has("rawMetric"))
        slo.value = readRaw(raw);
    else if (slo.value.isMissing())
        SectionReader::report(m_out.lost, ErrorCode::BadValue, node,
                              Text::tr("the key “%1” or “%2”").arg(u"countMetrics"_s, u"rawMetric"_s), Text::tr("nothing"));
    slo.objective.insert(slo.objective.end(), {member("op", op), member("value", node["value"])});
    return !slo.value.isMissing();
}

/// Counts that are not incremental are each what happened since the one before.
std::optional<CounterRatio> Nobl9Reader::readCounts(const ConfigNode& counts)
{
    SectionReader section(counts, m_out.lost);
    if (!section.has("incremental"))
        section.requiredText("incremental");
    const auto incremental = section.boolean("incremental");
    const auto kind = section.has("good") ? CounterRatio::Part::Good : CounterRatio::Part::Bad;
    m_out.loseIfAny(section.node("goodTotal"), u"goodTotal"_s, Text::tr("Its query answers two things at once."));
    const ConfigNode& part = queryOf(section.node(kind == CounterRatio::Part::Good ? "good" : "bad"));
    const ConfigNode& total = queryOf(section.node("total"));
    section.finish();
    if (!incremental || part.isMissing() || total.isMissing())
        return std::nullopt;
    return CounterRatio{kind, part, total, *incremental, counts["incremental"].location()};
}

const ConfigNode& Nobl9Reader::readRaw(const ConfigNode& raw)
{
    SectionReader section(raw, m_out.lost);
    const ConfigNode& query = section.node("query");
    section.finish();
    return queryOf(query);
}

const ConfigNode& Nobl9Reader::queryOf(const ConfigNode& metric)
{
    SectionReader section(metric, m_out.lost);
    const ConfigNode& prometheus = section.node("prometheus");
    if (!section.has("prometheus")) {
        m_out.lose(metric, Text::tr("a metric that is not asked of Prometheus"),
                   Text::tr("Counters and values of Prometheus can be counted."));
        return prometheus;
    }
    section.finish();
    SectionReader inner(prometheus, m_out.lost);
    inner.requiredText("promql");
    inner.finish();
    return prometheus["promql"];
}

ConfigNode namedComponent(const ConfigNode& component, const std::set<std::string>& names)
{
    std::vector<Member> members;
    for (const Member& one : component.members()) {
        if (one.key == "objective")
            continue;
        members.push_back(one);
        if (one.key != "slo" || !one.value.isScalar())
            continue;
        const std::string ofSeveral = resourceNameFrom(one.value.text() + '-' + component["objective"].text());
        const bool isOfSeveral = names.contains(ofSeveral);
        members.back().value = plainAt(one.value.location(), isOfSeveral ? ofSeveral : resourceNameFrom(one.value.text()));
    }
    return ConfigNode::map(std::move(members), component.location());
}

/// The mapping with the value of `key` as `change` makes it.
template <class Change>
ConfigNode changedAt(const ConfigNode& map, std::string_view key, const Change& change)
{
    std::vector<Member> members = map.members();
    for (Member& one : members) {
        if (one.key == key)
            one.value = change(one.value);
    }
    return ConfigNode::map(std::move(members), map.location());
}

} // namespace

void nameComponents(Translation& out)
{
    std::set<std::string> names;
    for (const ConfigNode& document : out.documents)
        names.insert(sloNameIn(document));
    const auto named = [&names](const ConfigNode& list) {
        std::vector<ConfigNode> items;
        for (const ConfigNode& item : list.items())
            items.push_back(namedComponent(item, names));
        return ConfigNode::list(std::move(items), list.location());
    };
    const auto ofComposite = [&named](const ConfigNode& composite) { return changedAt(composite, "of", named); };
    const auto ofSlo = [&ofComposite](const ConfigNode& slo) { return changedAt(slo, "composite", ofComposite); };
    for (ConfigNode& document : out.documents) {
        if (!document["SLO"].isMissing())
            document = changedAt(document, "SLO", ofSlo);
    }
}

void translateNobl9(const ConfigNode& document, Translation& out)
{
    SectionReader section(document, out.lost);
    if (!out.isKnownVersion(section, "apiVersion", {"n9/v1alpha"}))
        return;
    const ConfigNode& kind = section.node("kind");
    const std::string& word = kind.text();
    if (word == "BudgetAdjustment") {
        out.adjustments.push_back(document);
        return;
    }
    if (word != "SLO" && word != "Service") {
        out.lose(kind, Text::tr("an object of kind %1").arg(kind.shownText()),
                 Text::tr("SLOs, services and budget adjustments are carried over."));
        return;
    }
    const ConfigNode& metadata = section.node("metadata");
    const ConfigNode& spec = section.node("spec");
    for (const char* key : {"organization", "manifestSrc", "status"}) // what a server wrote into it
        section.node(key);
    section.finish();
    Nobl9Reader reader(metadata, out);
    if (word == "SLO")
        reader.readSpec(spec);
    else
        reader.readService(spec);
}

} // namespace traceo::foreign
