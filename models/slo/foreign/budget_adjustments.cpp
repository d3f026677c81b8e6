#include "slo/foreign/budget_adjustments.h"

#include "core/duration.h"
#include "slo/exclusion_config.h"
#include "slo/foreign/foreign_slo.h"
#include "slo/resource_name.h"
#include "slo/slo_config_values.h"
#include "workspace/workspace_writer.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

#include <set>

using namespace Qt::StringLiterals;

namespace traceo::foreign {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloImport)
};

using Names = std::set<std::string>;

QString clockOf(UtcMs moment)
{
    return QDateTime::fromMSecsSinceEpoch(msOf(moment), QTimeZone::utc()).toString(u"yyyy-MM-dd HH:mm"_s);
}

/// On one line.
std::string flowText(const ConfigNode& node)
{
    std::string text;
    const auto add = [&text](const std::string& words) { text += (text.empty() ? "" : ", ") + words; };
    if (node.isScalar())
        return node.quoted() ? yamlText(node.text()) : node.text();
    for (const ConfigNode& item : node.items())
        add(flowText(item));
    for (const Member& one : node.members())
        add(one.key + ": " + flowText(one.value));
    return node.isList() ? '[' + text + ']' : '{' + text + '}';
}

class AdjustmentReader {
public:
    AdjustmentReader(const ConfigNode& document, const Names& carried, Translation& out)
        : m_document(document), m_spec(document["spec"]), m_carried(carried), m_out(out)
    {}
    void report();

private:
    void readEnvelope();
    void readTimes(SectionReader& spec);
    void readStart(bool isRepeated);
    void readRule(const ConfigNode& node);
    void readNames(const ConfigNode& filters);
    void addNames(const ConfigNode& node);
    bool isExclusion(const ConfigNode& item);
    void add(const char* key, const ConfigNode& at, const std::string& text)
    {
        m_members.push_back(member(key, textAt(at.location(), text)));
    }
    void loseRule(const QString& what, const QString& why) { m_out.lose(m_spec["rrule"], what, why); }

    const ConfigNode& m_document;
    const ConfigNode& m_spec;
    const Names& m_carried;
    Translation& m_out;
    std::vector<Member> m_members; ///< of the exclusion
    std::vector<std::string> m_names;
    QString m_reason;
};

void AdjustmentReader::report()
{
    const std::size_t before = m_out.lost.size();
    readEnvelope();
    SectionReader spec(m_spec, m_out.lost);
    if (const auto description = spec.text("description"); description && !description->empty())
        m_reason = QString::fromStdString(*description).simplified();
    readNames(spec.node("filters"));
    readTimes(spec);
    const ConfigNode& overrides = spec.node("overrides");
    spec.finish();
    add("reason", m_spec, m_reason.toStdString());
    const ConfigNode item = mapOf(m_members, m_document.location());
    if (m_out.lost.size() == before && isExclusion(item))
        m_out.lose(m_document["kind"], Text::tr("the budget adjustment %1").arg(m_document["metadata"]["name"].shownText()),
                   Text::tr("Exclusions stand in the workspace, not in files of SLOs. Write under “exclusions:” there: - %1")
                       .arg(QString::fromStdString(flowText(item))));
    m_out.loseIfAny(overrides, u"overrides"_s,
                    Text::tr(
                        "An exclusion comes again by its rule alone; write the times that differ as exclusions of their own."));
}

void AdjustmentReader::readEnvelope()
{
    SectionReader section(m_document, m_out.lost);
    const ConfigNode& metadata = section.node("metadata");
    for (const char* key : {"apiVersion", "kind", "spec", "organization", "manifestSrc", "status"})
        section.node(key);
    section.finish();
    SectionReader described(metadata, m_out.lost);
    const std::string name = described.requiredText("name");
    m_reason = QString::fromStdString(described.text("displayName").value_or(name)).simplified();
    described.finish();
    m_members.push_back(member("id", plainAt(metadata["name"].location(), resourceNameFrom(name))));
}

/// Each SLO by the names it has here; `project` is left aside, as names are those of the file.
void AdjustmentReader::readNames(const ConfigNode& filters)
{
    SectionReader section(filters, m_out.lost);
    const ConfigNode& slos = section.node("slos");
    section.finish();
    if (slos.items().empty()) // an exclusion without names would be for all
        SectionReader::report(m_out.lost, ErrorCode::BadValue, slos, Text::tr("a list of SLOs"), slos.kindText());
    for (const ConfigNode& slo : slos.items())
        addNames(slo);
    std::vector<ConfigNode> names;
    for (const std::string& name : m_names)
        names.push_back(plainAt(slos.location(), name));
    if (names.empty() && !slos.items().empty())
        m_out.lose(slos, Text::tr("a budget adjustment of SLOs that are left out"), Text::tr("There is nothing to exclude."));
    m_members.push_back(member("slos", ConfigNode::list(std::move(names), slos.location())));
}

void AdjustmentReader::addNames(const ConfigNode& node)
{
    SectionReader section(node, m_out.lost);
    const std::string written = section.requiredText("name");
    section.node("project");
    section.finish();
    const auto known = m_out.namesOf.find(written);
    if (known == m_out.namesOf.end()) {
        if (!written.empty())
            m_names.push_back(resourceNameFrom(written));
        return;
    }
    for (const std::string& name : known->second) {
        if (m_carried.contains(name))
            m_names.push_back(name);
    }
}

void AdjustmentReader::readTimes(SectionReader& spec)
{
    for (const char* key : {"firstEventStart", "duration"}) {
        if (!spec.has(key))
            spec.requiredText(key);
        spec.node(key);
    }
    const ConfigNode& rule = spec.node("rrule");
    const bool isRepeated = rule.isScalar() && !rule.text().empty();
    if (spec.has("firstEventStart"))
        readStart(isRepeated);
    if (const auto length = spec.duration("duration"))
        m_members.push_back(member("duration", plainAt(m_spec["duration"].location(), toText(*length))));
    if (isRepeated)
        readRule(rule);
    else if (!rule.isScalar() && !rule.isMissing())
        SectionReader::report(m_out.lost, ErrorCode::BadValue, rule, Text::tr("a rule of iCalendar"), rule.kindText());
}

/// In UTC, to the minute. A rule names the days and hours of the clock it was written by.
void AdjustmentReader::readStart(bool isRepeated)
{
    const ConfigNode& node = m_spec["firstEventStart"];
    const auto moment = validFromAt(node, m_out.lost);
    if (!moment)
        return;
    const QString clock = clockOf(*moment);
    const QString written = QString::fromStdString(node.text()).left(clock.size()).replace(u'T', u' ');
    if (floorTo(*moment, kMinute) != *moment)
        m_out.lose(node, Text::tr("a time with seconds"), Text::tr("Exclusions are whole minutes."));
    else if (isRepeated && written.size() == clock.size() && written != clock)
        loseRule(Text::tr("a rule that begins at a time with an offset from UTC"),
                 Text::tr("Write firstEventStart and the rule in UTC, or an exclusion with the zone that is meant."));
    add("start", node, clock.toStdString());
}

void AdjustmentReader::readRule(const ConfigNode& node)
{
    const QString text = QString::fromStdString(node.text()).trimmed();
    constexpr QLatin1String kNamed("RRULE:");
    add("rrule", node, (text.startsWith(kNamed) ? text.mid(kNamed.size()) : text).toStdString());
}

/// Else, and reported, what the workspace would say of it.
bool AdjustmentReader::isExclusion(const ConfigNode& item)
{
    const std::size_t before = m_out.lost.size();
    SloConfig config;
    for (const std::string& name : m_names) {
        SloDefinition slo;
        slo.name = name;
        config.slos.push_back(std::move(slo));
    }
    readExclusions({item}, config, m_out.lost);
    return m_out.lost.size() == before;
}

} // namespace

void reportAdjustments(Translation& out)
{
    Names carried;
    for (const ConfigNode& document : out.documents)
        carried.insert(sloNameIn(document));
    for (const ConfigNode& adjustment : out.adjustments)
        AdjustmentReader(adjustment, carried, out).report();
}

} // namespace traceo::foreign
