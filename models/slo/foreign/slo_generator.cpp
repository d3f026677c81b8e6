#include "slo/foreign/slo_generator.h"

#include "slo/foreign/foreign_slo.h"
#include "slo/foreign/good_and_bad.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace traceo::foreign {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloImport)
};

using Part = CounterRatio::Part;

constexpr std::string_view kWindow = "window";
constexpr const char* kLongestStep = "28d";

/// The selector of a filter, which may end with `[window]`.
ConfigNode filterOf(const ConfigNode& node)
{
    constexpr std::string_view kEnding = "[window]";
    std::string text = node.text();
    if (const auto end = text.find_last_not_of(" \n"); end != std::string::npos)
        text.resize(end + 1);
    if (!node.isScalar() || !text.ends_with(kEnding))
        return node;
    text.resize(text.size() - kEnding.size());
    return textAt(node.location(), text);
}

class IndicatorReader {
public:
    IndicatorReader(const ConfigNode& indicator, Translation& out) : m_node(indicator), m_section(indicator, out.lost), m_out(out)
    {}
    std::optional<CounterRatio> read(const std::string& method);

private:
    std::optional<CounterRatio> goodBadRatio();
    std::optional<CounterRatio> distributionCut();
    bool sumsGrowth();

    const ConfigNode& m_node;
    SectionReader m_section;
    Translation& m_out;
};

std::optional<CounterRatio> IndicatorReader::read(const std::string& method)
{
    std::optional<CounterRatio> ratio;
    if (method == "good_bad_ratio") {
        ratio = goodBadRatio();
    } else if (method == "distribution_cut") {
        ratio = distributionCut();
    } else {
        m_section.requiredText("expression");
        if (m_section.has("expression"))
            ratio = ratioOfQuotient(Part::Good, m_node["expression"], kWindow, m_out);
    }
    m_section.finish();
    return ratio;
}

std::optional<CounterRatio> IndicatorReader::goodBadRatio()
{
    const bool isGrowth = sumsGrowth();
    const ConfigNode& good = m_section.node("filter_good");
    const ConfigNode& bad = m_section.node("filter_bad");
    const ConfigNode& valid = m_section.node("filter_valid");
    if (m_section.has("filter_bad")) {
        m_out.loseIfAny(valid, Text::tr("filter_valid beside filter_bad"),
                        Text::tr("slo-generator reads filter_bad then; the total is good and bad together."));
        return isGrowth ? ratioOfGoodAndBad(filterOf(good), filterOf(bad), m_out) : std::nullopt;
    }
    return isGrowth ? ratioOfSelectors(Part::Good, filterOf(good), filterOf(valid), m_out) : std::nullopt;
}

/// Whether the operators are the usual increase and sum, or rate and sum, whose ratio is the same.
bool IndicatorReader::sumsGrowth()
{
    using Names = std::vector<std::string>;
    if (m_section.node("operators"); !m_section.has("operators"))
        return true;
    const Names names = m_section.texts("operators");
    if (names == Names{"increase", "sum"} || names == Names{"rate", "sum"})
        return true;
    m_out.lose(m_node["operators"], Text::tr("operators other than increase and sum"),
               Text::tr("Traceo counts the growth of counters."));
    return false;
}

std::optional<CounterRatio> IndicatorReader::distributionCut()
{
    const bool isGrowth = sumsGrowth();
    const ConfigNode expression = filterOf(m_section.node("expression"));
    const std::string threshold = m_section.requiredText("threshold_bucket");
    const auto histogram = selectorAt(expression, m_out.lost);
    if (!isGrowth || threshold.empty() || !histogram)
        return std::nullopt;
    const auto bucket = [&](const std::string& le, const Location& at) {
        auto matchers = histogram->matchers();
        matchers.push_back({"le", Selector::Match::Equal, le});
        return queryOf(Selector(histogram->name(), std::move(matchers)), at, m_out);
    };
    return CounterRatio{Part::Good, bucket(threshold, m_node["threshold_bucket"].location()),
                        bucket("+Inf", expression.location())};
}

bool isOnPrometheus(const ConfigNode& spec, SectionReader& section, Translation& out)
{
    const std::string backend = section.requiredText("backend");
    if (backend.empty() || backend == "prometheus" || backend.starts_with("prometheus/"))
        return !backend.empty();
    out.lose(spec["backend"], Text::tr("the backend %1").arg(spec["backend"].shownText()),
             Text::tr("Counters of Prometheus can be counted."));
    return false;
}

void translateSpec(const ConfigNode& spec, ForeignSlo slo, Translation& out)
{
    SectionReader section(spec, out.lost);
    const bool isOurs = isOnPrometheus(spec, section, out);
    if (!section.has("method"))
        section.requiredText("method");
    const auto method = section.word("method", {"good_bad_ratio", "distribution_cut", "query_sli"});
    slo.description = section.node("description");
    slo.objective = {member("target", section.node("goal"))};
    slo.window = rollingWindow(kLongestStep, slo.at);
    const ConfigNode& indicator = section.node("service_level_indicator");
    out.loseIfAny(section.node("exporters"), u"exporters"_s, Text::tr("Traceo exports only what it is asked for."));
    out.loseIfAny(section.node("error_budget_policy"), u"error_budget_policy"_s,
                  Text::tr("Its steps stand in slo-generator's own configuration; Traceo judges burn rates itself."));
    section.finish();
    if (!isOurs || !method)
        return;
    const auto ratio = IndicatorReader(indicator, out).read(*method);
    if (!ratio)
        return;
    slo.ratio = *ratio;
    out.note(slo.at, Text::tr("the window is 28 days, the longest of slo-generator's sample, as the file says none."));
    out.documents.push_back(openSloOf(slo));
}

} // namespace

void translateSloGenerator(const ConfigNode& document, Translation& out)
{
    SectionReader section(document, out.lost);
    const bool isKnown = out.isKnownObject(section, "sre.google.com/v2", "ServiceLevelObjective");
    const ConfigNode& metadata = section.node("metadata");
    const ConfigNode& spec = section.node("spec");
    if (!isKnown)
        return;
    section.finish();
    ForeignSlo slo;
    slo.at = document.location();
    SectionReader described(metadata, out.lost);
    slo.name = described.text("name").value_or("");
    slo.addLabels(described.node("labels"), out);
    described.finish();
    slo.service = metadata["labels"]["service_name"];
    translateSpec(spec, std::move(slo), out);
}

} // namespace traceo::foreign
