#include "slo/openslo.h"

#include "slo/slo_config_values.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

#include <charconv>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(OpenSlo)
};

constexpr int kLongestDescription = 1050; // OpenSLO's own limit

/// "<int><unit>". OpenSLO leaves the length of M, Q and Y open; its SDK takes 30, 90 and 365 days, and
/// so do rolling windows here.
std::optional<Millis> openSloDuration(std::string_view text)
{
    std::int64_t count = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), count);
    const bool isNumber = problem == std::errc() && count > 0 && count <= 1'000'000 && !text.starts_with('+');
    if (!isNumber || end + 1 != text.data() + text.size())
        return std::nullopt;
    switch (*end) {
    case 'm':
        return count * kMinute;
    case 'h':
        return count * kHour;
    case 'd':
        return count * kDay;
    case 'w':
        return count * 7 * kDay;
    case 'M':
        return count * 30 * kDay;
    case 'Q':
        return count * 90 * kDay;
    case 'Y':
        return count * 365 * kDay;
    default:
        return std::nullopt;
    }
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
                           Text::tr("Write apiVersion: openslo/v1"));
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
    readOpenSloMetadata(document["metadata"], m_errors);
    if (kind->starts_with("Alert"))
        reportNotSupported(m_errors, document["kind"], Text::tr("objects of kind %1").arg(document["kind"].shownText()));
}

void OpenSloReader::noteIndicator(const ConfigNode& document)
{
    const std::size_t before = m_errors.size();
    const OpenSloMetadata metadata = readOpenSloMetadata(document["metadata"], m_errors);
    NotedIndicator noted{document["metadata"]["name"].location(), readOpenSloIndicator(document["spec"], m_sources, m_errors),
                         ErrorCode::BadValue};
    if (m_errors.size() != before)
        noted.problem = m_errors[before].code;
    if (metadata.name.empty())
        return;
    const auto [first, isNew] = m_indicators.emplace(metadata.name, noted);
    if (!isNew)
        report(ErrorCode::Ambiguous, document["metadata"]["name"], Text::tr("a name no other SLI has"),
               document["metadata"]["name"].shownText(), Text::tr("It stands first at %1.").arg(first->second.at.toText()));
}

std::optional<SloDefinition> OpenSloReader::readSlo(const ConfigNode& document)
{
    const std::string& version = document["apiVersion"].text();
    if (document["kind"].text() != "SLO" || (version != "openslo/v1" && version != "openslo.com/v1"))
        return std::nullopt;
    const std::size_t before = m_errors.size();
    SloDefinition slo;
    slo.location = document.location();
    readMetadata(document, slo);
    readSpec(document["spec"], slo);
    const bool isUsable = m_errors.size() == before;

    const ConfigNode& spec = document["spec"];
    if (spec["alertPolicies"].isList() && !spec["alertPolicies"].items().empty())
        reportNotSupported(m_errors, spec["alertPolicies"], u"alertPolicies"_s, Text::tr("The SLO itself is counted."));
    return isUsable ? std::optional(slo) : std::nullopt;
}

void OpenSloReader::readMetadata(const ConfigNode& document, SloDefinition& slo)
{
    OpenSloMetadata metadata = readOpenSloMetadata(document["metadata"], m_errors);
    slo.name = std::move(metadata.name);
    slo.displayName = std::move(metadata.displayName);
    slo.owner = std::move(metadata.owner);
    slo.validFrom = metadata.validFrom;
}

void OpenSloReader::readSpec(const ConfigNode& spec, SloDefinition& slo)
{
    SectionReader section(spec, m_errors);
    if (!spec.isMap()) {
        if (spec.isMissing())
            report(ErrorCode::BadValue, spec, Text::tr("the key “spec”"), spec.kindText());
        return;
    }
    slo.description = section.text("description").value_or("");
    if (const auto length = QString::fromStdString(slo.description).toUcs4().size(); length > kLongestDescription)
        report(ErrorCode::BadValue, spec["description"], Text::tr("at most %1 characters").arg(kLongestDescription),
               QString::number(length));
    slo.service = section.requiredText("service");
    readMethod(section, spec);
    readTimeWindow(section.node("timeWindow"), slo);
    readObjectives(section.node("objectives"), spec, slo);
    readIndicator(section, spec, slo);
    if (const ConfigNode& policies = section.node("alertPolicies"); !policies.isList() && !policies.isMissing())
        report(ErrorCode::BadValue, policies, Text::tr("a list of alert policies"), policies.kindText());
    section.finish();
}

void OpenSloReader::readMethod(SectionReader& spec, const ConfigNode& node)
{
    if (!spec.has("budgetingMethod"))
        spec.requiredText("budgetingMethod");
    const auto method = spec.word("budgetingMethod", {"Occurrences", "Timeslices", "RatioTimeslices"});
    if (method && *method != "Occurrences")
        reportNotSupported(m_errors, node["budgetingMethod"],
                           Text::tr("the budgeting method %1").arg(node["budgetingMethod"].shownText()));
}

void OpenSloReader::readTimeWindow(const ConfigNode& list, SloDefinition& slo)
{
    if (list.isMissing() || (list.isList() && list.items().empty())) {
        reportNotSupported(m_errors, list, Text::tr("an SLO without timeWindow"),
                           Text::tr("Write timeWindow: [{duration: 30d, isRolling: true}]"));
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
        if (duration && isWindow(*duration, node["duration"], m_errors))
            slo.window = *duration;
        return;
    }
    if (!section.has("calendar")) {
        report(ErrorCode::BadValue, node, Text::tr("isRolling: true, or a calendar"), Text::tr("neither"));
        return;
    }
    checkCalendar(calendar);
}

void OpenSloReader::checkCalendar(const ConfigNode& node)
{
    const std::size_t before = m_errors.size();
    SectionReader section(node, m_errors);
    const std::string start = section.requiredText("startTime");
    if (!start.empty() && !QDateTime::fromString(QString::fromStdString(start), u"yyyy-MM-dd HH:mm:ss"_s).isValid())
        report(ErrorCode::BadValue, node["startTime"], Text::tr("a time such as 2026-01-31 00:00:00"),
               node["startTime"].shownText());
    const std::string zone = section.requiredText("timeZone");
    if (!zone.empty() && !QTimeZone::isTimeZoneIdAvailable(QByteArray::fromStdString(zone)))
        report(ErrorCode::BadValue, node["timeZone"], Text::tr("an IANA time zone such as Europe/Berlin"),
               node["timeZone"].shownText());
    section.finish();
    if (m_errors.size() == before)
        reportNotSupported(m_errors, node, Text::tr("a calendar time window"), Text::tr("Write isRolling: true"));
}

void OpenSloReader::readObjectives(const ConfigNode& list, const ConfigNode& spec, SloDefinition& slo)
{
    if (!list.isList() || list.items().empty()) {
        report(ErrorCode::BadValue, list, Text::tr("a list of at least one objective"),
               list.isList() ? Text::tr("an empty list") : list.kindText());
        return;
    }
    const auto hasIndicator = [](const ConfigNode& node) {
        return !node["indicator"].isMissing() || !node["indicatorRef"].isMissing();
    };
    const auto composite = std::ranges::find_if(list.items(), hasIndicator);
    if (composite != list.items().end()) {
        if (hasIndicator(spec))
            report(ErrorCode::BadValue, *composite, Text::tr("indicators either of the SLO or of its objectives"),
                   Text::tr("both"));
        else if (!std::ranges::all_of(list.items(), hasIndicator))
            report(ErrorCode::BadValue, list, Text::tr("an indicator for every objective of a composite SLO"),
                   Text::tr("an objective without one"));
        else
            reportNotSupported(m_errors, *composite, Text::tr("a composite SLO"));
        return;
    }
    for (const ConfigNode& objective : list.items())
        readObjective(objective, slo);
    if (list.items().size() > 1)
        reportNotSupported(m_errors, list.items()[1], Text::tr("several objectives of one SLO"),
                           Text::tr("Write one SLO for each objective."));
}

void OpenSloReader::readObjective(const ConfigNode& node, SloDefinition& slo)
{
    SectionReader section(node, m_errors);
    if (!node.isMap()) {
        if (node.isMissing())
            report(ErrorCode::BadValue, node, Text::tr("an objective such as {target: 0.999}"), node.kindText());
        return;
    }
    section.text("displayName");
    readTarget(section, node, slo);
    for (const std::string_view key : {"op", "value"}) {
        section.node(key);
        if (section.has(key))
            report(ErrorCode::BadValue, node[key], Text::tr("no op and value for a ratioMetric"), node[key].shownText());
    }
    if (const auto slice = section.number("timeSliceTarget"); slice && (*slice <= 0 || *slice > 1))
        report(ErrorCode::BadValue, node["timeSliceTarget"], Text::tr("a ratio above 0, at most 1"),
               node["timeSliceTarget"].shownText());
    if (const auto slice = section.text("timeSliceWindow"); slice && !openSloDuration(*slice))
        report(ErrorCode::BadValue, node["timeSliceWindow"], Text::tr("a whole number and one of m, h, d, w, M, Q, Y"),
               node["timeSliceWindow"].shownText());
    if (const auto weight = section.number("compositeWeight"); weight && *weight <= 0)
        report(ErrorCode::BadValue, node["compositeWeight"], Text::tr("a weight above 0"), node["compositeWeight"].shownText());
    section.finish();
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
    if (section.has("indicator") && section.has("indicatorRef")) {
        report(ErrorCode::BadValue, spec, Text::tr("exactly one of indicator and indicatorRef"), Text::tr("both"));
        return;
    }
    if (section.has("indicatorRef")) {
        readReference(reference, slo);
        return;
    }
    if (!section.has("indicator")) {
        const auto hasIndicator = [](const ConfigNode& node) {
            return !node["indicator"].isMissing() || !node["indicatorRef"].isMissing();
        };
        if (!std::ranges::any_of(spec["objectives"].items(), hasIndicator))
            report(ErrorCode::BadValue, spec, Text::tr("exactly one of indicator and indicatorRef"), Text::tr("neither"));
        return;
    }
    SectionReader indicator(inlined, m_errors);
    const ConfigNode& metadata = indicator.node("metadata");
    const ConfigNode& inner = indicator.node("spec");
    indicator.finish();
    if (indicator.has("metadata"))
        readOpenSloMetadata(metadata, m_errors);
    if (inlined.isMap() || inlined.isMissing())
        slo.sli = readOpenSloIndicator(inner, m_sources, m_errors).value_or(SliDefinition{});
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
    if (noted->second.sli)
        slo.sli = *noted->second.sli;
    else
        report(noted->second.problem, node, Text::tr("an SLI that can be used"), node.shownText(),
               Text::tr("What is wrong with it stands at %1.").arg(noted->second.at.toText()));
}

} // namespace traceo
