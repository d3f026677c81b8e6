#include "slo/foreign/pyrra.h"

#include "core/duration.h"
#include "slo/foreign/foreign_slo.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceo::foreign {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloImport)
};

/// A length as Prometheus writes it, in a unit of OpenSLO; what OpenSLO cannot say stays, for the reader to report.
ConfigNode windowOf(const ConfigNode& node)
{
    const auto length = parseDuration(node.text());
    if (!length || *length % kMinute != Millis{0})
        return rollingWindow(node.text(), node.location());
    const bool isDays = *length % kDay == Millis{0};
    const std::int64_t count = isDays ? *length / kDay : *length / kMinute;
    return rollingWindow(std::to_string(count) + (isDays ? 'd' : 'm'), node.location());
}

class PyrraReader {
public:
    explicit PyrraReader(Translation& out) : m_out(out) {}
    void read(const ConfigNode& metadata, const ConfigNode& spec);

private:
    std::optional<CounterRatio> readIndicator(const ConfigNode& indicator);
    std::optional<CounterRatio> readLatency(const ConfigNode& node);
    std::optional<CounterRatio> readRatio(const ConfigNode& node, const char* part, CounterRatio::Part kind);
    const ConfigNode& metricAt(SectionReader& section, std::string_view key);

    Translation& m_out;
};

void PyrraReader::read(const ConfigNode& metadata, const ConfigNode& spec)
{
    SectionReader section(spec, m_out.lost);
    ForeignSlo slo;
    slo.at = metadata["name"].isMissing() ? spec.location() : metadata["name"].location();
    slo.name = metadata["name"].text();
    slo.service = textAt(slo.at, slo.name);
    slo.addKubernetes(metadata, m_out);
    slo.description = section.node("description");
    slo.objective = {member("targetPercent", section.node("target"))};
    const ConfigNode& window = section.node("window");
    if (section.has("window"))
        slo.window = windowOf(window);
    const ConfigNode& indicator = section.node("indicator");
    m_out.loseMembers(section.node("alerting"), u"alerting"_s,
                      Text::tr("Traceo judges burn rates itself and sends no alerts; what was not observed it says by itself."));
    for (const char* key : {"performanceOverAccuracy", "ruleOutput"}) {
        if (const ConfigNode& wish = section.node(key); wish.text() != "false")
            m_out.loseIfAny(wish, QString::fromLatin1(key), Text::tr("Traceo records no rules; it counts raw samples."));
    }
    section.finish();
    const auto ratio = readIndicator(indicator);
    if (!ratio)
        return;
    slo.ratio = *ratio;
    m_out.note(slo.at, Text::tr("the service is the SLO's own name, as Pyrra has no services."));
    m_out.documents.push_back(openSloOf(slo));
}

std::optional<CounterRatio> PyrraReader::readIndicator(const ConfigNode& indicator)
{
    SectionReader section(indicator, m_out.lost);
    const ConfigNode& ratio = section.node("ratio");
    const ConfigNode& latency = section.node("latency");
    m_out.loseIfAny(section.node("latencyNative"), u"latencyNative"_s, Text::tr("Native histograms cannot be counted yet."));
    m_out.loseIfAny(section.node("bool_gauge"), u"bool_gauge"_s, Text::tr("Gauges cannot be counted as events yet."));
    section.finish();
    if (section.has("ratio"))
        return readRatio(ratio, "errors", CounterRatio::Part::Bad);
    if (section.has("latency"))
        return readLatency(latency);
    if (indicator["latencyNative"].isMissing() && indicator["bool_gauge"].isMissing())
        SectionReader::report(m_out.lost, ErrorCode::BadValue, indicator, Text::tr("an indicator: ratio or latency"),
                              indicator.kindText());
    return std::nullopt;
}

/// Without `le` all buckets of the histogram would be counted together.
std::optional<CounterRatio> PyrraReader::readLatency(const ConfigNode& node)
{
    auto ratio = readRatio(node, "success", CounterRatio::Part::Good);
    if (!ratio)
        return std::nullopt;
    const auto success = Selector::parse(ratio->part.text());
    if (std::ranges::find(success->matchers(), "le", &Selector::Matcher::label) != success->matchers().end())
        return ratio;
    SectionReader::report(m_out.lost, ErrorCode::BadValue, ratio->part, Text::tr("a bucket of a histogram: a selector with “le”"),
                          ratio->part.shownText());
    return std::nullopt;
}

std::optional<CounterRatio> PyrraReader::readRatio(const ConfigNode& node, const char* part, CounterRatio::Part kind)
{
    SectionReader section(node, m_out.lost);
    const ConfigNode& counted = metricAt(section, part);
    const ConfigNode& total = metricAt(section, "total");
    m_out.loseIfAny(section.node("grouping"), u"grouping"_s,
                    Text::tr("All groups together are one SLO here, not each an SLO of its own."));
    section.finish();
    return ratioOfSelectors(kind, counted, total, m_out);
}

const ConfigNode& PyrraReader::metricAt(SectionReader& section, std::string_view key)
{
    const ConfigNode& node = section.node(key);
    SectionReader inner(node, m_out.lost);
    const ConfigNode& metric = inner.node("metric");
    inner.finish();
    return metric;
}

} // namespace

void translatePyrra(const ConfigNode& document, Translation& out)
{
    SectionReader section(document, out.lost);
    const bool isKnown = out.isKnownObject(section, "pyrra.dev/v1alpha1", "ServiceLevelObjective");
    const ConfigNode& metadata = section.node("metadata");
    const ConfigNode& spec = section.node("spec");
    section.node("status");
    if (!isKnown)
        return;
    section.finish();
    PyrraReader(out).read(metadata, spec);
}

} // namespace traceo::foreign
