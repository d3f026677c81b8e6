#include "slo/foreign/sloth.h"

#include "slo/foreign/foreign_slo.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace traceo::foreign {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloImport)
};

constexpr const char* kUsualWindow = "30d";

/// The keys that the two forms write differently.
struct Keys {
    const char* errorQuery;
    const char* totalQuery;
    const char* errorRatioQuery;
    const char* plugins;
};
constexpr Keys kOfFile{"error_query", "total_query", "error_ratio_query", "slo_plugins"};
constexpr Keys kOfKubernetes{"errorQuery", "totalQuery", "errorRatioQuery", "sloPlugins"};

class SlothReader {
public:
    SlothReader(const Keys& keys, std::vector<Member> labels, Translation& out) : m_keys(keys), m_out(out)
    {
        m_common.labels = std::move(labels);
    }
    /// `section`: what holds the service and its SLOs.
    void read(SectionReader& section);

private:
    void readSlo(const ConfigNode& node);
    std::optional<CounterRatio> readSli(const ConfigNode& sli);
    std::optional<CounterRatio> readEvents(const ConfigNode& events);
    std::optional<CounterRatio> readRaw(const ConfigNode& raw);

    const Keys& m_keys;
    Translation& m_out;
    ForeignSlo m_common;
};

void SlothReader::read(SectionReader& section)
{
    m_common.service = section.node("service");
    m_common.addLabels(section.node("labels"), m_out);
    const ConfigNode& slos = section.node("slos");
    m_out.loseIfAny(section.node(m_keys.plugins), QString::fromLatin1(m_keys.plugins), Text::tr("Traceo runs no plugins."));
    section.finish();
    if (slos.items().empty())
        SectionReader::report(m_out.lost, ErrorCode::BadValue, slos, Text::tr("a list of SLOs"), slos.kindText());
    for (const ConfigNode& slo : slos.items())
        readSlo(slo);
}

void SlothReader::readSlo(const ConfigNode& node)
{
    SectionReader section(node, m_out.lost);
    ForeignSlo slo = m_common;
    slo.at = node.location();
    slo.displayName = section.node("name");
    slo.name = m_common.service.text() + '-' + slo.displayName.text();
    slo.description = section.node("description");
    slo.addLabels(section.node("labels"), m_out);
    slo.objective = {member("targetPercent", section.node("objective"))};
    slo.window = rollingWindow(kUsualWindow, node.location());
    const ConfigNode& sli = section.node("sli");
    m_out.loseMembers(section.node("alerting"), u"alerting"_s, Text::tr("Traceo judges burn rates itself and sends no alerts."));
    m_out.loseIfAny(section.node("plugins"), u"plugins"_s, Text::tr("Traceo runs no plugins."));
    section.finish();
    const auto ratio = readSli(sli);
    if (!ratio)
        return;
    slo.ratio = *ratio;
    m_out.note(node.location(), Text::tr("the window is Sloth's usual 30 days, which the file does not say."));
    m_out.documents.push_back(openSloOf(slo));
}

std::optional<CounterRatio> SlothReader::readSli(const ConfigNode& sli)
{
    SectionReader section(sli, m_out.lost);
    const ConfigNode& events = section.node("events");
    const ConfigNode& raw = section.node("raw");
    const ConfigNode& plugin = section.node("plugin");
    section.finish();
    if (section.has("plugin"))
        m_out.lose(plugin, Text::tr("an SLI of the plugin %1").arg(plugin["id"].shownText()),
                   Text::tr("What it counts stands in the plugin's code."));
    if (section.has("events"))
        return readEvents(events);
    if (section.has("raw"))
        return readRaw(raw);
    if (!section.has("plugin"))
        SectionReader::report(m_out.lost, ErrorCode::BadValue, sli, Text::tr("an SLI of events"), sli.kindText());
    return std::nullopt;
}

std::optional<CounterRatio> SlothReader::readEvents(const ConfigNode& events)
{
    SectionReader section(events, m_out.lost);
    const ConfigNode& bad = section.node(m_keys.errorQuery);
    const ConfigNode& total = section.node(m_keys.totalQuery);
    section.finish();
    return ratioOfExpressions(CounterRatio::Part::Bad, bad, total, kSlothWindow, m_out);
}

std::optional<CounterRatio> SlothReader::readRaw(const ConfigNode& raw)
{
    SectionReader section(raw, m_out.lost);
    const ConfigNode& ratio = section.node(m_keys.errorRatioQuery);
    section.finish();
    return ratioOfQuotient(CounterRatio::Part::Bad, ratio, kSlothWindow, m_out);
}

void translateKubernetes(const ConfigNode& document, Translation& out)
{
    SectionReader section(document, out.lost);
    const bool isKnown = out.isKnownObject(section, "sloth.slok.dev/v1", "PrometheusServiceLevel");
    const ConfigNode& metadata = section.node("metadata");
    const ConfigNode& spec = section.node("spec");
    if (!isKnown)
        return;
    section.node("status");
    section.finish();
    ForeignSlo object;
    object.addKubernetes(metadata, out);
    SectionReader service(spec, out.lost);
    SlothReader(kOfKubernetes, object.labels, out).read(service);
}

} // namespace

void translateSloth(const ConfigNode& document, Translation& out)
{
    if (!document["spec"].isMissing()) {
        translateKubernetes(document, out);
        return;
    }
    SectionReader section(document, out.lost);
    if (out.isKnownVersion(section, "version", {"prometheus/v1"}))
        SlothReader(kOfFile, {}, out).read(section);
}

} // namespace traceo::foreign
