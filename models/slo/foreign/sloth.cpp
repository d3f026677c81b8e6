#include "slo/foreign/sloth.h"

#include "slo/foreign/foreign_slo.h"
#include "slo/foreign/sloth_windows.h"
#include "slo/openslo_duration.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace traceo::foreign {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloImport)
};

/// The keys that the two forms write differently.
struct Keys {
    const char* errorQuery;
    const char* totalQuery;
    const char* errorRatioQuery;
    const char* plugins;
    const char* pageAlert;
    const char* ticketAlert;
};
constexpr Keys kOfFile{"error_query", "total_query", "error_ratio_query", "slo_plugins", "page_alert", "ticket_alert"};
constexpr Keys kOfKubernetes{"errorQuery", "totalQuery", "errorRatioQuery", "sloPlugins", "pageAlert", "ticketAlert"};

/// The severities that an SLO has no alerts of.
struct Silence {
    bool ofPages = false;
    bool ofTickets = false;

    bool isOf(BurnPair::Severity severity) const { return severity == BurnPair::Severity::Page ? ofPages : ofTickets; }
};

template <class Pairs>
std::vector<BurnPair> heard(const Pairs& pairs, const Silence& silence)
{
    std::vector<BurnPair> rest;
    std::ranges::copy_if(pairs, std::back_inserter(rest),
                         [&silence](const BurnPair& pair) { return !silence.isOf(pair.severity); });
    return rest;
}

class SlothReader {
public:
    SlothReader(const Keys& keys, std::vector<Member> labels, Translation& out)
        : m_keys(keys), m_out(out), m_catalogue(slothCatalogue(out))
    {
        m_common.labels = std::move(labels);
    }
    /// `section`: what holds the service and its SLOs.
    void read(SectionReader& section);

private:
    void readSlo(const ConfigNode& node);
    Millis period() const { return m_catalogue ? m_catalogue->period : kSlothPeriod; }
    void noteWindow(const Location& at);
    Silence readAlerting(const ConfigNode& node);
    bool isDisabled(const Member& alert);
    ConfigNode alertsOf(const Silence& silence, const Location& at) const;
    std::optional<CounterRatio> readSli(const ConfigNode& sli);
    std::optional<CounterRatio> readEvents(const ConfigNode& events);
    std::optional<CounterRatio> readRaw(const ConfigNode& raw);

    const Keys& m_keys;
    Translation& m_out;
    AlertCatalogue* m_catalogue; ///< none: Sloth's usual window and alerts
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
    slo.window = rollingWindow(openSloText(period()), node.location());
    const ConfigNode& sli = section.node("sli");
    const ConfigNode& alerting = section.node("alerting");
    slo.alertPolicies = alertsOf(readAlerting(alerting), alerting.location());
    m_out.loseIfAny(section.node("plugins"), u"plugins"_s, Text::tr("Traceo runs no plugins."));
    section.finish();
    const auto ratio = readSli(sli);
    if (!ratio)
        return;
    slo.ratio = *ratio;
    noteWindow(node.location());
    m_out.documents.push_back(openSloOf(slo));
}

void SlothReader::noteWindow(const Location& at)
{
    if (!m_catalogue) {
        m_out.note(at, Text::tr("the window is Sloth's usual 30 days, which the file does not say."));
        return;
    }
    m_catalogue->isUsed = true;
    m_out.note(at,
               Text::tr("the window is %1 and the alerts are those of the AlertWindows at %2, as an SLO of Sloth says neither.")
                   .arg(QString::fromStdString(openSloText(period())), m_catalogue->at.toText()));
}

/// The alerts that are switched off. What else stands there is lost.
Silence SlothReader::readAlerting(const ConfigNode& node)
{
    const SectionReader section(node, m_out.lost); // says what is no mapping
    Silence silence;
    for (const Member& one : node.members()) {
        if (one.key == m_keys.pageAlert)
            silence.ofPages = isDisabled(one);
        else if (one.key == m_keys.ticketAlert)
            silence.ofTickets = isDisabled(one);
        else
            m_out.lose(ConfigNode::nothing(one.keyLocation), u"alerting."_s + QString::fromStdString(one.key),
                       Text::tr("Traceo judges burn rates itself and sends no alerts."));
    }
    if (silence.ofPages && silence.ofTickets) {
        m_out.lose(node[m_keys.ticketAlert]["disable"], u"alerting.%1.disable"_s.arg(QLatin1String(m_keys.ticketAlert)),
                   Text::tr("An SLO without any alerts cannot be said: this one has tickets, but no pages."));
        silence.ofTickets = false;
    }
    return silence;
}

bool SlothReader::isDisabled(const Member& alert)
{
    SectionReader section(alert.value, m_out.lost);
    const bool isOff = section.boolean("disable").value_or(false);
    QStringList others;
    for (const Member& one : alert.value.members()) {
        if (one.key != "disable")
            others << QString::fromStdString(one.key);
    }
    if (!others.isEmpty())
        m_out.lose(ConfigNode::nothing(alert.keyLocation),
                   u"alerting.%1: %2"_s.arg(QString::fromStdString(alert.key), others.join(u", "_s)),
                   Text::tr("Traceo judges burn rates itself and sends no alerts."));
    return isOff;
}

/// Missing: what an SLO has anyway.
ConfigNode SlothReader::alertsOf(const Silence& silence, const Location& at) const
{
    const bool isUsual = !m_catalogue || m_catalogue->pairs.empty();
    if (isUsual && !silence.ofPages && !silence.ofTickets)
        return ConfigNode();
    std::vector<BurnPair> pairs = isUsual ? heard(kBurnPairs, silence) : heard(m_catalogue->pairs, silence);
    if (pairs.empty()) // those of the catalogue had mistakes
        pairs = heard(kBurnPairs, silence);
    return alertPoliciesOf(pairs, period(), m_catalogue ? m_catalogue->at : at);
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
    if (isSlothWindows(document)) // read before all SLOs
        return;
    if (!document["spec"].isMissing()) {
        translateKubernetes(document, out);
        return;
    }
    SectionReader section(document, out.lost);
    if (out.isKnownVersion(section, "version", {"prometheus/v1"}))
        SlothReader(kOfFile, {}, out).read(section);
}

} // namespace traceo::foreign
