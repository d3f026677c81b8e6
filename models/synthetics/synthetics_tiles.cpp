#include "synthetics/synthetics_tiles.h"

#include "core/format.h"
#include "synthetics/quantile.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SyntheticsReport)
};

std::shared_ptr<const Explanation> why(const QString& title, const QString& formula, std::vector<Explanation::Input> inputs)
{
    Explanation explanation;
    explanation.title = title;
    explanation.formula = formula;
    explanation.inputs = std::move(inputs);
    explanation.command = u"traceo probes list"_s;
    return std::make_shared<const Explanation>(std::move(explanation));
}

Quality qualityOf(const SyntheticsReport& report)
{
    return report.isFilling ? Quality::Partial : Quality::Ok;
}

/// What a check that is up from most regions hides.
QString pairsText(const SyntheticsReport& report)
{
    const auto count = [&report](ProbeState state) { return int(std::ranges::count(report.rows, state, &ProbeRow::state)); };
    QStringList words{Text::tr("%n pair(s)", nullptr, int(report.rows.size()))};
    if (const int down = count(ProbeState::Down); down > 0)
        words << Text::tr("%n down", nullptr, down);
    if (const int unseen = count(ProbeState::NotObserved); unseen > 0)
        words << Text::tr("%n not observed", nullptr, unseen);
    return words.join(u", "_s);
}

KeyFigure sizeTile(const SyntheticsReport& report)
{
    const std::size_t checks = report.checks.size();
    const std::size_t regions = report.regions.size();
    const Reading count{.value = double(checks),
                        .unit = Unit::Count,
                        .at = report.moment,
                        .quality = Quality::Ok,
                        .why = why(Text::tr("Checks"), Text::tr("checks with a run in the last seven days"),
                                   {{Text::tr("regions"), QString::number(regions)},
                                    {Text::tr("pairs"), QString::number(report.rows.size())}})};
    return {.title = Text::tr("Checks × regions"), .value = count, .unit = u"× %1"_s.arg(regions), .note = pairsText(report)};
}

KeyFigure statesTile(const SyntheticsReport& report)
{
    std::map<Status, int> counts;
    for (const CheckRow& check : report.checks)
        ++counts[check.status];
    std::vector<Explanation::Input> inputs;
    for (const auto& [status, count] : counts)
        inputs.push_back({nameOf(status), QString::number(count)});
    const int up = counts[Status::Ok] + counts[Status::Warning];
    KeyFigure tile{.title = Text::tr("State of %n check(s)", nullptr, int(report.checks.size())),
                   .value = {.value = double(up),
                             .unit = Unit::Count,
                             .at = report.moment,
                             .quality = Quality::Ok,
                             .why = why(Text::tr("Checks by state"),
                                        Text::tr("down: at least half of the regions that see it see it down"), inputs)},
                   .unit = Text::tr("up")};
    if (counts[Status::Stale] + counts[Status::Unknown] == int(report.checks.size()))
        tile.value.quality = Quality::Unknown; // none that is known to be up is something else than none up
    counts.erase(Status::Ok);
    for (const auto& [status, count] : counts) {
        if (count > 0)
            tile.counts.emplace_back(status, count);
    }
    if (tile.counts.empty())
        tile.note = Text::tr("all of them");
    return tile;
}

void addLatency(const SyntheticsReport& report, std::vector<double> durations, std::vector<KeyFigure>& tiles)
{
    const std::size_t count = durations.size();
    const auto p95 = quantile(std::move(durations), 0.95);
    if (!p95)
        return;
    const Reading value{.value = *p95,
                        .unit = Unit::Seconds,
                        .at = report.moment,
                        .quality = qualityOf(report),
                        .better = Better::Lower,
                        .why = why(Text::tr("Duration, p95"),
                                   Text::tr("the duration that 95 % of all successful runs did not exceed"),
                                   {{Text::tr("runs"), countText(double(count))}})};
    tiles.push_back({.title = Text::tr("p95, all regions"),
                     .value = value,
                     .unit = {},
                     .note = Text::tr("of successful runs, %1").arg(report.windowName)});
}

Availability sumOf(const std::vector<Availability>& sums)
{
    Availability all;
    for (const Availability& sum : sums)
        all += sum;
    return all;
}

void addAvailability(const SyntheticsReport& report, const Availability& all, std::vector<KeyFigure>& tiles)
{
    const auto ratio = all.ratio();
    if (!ratio)
        return;
    const Reading value{.value = *ratio,
                        .unit = Unit::Ratio,
                        .at = report.moment,
                        .quality = qualityOf(report),
                        .better = Better::Higher,
                        .decimals = 2,
                        .why =
                            why(Text::tr("Availability"), Text::tr("availability = up ÷ (up + down), by runs"),
                                {{Text::tr("up"), countText(double(all.up))}, {Text::tr("down"), countText(double(all.down))}})};
    tiles.push_back({.title = Text::tr("Availability, %1").arg(report.windowName),
                     .value = value,
                     .unit = u"%"_s,
                     .note = Text::tr("%1 of %2 runs failed").arg(countText(double(all.down)), countText(double(all.runs())))});
}

void addCertificate(const SyntheticsReport& report, std::vector<KeyFigure>& tiles)
{
    const CheckRow* first = nullptr;
    for (const CheckRow& check : report.checks) {
        if (check.certificate.hasValue() && (!first || check.certificate.value < first->certificate.value))
            first = &check;
    }
    if (first)
        tiles.push_back({.title = Text::tr("Next certificate"), .value = first->certificate, .unit = {}, .note = first->name});
}

KeyFigure coverageTile(const SyntheticsReport& report, const Availability& all)
{
    const auto silent = std::ranges::find_if(report.regions, &RegionColumn::isSilent);
    const bool one = silent != report.regions.end();
    return {.title = Text::tr("Observed, %1").arg(report.windowName),
            .value = {.value = all.coverage(),
                      .unit = Unit::Ratio,
                      .at = report.moment,
                      .quality = Quality::Ok,
                      .better = Better::Higher,
                      .decimals = 2,
                      .why = why(Text::tr("Observed"), Text::tr("time up + time down, of the time of all pairs"), {})},
            .unit = u"%"_s,
            .note = report.isFilling ? Text::tr("filling")
                : one                ? Text::tr("%1 silent, not counted as down").arg(silent->name)
                                     : QString()};
}

} // namespace

std::vector<KeyFigure> tilesOf(const SyntheticsReport& report, const std::vector<Availability>& sums,
                               std::vector<double> durations)
{
    std::vector<KeyFigure> tiles{sizeTile(report), statesTile(report)};
    const Availability all = sumOf(sums);
    addLatency(report, std::move(durations), tiles);
    addAvailability(report, all, tiles);
    addCertificate(report, tiles);
    tiles.push_back(coverageTile(report, all));
    return tiles;
}

} // namespace traceo
