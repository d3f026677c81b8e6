#include "slo/rules/openslo_file.h"

#include "core/moment.h"
#include "slo/expression_indicator.h"
#include "slo/openslo_duration.h"
#include "slo/openslo_objects.h"
#include "slo/rules/openslo_policies.h"
#include "slo/rules/sli_promql.h"

#include <QCoreApplication>

#include <array>

using namespace Qt::StringLiterals;

namespace traceo::rules {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(OpenSlo)
};

/// As a ratio with as many decimals as the percent was written with, and two more.
std::string ratioOf(const Objective& objective)
{
    constexpr int kPlaces = 9; // of Objective::kScale
    const std::string digits = QString::number(objective.parts).rightJustified(kPlaces + 1, u'0').toStdString();
    const std::size_t point = digits.size() - kPlaces;
    std::size_t places = std::size_t(kPlaces);
    while (places > std::size_t(objective.decimals) + 2 && digits[point + places - 1] == '0')
        --places;
    return digits.substr(0, point) + '.' + digits.substr(point, places);
}

void addMetadata(const SloDefinition& slo, YamlLines& out)
{
    out.add(0, "metadata:");
    out.add(2, "name", slo.name);
    if (!slo.displayName.empty() && slo.displayName != slo.name)
        out.add(2, "displayName", slo.displayName);
    if (!slo.owner.empty()) {
        out.add(2, "labels:");
        out.add(4, "owner", slo.owner);
    }
    std::vector<std::pair<std::string_view, std::string>> annotations;
    if (slo.validFrom)
        annotations.emplace_back("traceo.io/valid-from", toRfc3339(*slo.validFrom));
    if (slo.serviceHours)
        annotations.emplace_back("traceo.io/service-hours", toText(*slo.serviceHours));
    if (!slo.policy.name.empty())
        annotations.emplace_back("traceo.io/budget-policy", slo.policy.name);
    if (slo.unobservedAfter)
        annotations.emplace_back("traceo.io/unobserved-after", openSloText(*slo.unobservedAfter));
    if (!annotations.empty())
        out.add(2, "annotations:");
    for (const auto& [name, value] : annotations)
        out.add(4, name, value);
}

void addMetricSource(std::size_t indent, const std::string& query, const std::string& source, YamlLines& out)
{
    out.add(indent, "metricSource:");
    if (!source.empty())
        out.add(indent + 2, "metricSourceRef", source);
    out.add(indent + 2, "type: Prometheus");
    out.add(indent + 2, "spec:");
    out.add(indent + 4, "query", query);
}

void addMetric(std::string_view role, const std::string& query, const std::string& source, YamlLines& out)
{
    out.add(8, std::string(role) + ':');
    addMetricSource(10, query, source, out);
}

/// The queries of a definition, whoever evaluates them.
ServerExpressions queriesOf(const SliDefinition& sli)
{
    if (sli.kind == SliDefinition::Kind::NativeLatency)
        return promqlOf(sli);
    if (sli.evaluated)
        return *sli.evaluated;
    const auto& part = sli.good ? sli.good : sli.bad;
    return {.part = part ? part->toText() : std::string(), .total = sli.total.toText()};
}

void addIndicator(const SloDefinition& slo, YamlLines& out)
{
    out.add(2, "indicator:");
    out.add(4, "metadata:");
    out.add(6, "name", slo.name);
    out.add(4, "spec:");
    const SliDefinition sli = asCounters(slo.sli);
    const ServerExpressions queries = queriesOf(sli);
    if (sli.kind == SliDefinition::Kind::Gauge) {
        out.add(6, "thresholdMetric:");
        addMetricSource(8, queries.total, sli.source, out);
        return;
    }
    out.add(6, "ratioMetric:");
    if (sli.kind == SliDefinition::Kind::Ratio) {
        addMetric("raw", queries.total, sli.source, out);
        out.add(8, std::string("rawType: ") + (sli.good ? "success" : "failure"));
        return;
    }
    out.add(8, std::string("counter: ") + (sli.isOfCounters() ? "true" : "false"));
    addMetric(sli.bad ? "bad" : "good", queries.part, sli.source, out);
    addMetric("total", queries.total, sli.source, out);
}

void addWindow(const SloWindow& window, YamlLines& out)
{
    out.add(2, "timeWindow:");
    if (!window.calendar) {
        out.add(4, "- duration: " + openSloText(window.length));
        out.add(6, "isRolling: true");
        return;
    }
    const CalendarPeriods& periods = *window.calendar;
    out.add(4, "- duration: " + window.text());
    out.add(6, "isRolling: false");
    out.add(6, "calendar:");
    const QString start = periods.startDate.toString(u"yyyy-MM-dd "_s) + periods.startTime.toString(u"HH:mm:ss"_s);
    out.add(8, "startTime", start.toStdString());
    out.add(8, "timeZone", periods.zone.id().toStdString());
}

void addObjective(const SloDefinition& slo, YamlLines& out)
{
    out.add(2, "budgetingMethod: " + slo.method.word());
    out.add(2, "objectives:");
    out.add(4, "- target: " + ratioOf(slo.objective));
    if (slo.sli.kind == SliDefinition::Kind::Gauge) {
        constexpr std::array kOps{"lt", "lte", "gt", "gte"};
        out.add(6, std::string("op: ") + kOps[std::size_t(slo.sli.threshold->op)]);
        out.add(6, "value: " + slo.sli.threshold->value);
    }
    if (slo.method.kind == BudgetingMethod::Kind::Timeslices)
        out.add(6, "timeSliceTarget: " + ratioOf(slo.method.sliceTarget));
    if (slo.method.isOfTime())
        out.add(6, "timeSliceWindow: " + openSloText(slo.method.slice));
}

class OpenSloWriter {
public:
    void add(const SloDefinition& slo)
    {
        if (slo.sli.kind == SliDefinition::Kind::Probe) {
            say(slo, Text::tr("left out, as a ratioMetric of OpenSLO v1 is one of counters and this SLO is of probes"));
            return;
        }
        YamlLines out;
        out.add(0, "apiVersion: openslo/v1");
        out.add(0, "kind: SLO");
        addMetadata(slo, out);
        out.add(0, "spec:");
        addWords(slo, out);
        addIndicator(slo, out);
        addWindow(slo.window, out);
        addObjective(slo, out);
        addAlertPolicies(slo, out);
        m_file.text += (m_file.text.empty() ? "" : "---\n") + out.take();
    }
    Exported take() { return std::move(m_file); }

private:
    void addWords(const SloDefinition& slo, YamlLines& out)
    {
        const bool fits = QString::fromStdString(slo.description).toUcs4().size() <= kLongestDescription;
        if (!fits)
            say(slo, Text::tr("its description is longer than OpenSLO's %1 characters and left out").arg(kLongestDescription));
        else if (!slo.description.empty())
            out.add(2, "description", slo.description);
        if (slo.service.empty())
            say(slo, Text::tr("OpenSLO asks for a service, and it has none; its own name stands there"));
        out.add(2, "service", slo.service.empty() ? slo.name : slo.service);
    }
    void say(const SloDefinition& slo, const QString& sentence)
    {
        m_file.unsaid.push_back(u"%1: %2"_s.arg(QString::fromStdString(slo.name), sentence));
    }

    Exported m_file;
};

} // namespace

Exported openSloFile(const std::vector<SloDefinition>& slos)
{
    OpenSloWriter writer;
    for (const SloDefinition& slo : slos)
        writer.add(slo);
    return writer.take();
}

} // namespace traceo::rules
