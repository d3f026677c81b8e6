#include "slo/rules/openslo_file.h"

#include "core/format.h"
#include "core/moment.h"
#include "slo/expression_indicator.h"
#include "slo/openslo_check.h"
#include "slo/openslo_duration.h"
#include "slo/openslo_objects.h"
#include "slo/rules/openslo_policies.h"
#include "slo/rules/sli_promql.h"

#include <QCoreApplication>

#include <algorithm>
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

void addMetric(std::size_t indent, std::string_view role, const std::string& query, const std::string& source, YamlLines& out)
{
    out.add(indent, std::string(role) + ':');
    addMetricSource(indent + 2, query, source, out);
}

/// The queries of a definition, whoever evaluates them.
ServerExpressions queriesOf(const SliDefinition& sli)
{
    if (sli.kind == SliDefinition::Kind::NativeLatency)
        return promqlOf(sli);
    if (sli.kind == SliDefinition::Kind::Probe)
        return {.part = successOf(sli), .total = successOf(sli)};
    if (sli.evaluated)
        return *sli.evaluated;
    const auto& part = sli.good ? sli.good : sli.bad;
    return {.part = part ? part->toText() : std::string(), .total = sli.total.toText()};
}

void addIndicator(std::size_t indent, const SloDefinition& slo, YamlLines& out)
{
    out.add(indent, "indicator:");
    out.add(indent + 2, "metadata:");
    out.add(indent + 4, "name", slo.name);
    const SliDefinition sli = asCounters(slo.sli);
    const bool isCheck = sli.kind == SliDefinition::Kind::Probe;
    if (isCheck) {
        out.add(indent + 4, "annotations:");
        out.add(indent + 6, kCheckAnnotation, sli.target);
    }
    out.add(indent + 2, "spec:");
    const ServerExpressions queries = queriesOf(sli);
    if (sli.kind == SliDefinition::Kind::Gauge) {
        out.add(indent + 4, "thresholdMetric:");
        addMetricSource(indent + 6, queries.total, sli.source, out);
        return;
    }
    out.add(indent + 4, "ratioMetric:");
    if (isCheck || sli.kind == SliDefinition::Kind::Ratio) {
        addMetric(indent + 6, "raw", queries.total, sli.source, out);
        out.add(indent + 6, std::string("rawType: ") + (isCheck || sli.good ? "success" : "failure"));
        return;
    }
    out.add(indent + 6, std::string("counter: ") + (sli.isOfCounters() ? "true" : "false"));
    addMetric(indent + 6, sli.bad ? "bad" : "good", queries.part, sli.source, out);
    addMetric(indent + 6, "total", queries.total, sli.source, out);
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

/// A composite's are objectives with indicators of their own.
void addObjectives(const SloDefinition& slo, YamlLines& out)
{
    out.add(2, "budgetingMethod: " + slo.method.word());
    out.add(2, "objectives:");
    if (!slo.composite) {
        addObjective(slo, out);
        return;
    }
    std::size_t number = 0;
    for (const CompositeMember& member : slo.composite->members) {
        addObjective(*member.slo, out);
        if (member.name != std::to_string(++number))
            out.add(6, "displayName", member.name);
        if (member.weight != 1)
            out.add(6, "compositeWeight: " + exactText(member.weight).toStdString());
        addIndicator(6, *member.slo, out);
    }
}

/// Why OpenSLO v1 has no words for it; empty where it has.
QString whyUnsaid(const SloDefinition& slo)
{
    const auto isMember = [&slo](const auto& is) { return slo.composite && std::ranges::any_of(slo.composite->members, is); };
    if (isMember([](const CompositeMember& member) { return !member.isOwn; }))
        return Text::tr("left out, as a composite of OpenSLO v1 is one of indicators and this one is one of SLOs");
    for (const Leaf& leaf : leavesOf(slo)) {
        if (leaf.sli.kind == SliDefinition::Kind::Probe && !isPlainCheck(leaf.sli))
            return Text::tr("left out, as a raw ratio of OpenSLO v1 is of one series, and of a run of this check two or more are "
                            "asked: its success, and its status or its duration");
        if (leaf.sli.kind == SliDefinition::Kind::Apdex)
            return Text::tr("left out, as a ratioMetric of OpenSLO v1 has no half events and this SLO is an Apdex");
    }
    return {};
}

std::string documentOf(const ServiceWords& service)
{
    YamlLines out;
    out.add(0, "apiVersion: openslo/v1");
    out.add(0, "kind: Service");
    out.add(0, "metadata:");
    out.add(2, "name", service.name);
    if (!service.displayName.empty() && service.displayName != service.name)
        out.add(2, "displayName", service.displayName);
    if (!service.owner.empty()) {
        out.add(2, "labels:");
        out.add(4, "owner", service.owner);
    }
    out.add(0, service.description.empty() ? "spec: {}" : "spec:");
    if (!service.description.empty())
        out.add(2, "description", service.description);
    return out.take();
}

class OpenSloWriter {
public:
    explicit OpenSloWriter(const std::vector<SloDefinition>& versions) : m_versions(versions) {}

    void add(const SloDefinition& slo)
    {
        if (const QString why = whyUnsaid(slo); !why.isEmpty()) {
            say(slo, why);
            return;
        }
        YamlLines out;
        out.add(0, "apiVersion: openslo/v1");
        out.add(0, "kind: SLO");
        addMetadata(slo, out);
        out.add(0, "spec:");
        addWords(slo, out);
        if (!slo.composite)
            addIndicator(2, slo, out);
        addWindow(slo.window, out);
        addObjectives(slo, out);
        addAlertPolicies(slo, out);
        sayWatch(slo);
        sayTimes(slo);
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
    void sayWatch(const SloDefinition& slo)
    {
        if (slo.watch.threshold)
            say(slo,
                Text::tr("its alert_threshold of %1 is left out, as OpenSLO v1 knows no alert on what is spent of a budget")
                    .arg(toText({.value = *slo.watch.threshold, .unit = Unit::Ratio, .quality = Quality::Ok, .decimals = 1})));
        if (slo.watch.rate != BudgetWatch().rate) {
            const std::string_view word = slo.watch.word();
            say(slo,
                Text::tr("its consumption_rate (%1) is left out, as OpenSLO v1 has none")
                    .arg(QString::fromUtf8(word.data(), qsizetype(word.size()))));
        }
    }
    void sayTimes(const SloDefinition& slo)
    {
        if (!slo.exclusions.empty())
            say(slo,
                Text::tr("its exclusions (%1) are left out, as OpenSLO v1 has none")
                    .arg(QString::fromStdString(idsText(slo.exclusions))));
        const auto hasVersion = [&](bool isLater) {
            return std::ranges::any_of(m_versions, [&](const SloDefinition& version) {
                const bool isOlder = version.validFrom < slo.validFrom; // none: since ever
                return version.name == slo.name && version.validFrom != slo.validFrom && isOlder != isLater;
            });
        };
        if (hasVersion(true))
            say(slo, Text::tr("its later versions are left out, as an SLO of OpenSLO v1 has one"));
        if (hasVersion(false))
            say(slo,
                Text::tr("its versions before %1 are left out, as an SLO of OpenSLO v1 has one")
                    .arg(QString::fromStdString(toRfc3339(slo.validFrom.value_or(kDistantPast)))));
    }
    void say(const SloDefinition& slo, const QString& sentence)
    {
        m_file.unsaid.push_back(u"%1: %2"_s.arg(QString::fromStdString(slo.name), sentence));
    }

    const std::vector<SloDefinition>& m_versions;
    Exported m_file;
};

} // namespace

Exported openSloFile(const std::vector<SloDefinition>& slos, const std::vector<SloDefinition>& versions,
                     const std::vector<ServiceWords>& services)
{
    OpenSloWriter writer(versions);
    for (const SloDefinition& slo : slos)
        writer.add(slo);
    Exported file = writer.take();
    std::string head;
    for (const ServiceWords& service : services) {
        const bool isOfAny = std::ranges::any_of(slos, [&service](const SloDefinition& slo) {
            return slo.service == service.name && whyUnsaid(slo).isEmpty();
        });
        if (isOfAny)
            head += documentOf(service) + "---\n";
    }
    file.text.insert(0, head);
    return file;
}

} // namespace traceo::rules
