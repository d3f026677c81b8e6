#include "slo/openslo.h"

#include "core/time_zone.h"
#include "slo/openslo_duration.h"
#include "slo/openslo_objects.h"
#include "slo/resource_name.h"
#include "slo/slo_config_values.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(OpenSlo)
};

/// A bare number is one of minutes, of time slices alone.
std::optional<OpenSloDuration> timeSliceOf(const std::string& text)
{
    const bool isBare = !text.empty() && text.back() >= '0' && text.back() <= '9';
    return openSloDuration(isBare ? text + 'm' : text);
}

bool hasIndicator(const ConfigNode& node)
{
    return !node["indicator"].isMissing() || !node["indicatorRef"].isMissing();
}

/// One of several objectives is an SLO of its own.
void nameAfter(const ConfigNode& objective, std::size_t number, SloDefinition& slo)
{
    const std::string& shown = objective["displayName"].text();
    const std::string own = resourceNameFrom(shown);
    const std::string suffix = '-' + (own.empty() ? std::to_string(number) : own);
    slo.displayName =
        (slo.displayName.empty() ? slo.name : slo.displayName) + ", " + (shown.empty() ? std::to_string(number) : shown);
    slo.name = slo.name.substr(0, kLongestResourceName - std::min(suffix.size(), kLongestResourceName)) + suffix;
}

} // namespace

void OpenSloReader::report(ErrorCode code, const ConfigNode& at, const QString& expected, const QString& found,
                           const QString& hint)
{
    SectionReader::report(m_errors, code, at, expected, found, hint);
}

bool OpenSloReader::isOpenSlo(const ConfigNode& document)
{
    return document["apiVersion"].isScalar() || document["kind"].isScalar();
}

void OpenSloReader::note(const ConfigNode& document)
{
    SectionReader section(document, m_errors);
    const std::string version = section.requiredText("apiVersion");
    if (version == "openslo/v1alpha" || version == "openslo.com/v2alpha" || version == "openslo/v2alpha") {
        reportNotSupported(m_errors, document["apiVersion"],
                           Text::tr("the version %1 of OpenSLO").arg(document["apiVersion"].shownText()),
                           Text::tr("Turn it into openslo/v1: traceo slo import FILE"));
        return;
    }
    if (!version.empty() && version != "openslo/v1" && version != "openslo.com/v1") {
        report(ErrorCode::BadValue, document["apiVersion"], Text::tr("openslo/v1"), document["apiVersion"].shownText());
        return;
    }
    if (!section.has("kind"))
        section.requiredText("kind");
    const auto kind =
        section.word("kind", {"SLO", "SLI", "Service", "DataSource", "AlertPolicy", "AlertCondition", "AlertNotificationTarget"});
    section.node("metadata");
    section.node("spec");
    section.finish();
    if (!kind || *kind == "SLO")
        return;
    if (*kind == "SLI") {
        noteIndicator(document);
        return;
    }
    if (kind->starts_with("Alert")) {
        m_alerts.note(document);
        return;
    }
    noteObject(*kind, document);
}

void OpenSloReader::noteObject(const std::string& kind, const ConfigNode& document)
{
    const std::size_t before = m_errors.size();
    OpenSloMetadata metadata = readOpenSloMetadata(document["metadata"], m_errors);
    checkOpenSloObject(kind, document, m_sources, m_errors);
    if (kind == "DataSource")
        std::ranges::move(literalSecretsIn(document["spec"]["connectionDetails"]), std::back_inserter(m_warnings));
    else if (m_errors.size() == before && std::ranges::find(m_services, metadata.name, &ServiceWords::name) == m_services.end())
        m_services.push_back({.name = std::move(metadata.name),
                              .displayName = std::move(metadata.displayName),
                              .owner = std::move(metadata.owner),
                              .description = document["spec"]["description"].text()});
}

OpenSloReader::Metric OpenSloReader::metricOf(const ConfigNode& spec)
{
    const bool isRatio = !spec["ratioMetric"].isMissing();
    if (isRatio == !spec["thresholdMetric"].isMissing())
        return Metric::Unknown;
    return isRatio ? Metric::Ratio : Metric::Threshold;
}

void OpenSloReader::noteIndicator(const ConfigNode& document)
{
    const std::size_t before = m_errors.size();
    const OpenSloMetadata metadata = readOpenSloMetadata(document["metadata"], m_errors);
    NotedIndicator noted{document["metadata"]["name"].location(),
                         readOpenSloIndicator(document["spec"], document["metadata"], m_sources, m_errors),
                         metricOf(document["spec"]), ErrorCode::BadValue};
    if (m_errors.size() != before)
        noted.problem = m_errors[before].code;
    if (metadata.name.empty())
        return;
    const auto [first, isNew] = m_indicators.emplace(metadata.name, noted);
    if (!isNew)
        report(ErrorCode::Ambiguous, document["metadata"]["name"], Text::tr("a name no other SLI has"),
               document["metadata"]["name"].shownText(), Text::tr("It stands first at %1.").arg(first->second.at.toText()));
}

std::vector<SloDefinition> OpenSloReader::readSlos(const ConfigNode& document)
{
    const std::string& version = document["apiVersion"].text();
    if (document["kind"].text() != "SLO" || (version != "openslo/v1" && version != "openslo.com/v1"))
        return {};
    const std::size_t before = m_errors.size();
    SloDefinition slo;
    slo.location = document.location();
    readMetadata(document, slo);
    std::vector<SloDefinition> slos = readSpec(document["spec"], std::move(slo));
    const ConfigNode& policies = document["spec"]["alertPolicies"];
    if (m_errors.size() != before) {
        m_alerts.check(policies);
        return {};
    }
    readAlerts(policies, slos);
    return slos;
}

/// A mistake that is one for each of them is said once.
void OpenSloReader::readAlerts(const ConfigNode& policies, std::vector<SloDefinition>& slos)
{
    const std::size_t before = m_errors.size();
    for (SloDefinition& slo : slos) {
        const auto earlier = std::ptrdiff_t(m_errors.size());
        slo.alerts = m_alerts.read(policies, slo);
        const auto known = std::vector(m_errors.begin() + std::ptrdiff_t(before), m_errors.begin() + earlier);
        m_errors.erase(std::remove_if(m_errors.begin() + earlier, m_errors.end(),
                                      [&known](const Error& error) { return std::ranges::find(known, error) != known.end(); }),
                       m_errors.end());
    }
}

void OpenSloReader::readMetadata(const ConfigNode& document, SloDefinition& slo)
{
    OpenSloMetadata metadata = readOpenSloMetadata(document["metadata"], m_errors);
    slo.name = std::move(metadata.name);
    slo.displayName = std::move(metadata.displayName);
    slo.owner = std::move(metadata.owner);
    slo.validFrom = metadata.validFrom;
    slo.serviceHours = std::move(metadata.serviceHours);
    slo.policy = std::move(metadata.policy);
    slo.unobservedAfter = metadata.unobservedAfter;
}

std::vector<SloDefinition> OpenSloReader::readSpec(const ConfigNode& spec, SloDefinition slo)
{
    SectionReader section(spec, m_errors);
    if (!spec.isMap()) {
        if (spec.isMissing())
            report(ErrorCode::BadValue, spec, Text::tr("the key “spec”"), spec.kindText());
        return {};
    }
    slo.description = openSloDescription(section, spec, m_errors);
    slo.service = section.requiredText("service");
    readMethod(section, slo);
    readTimeWindow(section.node("timeWindow"), slo);
    readIndicator(section, spec, slo);
    std::vector<SloDefinition> slos = readObjectives(section.node("objectives"), spec, std::move(slo));
    if (const ConfigNode& policies = section.node("alertPolicies"); !policies.isList() && !policies.isMissing())
        report(ErrorCode::BadValue, policies, Text::tr("a list of alert policies"), policies.kindText());
    section.finish();
    return slos;
}

void OpenSloReader::readMethod(SectionReader& spec, SloDefinition& slo)
{
    using Kind = BudgetingMethod::Kind;
    if (!spec.has("budgetingMethod"))
        spec.requiredText("budgetingMethod");
    const auto method = spec.word("budgetingMethod", {"Occurrences", "Timeslices", "RatioTimeslices"});
    if (method)
        slo.method.kind = *method == "Timeslices" ? Kind::Timeslices
            : *method == "RatioTimeslices"        ? Kind::RatioTimeslices
                                                  : Kind::Occurrences;
}

void OpenSloReader::readTimeWindow(const ConfigNode& list, SloDefinition& slo)
{
    if (list.isMissing() || (list.isList() && list.items().empty())) {
        reportNotSupported(m_errors, list, Text::tr("an SLO without timeWindow"),
                           Text::tr("OpenSLO lets it be left out and does not say what holds then: some tools take 28 days, "
                                    "others 30, and an error budget is one of a window. Write the one that is meant, such as "
                                    "timeWindow: [{duration: 30d, isRolling: true}]"));
        return;
    }
    if (!list.isList() || list.items().size() > 1) {
        report(ErrorCode::BadValue, list, Text::tr("a list of one timeWindow"),
               list.isList() ? QString::number(list.items().size()) : list.kindText());
        return;
    }
    readWindow(list.items().front(), slo);
}

void OpenSloReader::readWindow(const ConfigNode& node, SloDefinition& slo)
{
    SectionReader section(node, m_errors);
    if (!node.isMap()) {
        if (node.isMissing())
            report(ErrorCode::BadValue, node, Text::tr("{duration: 30d, isRolling: true}"), node.kindText());
        return;
    }
    const std::string text = section.requiredText("duration");
    const auto duration = openSloDuration(text);
    if (!text.empty() && !duration)
        report(ErrorCode::BadValue, node["duration"], Text::tr("a whole number and one of m, h, d, w, M, Q, Y"),
               node["duration"].shownText());
    const auto rolling = section.boolean("isRolling");
    const ConfigNode& calendar = section.node("calendar");
    section.finish();
    if (section.has("isRolling") && !rolling)
        return;
    if (rolling.value_or(false)) {
        if (section.has("calendar"))
            report(ErrorCode::BadValue, calendar, Text::tr("no calendar where isRolling is true"), calendar.kindText());
        if (duration && isWindow(duration->length(), node["duration"], m_errors))
            slo.window = {.length = duration->length(), .calendar = {}};
        return;
    }
    if (!section.has("calendar")) {
        report(ErrorCode::BadValue, node, Text::tr("isRolling: true, or a calendar"), Text::tr("neither"));
        return;
    }
    auto periods = readCalendar(calendar);
    if (!periods || !duration || !isWindow(duration->length(), node["duration"], m_errors))
        return;
    periods->count = int(duration->count);
    periods->unit = duration->unit;
    slo.window = {.length = duration->length(), .calendar = std::move(periods)};
}

/// Where the first period begins, and the zone.
std::optional<CalendarPeriods> OpenSloReader::readCalendar(const ConfigNode& node)
{
    const std::size_t before = m_errors.size();
    SectionReader section(node, m_errors);
    const std::string start = section.requiredText("startTime");
    const QString text = QString::fromStdString(start);
    const QDate date = QDate::fromString(text.section(u' ', 0, 0), u"yyyy-MM-dd"_s);
    const QTime time =
        QTime::fromString(text.section(u' ', 1), u"HH:mm:ss"_s); // apart: together they would be of this machine's zone
    if (!start.empty() && (!date.isValid() || !time.isValid()))
        report(ErrorCode::BadValue, node["startTime"], Text::tr("a time such as 2026-01-31 00:00:00"),
               node["startTime"].shownText());
    const std::string zone = section.requiredText("timeZone");
    const auto known = timeZoneNamed(QByteArray::fromStdString(zone));
    if (!zone.empty() && !known)
        report(ErrorCode::BadValue, node["timeZone"], Text::tr("an IANA time zone such as Europe/Berlin"),
               node["timeZone"].shownText());
    section.finish();
    if (m_errors.size() != before)
        return std::nullopt;
    return CalendarPeriods{.startDate = date, .startTime = time, .zone = *known};
}

std::vector<SloDefinition> OpenSloReader::readObjectives(const ConfigNode& list, const ConfigNode& spec, SloDefinition slo)
{
    if (!list.isList() || list.items().empty()) {
        report(ErrorCode::BadValue, list, Text::tr("a list of at least one objective"),
               list.isList() ? Text::tr("an empty list") : list.kindText());
        return {};
    }
    if (std::ranges::any_of(list.items(), hasIndicator)) {
        if (isComposite(list, spec))
            readComposite(list, slo);
        return {std::move(slo)};
    }
    if (list.items().size() > 1 && m_metric == Metric::Threshold)
        report(ErrorCode::BadValue, list.items()[1], Text::tr("one objective of a thresholdMetric, as OpenSLO v1 has it"),
               QString::number(list.items().size()), Text::tr("Write one SLO for each objective."));
    std::vector<SloDefinition> slos;
    for (const ConfigNode& objective : list.items()) {
        SloDefinition one = slo;
        readObjective(objective, one, false);
        if (list.items().size() > 1)
            nameAfter(objective, slos.size() + 1, one);
        slos.push_back(std::move(one));
    }
    return slos;
}

/// Whether it is a legal one.
bool OpenSloReader::isComposite(const ConfigNode& list, const ConfigNode& spec)
{
    if (hasIndicator(spec)) {
        report(ErrorCode::BadValue, *std::ranges::find_if(list.items(), hasIndicator),
               Text::tr("indicators either of the SLO or of its objectives"), Text::tr("both"));
        return false;
    }
    if (!std::ranges::all_of(list.items(), hasIndicator)) {
        report(ErrorCode::BadValue, list, Text::tr("an indicator for every objective of a composite SLO"),
               Text::tr("an objective without one"));
        return false;
    }
    return true;
}

/// Objectives with indicators of their own.
void OpenSloReader::readComposite(const ConfigNode& list, SloDefinition& slo)
{
    const std::size_t before = m_errors.size();
    Composite composite{.burn = Composite::Burn::Sum, .members = {}};
    for (const ConfigNode& node : list.items()) {
        SloDefinition part = slo; // its name, window and method
        const double weight = readObjective(node, part, true);
        const std::string& shown = node["displayName"].text();
        part.location = node.location();
        composite.members.push_back({.name = shown.empty() ? std::to_string(composite.members.size() + 1) : shown,
                                     .isOwn = true,
                                     .weight = weight,
                                     .slo = std::make_shared<const SloDefinition>(std::move(part)),
                                     .at = node.location()});
    }
    if (m_errors.size() == before && !takeMembers(slo, std::move(composite)))
        report(ErrorCode::BadValue, list,
               Text::tr("weights and targets that leave an error budget between a billionth and all events"),
               Text::tr("no such budget"));
}

double OpenSloReader::readObjective(const ConfigNode& node, SloDefinition& slo, bool isOfComposite)
{
    SectionReader section(node, m_errors);
    if (!node.isMap()) {
        if (node.isMissing())
            report(ErrorCode::BadValue, node, Text::tr("an objective such as {target: 0.999}"), node.kindText());
        return 1;
    }
    section.text("displayName");
    if (isOfComposite)
        readIndicator(section, node, slo);
    readTarget(section, node, slo);
    readThreshold(section, node, slo);
    readTimeSlice(section, node, slo);
    const double weight = section.number("compositeWeight").value_or(1);
    if (weight <= 0)
        report(ErrorCode::BadValue, node["compositeWeight"], Text::tr("a weight above 0"), node["compositeWeight"].shownText());
    section.finish();
    return weight;
}

/// Of a thresholdMetric, and of nothing else.
void OpenSloReader::readThreshold(SectionReader& section, const ConfigNode& node, SloDefinition& slo)
{
    if (m_metric == Metric::Threshold) {
        slo.sli.threshold = thresholdOf(section, node, {"lt", "lte", "gt", "gte"}, m_errors);
        return;
    }
    for (const std::string_view key : {"op", "value"}) {
        section.node(key);
        if (section.has(key) && m_metric == Metric::Ratio) // else which keys are right cannot be said
            report(ErrorCode::BadValue, node[key], Text::tr("no op and value for a ratioMetric"), node[key].shownText());
    }
}

void OpenSloReader::readTimeSlice(SectionReader& section, const ConfigNode& node, SloDefinition& slo)
{
    const auto target = section.text("timeSliceTarget");
    const auto window = section.text("timeSliceWindow");
    const auto missing = [&](const QString& key) {
        report(ErrorCode::BadValue, node,
               Text::tr("%1, which the budgeting method %2 needs").arg(key, QString::fromStdString(slo.method.word())),
               Text::tr("none"));
    };
    if (slo.method.kind == BudgetingMethod::Kind::Timeslices && !section.has("timeSliceTarget"))
        missing(u"timeSliceTarget"_s);
    if (slo.method.isOfTime() && !section.has("timeSliceWindow"))
        missing(u"timeSliceWindow"_s);
    if (target) {
        const auto ratio = decimalOf(*target);
        if (ratio && ratio->parts > 0 && ratio->parts <= Objective::kScale)
            slo.method.sliceTarget = {.parts = ratio->parts, .decimals = std::max(0, ratio->decimals - 2)};
        else
            report(ErrorCode::BadValue, node["timeSliceTarget"], Text::tr("a ratio above 0, at most 1"),
                   node["timeSliceTarget"].shownText());
    }
    if (!window)
        return;
    const auto length = timeSliceOf(*window);
    if (!length)
        report(ErrorCode::BadValue, node["timeSliceWindow"],
               Text::tr("a whole number and one of m, h, d, w, M, Q, Y, or none for minutes"),
               node["timeSliceWindow"].shownText());
    else if (slo.method.isOfTime() && length->length() > slo.window.length)
        report(ErrorCode::BadValue, node["timeSliceWindow"], Text::tr("no more than the window of the SLO"),
               node["timeSliceWindow"].shownText());
    else if (slo.method.isOfTime())
        slo.method.slice = length->length();
}

void OpenSloReader::readTarget(SectionReader& section, const ConfigNode& node, SloDefinition& slo)
{
    const ConfigNode& target = section.node("target");
    const ConfigNode& percent = section.node("targetPercent");
    if (section.has("target") == section.has("targetPercent")) {
        report(ErrorCode::BadValue, node, Text::tr("exactly one of target and targetPercent"),
               section.has("target") ? Text::tr("both") : Text::tr("neither"));
        return;
    }
    const auto objective = section.has("target") ? objectiveAt(target, ObjectiveForm::Ratio, m_errors)
                                                 : objectiveAt(percent, ObjectiveForm::Percent, m_errors);
    if (objective)
        slo.objective = *objective;
}

void OpenSloReader::readIndicator(SectionReader& section, const ConfigNode& spec, SloDefinition& slo)
{
    const ConfigNode& inlined = section.node("indicator");
    const ConfigNode& reference = section.node("indicatorRef");
    m_metric = Metric::Unknown;
    if (section.has("indicator") && section.has("indicatorRef")) {
        report(ErrorCode::BadValue, spec, Text::tr("exactly one of indicator and indicatorRef"), Text::tr("both"));
        return;
    }
    if (section.has("indicatorRef")) {
        readReference(reference, slo);
        return;
    }
    if (!section.has("indicator")) {
        if (!std::ranges::any_of(spec["objectives"].items(), hasIndicator))
            report(ErrorCode::BadValue, spec, Text::tr("exactly one of indicator and indicatorRef"), Text::tr("neither"));
        return;
    }
    SectionReader indicator(inlined, m_errors);
    const ConfigNode& metadata = indicator.node("metadata");
    const ConfigNode& inner = indicator.node("spec");
    indicator.finish();
    m_metric = metricOf(inner);
    if (indicator.has("metadata"))
        readOpenSloMetadata(metadata, m_errors);
    if (inlined.isMap() || inlined.isMissing())
        slo.sli = readOpenSloIndicator(inner, metadata, m_sources, m_errors).value_or(SliDefinition{});
}

void OpenSloReader::readReference(const ConfigNode& node, SloDefinition& slo)
{
    if (!node.isScalar()) {
        report(ErrorCode::BadValue, node, Text::tr("the name of an SLI"), node.kindText());
        return;
    }
    const auto noted = m_indicators.find(node.text());
    if (noted == m_indicators.end()) {
        std::vector<std::string> names;
        for (const auto& [name, indicator] : m_indicators)
            names.push_back(name);
        report(ErrorCode::NotFound, node, Text::tr("the name of an SLI"), node.shownText(), suggestion(node.text(), names));
        return;
    }
    m_metric = noted->second.metric;
    if (noted->second.sli)
        slo.sli = *noted->second.sli;
    else
        report(noted->second.problem, node, Text::tr("an SLI that can be used"), node.shownText(),
               Text::tr("What is wrong with it stands at %1.").arg(noted->second.at.toText()));
}

} // namespace traceo
