#include "overview/overview_report.h"

#include "core/format.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Overview)
};

constexpr std::size_t kMostPast = 1000;

std::optional<UtcMs> heardUpTo(const std::vector<SourceSeen>& sources)
{
    std::optional<UtcMs> all;
    for (const SourceSeen& seen : sources) {
        if (!seen.answered)
            return std::nullopt;
        all = std::min(all.value_or(*seen.answered), *seen.answered);
    }
    return all;
}

/// "14:02" on the day itself, else with the date.
QString hourText(UtcMs at, UtcMs now, const Style& style)
{
    const QString whole = momentText(at, now, style);
    const auto dayOf = [](const QString& text) { return text.section(u' ', 0, -2); };
    return dayOf(whole) == dayOf(momentText(now, now, style)) ? whole.section(u' ', -1) : whole;
}

/// That all is well is said only when all was seen.
QString headlineOf(const OverviewReport& report, bool hasSources, const Style& style)
{
    if (report.attention > 0)
        return Text::tr("%n need(s) attention", nullptr, report.attention);
    if (!hasSources)
        return Text::tr("Nothing is watched yet");
    if (report.isFilling)
        return Text::tr("Nothing known needs you; history is still being fetched");
    if (!report.asOf || !report.unseen.isEmpty())
        return Text::tr("Nothing known needs you, but not all can be seen");
    return Text::tr("Nothing needs you, as of %1").arg(hourText(*report.asOf, report.moment, style));
}

Result<Strip> hoursOf(const Scene& scene, std::vector<HourStates> objectives)
{
    const UtcMs moment = scene.question.moment();
    HoursSeen seen{.hours = lastHours(moment, scene.question.style.zone), .moment = moment, .objectives = std::move(objectives)};
    // What begins in this millisecond is part of it.
    auto alerts =
        alertHistory(scene.snapshot, scene.config, scene.sources, {seen.hours.from, moment + Millis{1}}, scene.question);
    if (!alerts)
        return alerts.error();
    auto heard = heardHours(scene.snapshot, scene.config, seen.hours, moment);
    if (!heard)
        return heard.error();
    std::erase_if(*alerts, isOwnAlone); // burn rates are among the hours of the objectives
    seen.alerts = std::move(*alerts);
    seen.heard = std::move(*heard);
    return stateByHour(seen);
}

} // namespace

Result<OverviewReport> build(const history::Snapshot& snapshot, const OverviewConfig& config, const Question& question)
{
    OverviewReport report;
    report.moment = question.moment();
    report.range = {report.moment - question.range, report.moment};
    const auto sources = sourcesSeen(snapshot, config, report.moment);
    if (!sources)
        return sources.error();
    auto alerts = alertsAt(snapshot, config, *sources, question);
    if (!alerts)
        return alerts.error();
    auto past = alertHistory(snapshot, config, *sources, report.range, question);
    if (!past)
        return past.error();
    auto found = findingsOf({snapshot, config, question, *sources, *alerts});
    if (!found)
        return found.error();

    auto hours = hoursOf({snapshot, config, question, *sources, *alerts}, std::move(found->objectives));
    if (!hours)
        return hours.error();

    report.hours = std::move(*hours);
    report.isCut = past->size() > kMostPast;
    past->resize(std::min(past->size(), kMostPast));
    report.alerts = std::move(*past);
    report.current = std::move(*alerts);
    report.asOf = heardUpTo(*sources);
    report.list = std::move(found->list);
    report.tiles = std::move(found->tiles);
    report.states = std::move(found->states);
    report.isFilling = found->isFilling;
    report.unseen = QStringList(found->unseen.begin(), found->unseen.end()).join(u' ');
    for (const Finding& finding : report.list) {
        report.attention += needsSomebody(finding.status) ? 1 : 0;
        if (needsSomebody(finding.status))
            report.worst = std::min(report.worst, finding.status);
    }
    report.headline = headlineOf(report, !config.sources.empty(), question.style);
    return report;
}

} // namespace traceo
