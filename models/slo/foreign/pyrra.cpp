#include "slo/foreign/pyrra.h"

#include "core/duration.h"
#include "slo/expression_indicator.h"
#include "slo/foreign/foreign_slo.h"
#include "slo/slo_config_values.h"

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
    std::optional<CounterRatio> readNativeLatency(const ConfigNode& node);
    std::optional<CounterRatio> readGauge(const ConfigNode& node);
    void loseGrouping(SectionReader& section);
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
    m_out.note(slo.at,
               Text::tr("its alerts become the usual ones of Traceo, which differ from Pyrra's; “traceo slo rehearse NAME "
                        "--policy pyrra --export FILE” writes those."));
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
    const ConfigNode& native = section.node("latencyNative");
    const ConfigNode& gauge = section.node("bool_gauge");
    section.finish();
    if (section.has("ratio"))
        return readRatio(ratio, "errors", CounterRatio::Part::Bad);
    if (section.has("latency"))
        return readLatency(latency);
    if (section.has("latencyNative"))
        return readNativeLatency(native);
    if (section.has("bool_gauge"))
        return readGauge(gauge);
    SectionReader::report(m_out.lost, ErrorCode::BadValue, indicator, Text::tr("an indicator: ratio or latency"),
                          indicator.kindText());
    return std::nullopt;
}

/// As the PromQL that the reader takes for a native histogram.
std::optional<CounterRatio> PyrraReader::readNativeLatency(const ConfigNode& node)
{
    SectionReader section(node, m_out.lost);
    const std::string latency = section.requiredText("latency");
    const ConfigNode& metric = metricAt(section, "total");
    loseGrouping(section);
    section.finish();
    const auto histogram = selectorAt(metric, m_out.lost);
    const auto seconds = secondsOf(latency);
    if (!latency.empty() && !seconds)
        SectionReader::report(m_out.lost, ErrorCode::BadValue, node["latency"], Text::tr("a latency such as 200ms"),
                              node["latency"].shownText());
    if (!histogram || !seconds)
        return std::nullopt;
    SliDefinition sli;
    sli.kind = SliDefinition::Kind::NativeLatency;
    sli.total = *histogram;
    sli.threshold = Threshold{.op = Threshold::Op::AtMost, .value = *seconds};
    const ServerExpressions queries = promqlOf(sli);
    return CounterRatio{CounterRatio::Part::Good, textAt(metric.location(), queries.part),
                        textAt(metric.location(), queries.total), true};
}

/// Samples of 1 and 0, each of the same weight.
std::optional<CounterRatio> PyrraReader::readGauge(const ConfigNode& node)
{
    SectionReader section(node, m_out.lost);
    const ConfigNode& metric = section.node("metric");
    loseGrouping(section);
    section.finish();
    const auto gauge = selectorAt(metric, m_out.lost);
    if (!gauge)
        return std::nullopt;
    return CounterRatio{CounterRatio::Part::Good, textAt(metric.location(), gauge->toText()), ConfigNode(), false};
}

void PyrraReader::loseGrouping(SectionReader& section)
{
    m_out.loseIfAny(section.node("grouping"), u"grouping"_s,
                    Text::tr("All groups together are one SLO here, not each an SLO of its own."));
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
    loseGrouping(section);
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
