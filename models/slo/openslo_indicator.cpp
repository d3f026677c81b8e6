#include "slo/openslo_indicator.h"

#include "slo/budget_policy_config.h"
#include "slo/exclusion_config.h"
#include "slo/expression_indicator.h"
#include "slo/openslo_check.h"
#include "slo/slo_config_values.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(OpenSlo)
};

/// The series of a metric, or the expression, and the source it names.
struct Metric {
    std::optional<Selector> series;
    std::string expression;
    const ConfigNode* queryAt = nullptr;
    std::string source;
    const ConfigNode* sourceAt = nullptr;

    bool isRead() const { return series || !expression.empty(); }
    WrittenQuery query() const
    {
        return series ? queryOfSelector(*series, *queryAt) : WrittenQuery{.text = expression, .at = *queryAt};
    }
};

std::string lowered(const std::string& text)
{
    return QString::fromStdString(text).toLower().toStdString();
}

/// By Prometheus' rules for names.
bool isNamedAsCounter(const Selector& series)
{
    const std::string& name = series.name();
    return name.ends_with("_total") || name.ends_with("_count") || name.ends_with("_bucket") || name.ends_with("_sum");
}

class IndicatorReader {
public:
    IndicatorReader(const std::vector<SloConfig::SourceName>& sources, Errors& errors) : m_sources(sources), m_errors(errors) {}
    SliDefinition read(const ConfigNode& spec);

private:
    void readRatio(const ConfigNode& node);
    bool isLegalRatio(SectionReader& section, const ConfigNode& node);
    void readRaw(SectionReader& section, const ConfigNode& node);
    void readEvaluated(const Metric& part, const Metric& total, bool isGood, bool isCounter);
    void readThreshold(const ConfigNode& node);
    Metric readMetric(const ConfigNode& node);
    void readType(SectionReader& source, const ConfigNode& node, const Metric& metric);
    void readQuery(const ConfigNode& spec, Metric& metric);
    void chooseSource(const Metric& part, const Metric& total, const ConfigNode& node);

    const std::vector<SloConfig::SourceName>& m_sources;
    Errors& m_errors;
    SliDefinition m_sli;
};

SliDefinition IndicatorReader::read(const ConfigNode& spec)
{
    SectionReader section(spec, m_errors);
    section.text("description");
    const ConfigNode& ratio = section.node("ratioMetric");
    const ConfigNode& threshold = section.node("thresholdMetric");
    section.finish();
    if (section.has("ratioMetric") == section.has("thresholdMetric")) {
        if (spec.isMap() || spec.isMissing())
            SectionReader::report(m_errors, ErrorCode::BadValue, spec, Text::tr("exactly one of ratioMetric and thresholdMetric"),
                                  section.has("ratioMetric") ? Text::tr("both") : Text::tr("neither"));
        return {};
    }
    if (section.has("thresholdMetric"))
        readThreshold(threshold);
    else
        readRatio(ratio);
    return std::move(m_sli);
}

bool IndicatorReader::isLegalRatio(SectionReader& section, const ConfigNode& node)
{
    QStringList present;
    for (const std::string_view key : {"good", "bad", "total", "raw", "rawType"}) {
        section.node(key);
        if (section.has(key))
            present << QString::fromUtf8(key.data(), qsizetype(key.size()));
    }
    const QString keys = present.join(u", "_s);
    if (keys == "good, total"_L1 || keys == "bad, total"_L1 || keys == "raw, rawType"_L1)
        return true;
    SectionReader::report(m_errors, ErrorCode::BadValue, node, Text::tr("good and total, or bad and total, or raw and rawType"),
                          keys.isEmpty() ? Text::tr("none of them") : keys);
    return false;
}

void IndicatorReader::readRaw(SectionReader& section, const ConfigNode& node)
{
    const auto type = section.word("rawType", {"success", "failure"});
    const Metric raw = readMetric(node["raw"]);
    if (!type || !raw.isRead())
        return;
    if (raw.series) {
        m_sli.kind = SliDefinition::Kind::Ratio;
        (*type == "success" ? m_sli.good : m_sli.bad) = raw.series;
        m_sli.total = *raw.series;
    } else {
        m_sli = ratioItself(*type == "success", raw.expression);
    }
    chooseSource(raw, raw, node);
}

void IndicatorReader::readThreshold(const ConfigNode& node)
{
    const Metric metric = readMetric(node);
    if (!metric.isRead())
        return;
    if (metric.series) {
        m_sli.kind = SliDefinition::Kind::Gauge;
        m_sli.total = *metric.series;
    } else {
        m_sli = gaugeOf(metric.expression);
    }
    chooseSource(metric, metric, node);
}

void IndicatorReader::readRatio(const ConfigNode& node)
{
    SectionReader section(node, m_errors);
    if (!node.isMap()) {
        if (node.isMissing())
            SectionReader::report(m_errors, ErrorCode::BadValue, node, Text::tr("a mapping under ratioMetric"), node.kindText());
        return;
    }
    const auto counter = section.boolean("counter");
    const bool isLegal = isLegalRatio(section, node);
    section.finish();
    if (!isLegal) {
        for (const char* const key : {"good", "bad", "total", "raw"}) {
            if (section.has(key))
                readMetric(node[key]); // what is wrong with it is so whichever is taken out
        }
        return;
    }
    if (section.has("raw")) {
        readRaw(section, node);
        return;
    }
    const bool hasGood = section.has("good");
    const Metric part = readMetric(hasGood ? node["good"] : node["bad"]);
    const Metric total = readMetric(node["total"]);
    if (!part.isRead() || !total.isRead())
        return;
    if (!part.series || !total.series) {
        readEvaluated(part, total, hasGood, counter.value_or(false));
        checkCounters(m_sli, node["total"], m_errors);
        chooseSource(part, total, node);
        return;
    }
    m_sli.kind = counter.value_or(false) ? SliDefinition::Kind::Counters : SliDefinition::Kind::Counts; // absent means false
    const bool isSaid = !section.has("counter") || counter; // else it was no word for either
    if (isSaid && m_sli.kind == SliDefinition::Kind::Counts && isNamedAsCounter(*total.series))
        SectionReader::report(
            m_errors, ErrorCode::BadValue, section.has("counter") ? node["counter"] : node,
            Text::tr("counter: true, as %1 is named as a counter").arg(QString::fromStdString(total.series->name())),
            section.has("counter") ? node["counter"].shownText() : Text::tr("none, which means false"),
            Text::tr("Without it each sample is a count of its own."));
    (hasGood ? m_sli.good : m_sli.bad) = part.series;
    m_sli.total = *total.series;
    checkCounters(m_sli, node["total"], m_errors);
    chooseSource(part, total, node);
}

/// A selector that is named as a counter is one, whatever `counter` says.
void IndicatorReader::readEvaluated(const Metric& part, const Metric& total, bool isGood, bool isCounter)
{
    const auto isNamed = [](const Metric& metric) { return metric.series && isNamedAsCounter(*metric.series); };
    const Grows grows = isCounter || isNamed(part) || isNamed(total) ? Grows::AsCounter : Grows::AsRate;
    if (const auto sli = ratioOfQueries(isGood, part.query(), total.query(), grows, m_errors))
        m_sli = *sli;
}

Metric IndicatorReader::readMetric(const ConfigNode& node)
{
    SectionReader outer(node, m_errors);
    if (!node.isMap() && !node.isMissing()) // the reader has said so, and what is in it has no place
        return {};
    const ConfigNode& source = outer.node("metricSource");
    outer.finish();
    SectionReader section(source, m_errors);
    if (!source.isMap()) {
        if (source.isMissing())
            SectionReader::report(m_errors, ErrorCode::BadValue, source,
                                  Text::tr("metricSource: {type: Prometheus, spec: {query: …}}"), source.kindText());
        return {};
    }
    Metric metric;
    metric.source = section.text("metricSourceRef").value_or("");
    metric.sourceAt = &source["metricSourceRef"];
    readType(section, source, metric);
    const ConfigNode& spec = section.node("spec");
    section.finish();
    readQuery(spec, metric);
    return metric;
}

void IndicatorReader::readType(SectionReader& source, const ConfigNode& node, const Metric& metric)
{
    const auto type = source.text("type");
    if (!type) {
        if (!source.has("type") && metric.source.empty())
            SectionReader::report(m_errors, ErrorCode::BadValue, node, Text::tr("type or metricSourceRef"), Text::tr("neither"),
                                  Text::tr("Write type: Prometheus"));
        return;
    }
    if (lowered(*type) != "prometheus")
        reportNotSupported(m_errors, node["type"], Text::tr("a metricSource of type %1").arg(node["type"].shownText()));
}

void IndicatorReader::readQuery(const ConfigNode& spec, Metric& metric)
{
    SectionReader section(spec, m_errors);
    if (!spec.isMap() || spec.members().empty()) {
        if (spec.isMap() || spec.isMissing())
            SectionReader::report(m_errors, ErrorCode::BadValue, spec, Text::tr("spec: {query: …}"),
                                  spec.isMap() ? Text::tr("an empty mapping") : spec.kindText());
        return;
    }
    for (const ConfigNode::Member& member : spec.members()) {
        if (member.key != "query")
            reportNotSupported(m_errors, ConfigNode::nothing(member.keyLocation),
                               Text::tr("the key “%1” of a Prometheus metric").arg(QString::fromStdString(member.key)));
    }
    const ConfigNode& query = section.node("query");
    metric.queryAt = &query;
    if (!section.has("query"))
        return;
    if (!isExpression(query))
        metric.series = counterAt(query, m_errors);
    else if (const auto expression = expressionAt(query, m_errors))
        metric.expression = expression->text;
}

void IndicatorReader::chooseSource(const Metric& part, const Metric& total, const ConfigNode& node)
{
    if (!part.source.empty() && !total.source.empty() && part.source != total.source) {
        reportNotSupported(m_errors, *total.sourceAt, Text::tr("an SLI over two sources"));
        return;
    }
    const Metric& named = part.source.empty() ? total : part;
    m_sli.source =
        sourceFor({named.source, named.source.empty() ? node : *named.sourceAt, "metricSourceRef"}, m_sources, m_errors)
            .value_or("");
}

/// A label's text, or the first of its list.
std::string labelText(const ConfigNode& label)
{
    if (label.isList() && !label.items().empty())
        return label.items().front().text();
    return label.text();
}

void checkLabels(const ConfigNode& labels, Errors& errors)
{
    SectionReader section(labels, errors);
    for (const ConfigNode::Member& label : labels.members())
        section.texts(label.key);
}

} // namespace

std::optional<SliDefinition> readOpenSloIndicator(const ConfigNode& spec, const ConfigNode& metadata,
                                                  const std::vector<SloConfig::SourceName>& sources, Errors& errors)
{
    const std::size_t before = errors.size();
    SliDefinition sli = IndicatorReader(sources, errors).read(spec);
    if (errors.size() != before)
        return std::nullopt;
    if (const ConfigNode& check = metadata["annotations"][kCheckAnnotation]; check.isScalar())
        return checkAt(check, sli, errors);
    return sli;
}

OpenSloMetadata readOpenSloMetadata(const ConfigNode& metadata, Errors& errors)
{
    SectionReader section(metadata, errors);
    if (!metadata.isMap()) {
        if (metadata.isMissing())
            SectionReader::report(errors, ErrorCode::BadValue, metadata, Text::tr("metadata: {name: …}"), metadata.kindText());
        return {};
    }
    OpenSloMetadata read;
    read.name = resourceName(metadata["name"], section.requiredText("name"), errors);
    read.displayName = section.text("displayName").value_or(read.name);
    const ConfigNode& labels = section.node("labels");
    checkLabels(labels, errors);
    const ConfigNode& annotations = section.node("annotations");
    SectionReader texts(annotations, errors);
    for (const ConfigNode::Member& annotation : annotations.members())
        texts.text(annotation.key);
    section.finish();
    if (const ConfigNode& from = annotations["traceo.io/valid-from"]; from.isScalar())
        read.validFrom = validFromAt(from, errors);
    if (const ConfigNode& hours = annotations["traceo.io/service-hours"]; hours.isScalar())
        read.serviceHours = serviceHoursAt(hours, errors);
    if (const ConfigNode& policy = annotations["traceo.io/budget-policy"]; policy.isScalar()) {
        read.policy = budgetPolicyAt(policy, errors);
        read.policy.isAnnotated = true;
    }
    if (const ConfigNode& after = annotations["traceo.io/unobserved-after"]; after.isScalar())
        read.unobservedAfter = unobservedAfterAt(after, errors);
    read.owner = labelText(labels["owner"]);
    if (read.owner.empty())
        read.owner = labelText(labels["team"]);
    return read;
}

} // namespace traceo
