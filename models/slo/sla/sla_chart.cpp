#include "slo/sla/sla_chart.h"

#include "slo/slo_charts.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SlaReport)
};

constexpr double kSeenSeconds = 30; ///< of a minute, so that it counts as observed on a chart

bool isSeen(const SliceRows& table, std::size_t i)
{
    return table.excluded[i] || table.counted[i].observedSeconds > 0 || table.counted[i].total > 0;
}

void extend(LinePoint& point, double value)
{
    if (!point.hasValue())
        point.first = point.min = point.max = value;
    point.min = std::min(point.min, value);
    point.max = std::max(point.max, value);
    point.last = value;
}

Line leftLine(const SliceRows& table, double allowed, TimeSpan period, int columns)
{
    Line line{.name = Text::tr("left"), .unit = Unit::Ratio, .points = {}, .newest = {}};
    for (const UtcMs start : columnStarts(period, columns))
        line.points.push_back({.at = start});
    double bad = 0;
    std::size_t column = 0;
    for (std::size_t i = 0; i < table.size() && allowed > 0; ++i) {
        const Slice& slice = table.judged[i];
        bad += slice.total - slice.good;
        while (column + 1 < line.points.size() && slice.end > line.points[column + 1].at)
            ++column;
        if (isSeen(table, i))
            extend(line.points[column], 1 - bad / allowed);
    }
    if (allowed > 0 && table.size() > 0)
        line.newest = {.value = 1 - bad / allowed,
                       .unit = Unit::Ratio,
                       .at = table.span().to,
                       .quality = Quality::Ok,
                       .better = Better::Higher,
                       .decimals = 1};
    return line;
}

Line evenLine(TimeSpan period)
{
    Line line{.name = Text::tr("even spend"), .unit = Unit::Ratio, .style = Line::Style::Ideal, .points = {}, .newest = {}};
    line.points = {{period.from, 1, 1, 1, 1}, {period.to - Millis{1}, 0, 0, 0, 0}};
    line.newest = {.value = 0, .unit = Unit::Ratio, .at = period.to, .quality = Quality::Ok, .decimals = 0};
    return line;
}

/// Minutes one after the other of which `is` holds, as bands; what is too short to be drawn is left out.
template <class Is>
void addBands(const SliceRows& table, Band::Kind kind, const QString& name, Millis least, Is is, std::vector<Band>& bands)
{
    TimeSpan run;
    const auto close = [&] {
        if (!run.isEmpty() && run.length() >= least)
            bands.push_back({kind, run, name});
        run = {};
    };
    for (std::size_t i = 0; i < table.size(); ++i) {
        const UtcMs end = table.counted[i].end;
        if (!is(i)) {
            close();
            continue;
        }
        if (run.isEmpty())
            run.from = end - kMinute;
        run.to = end;
    }
    close();
}

} // namespace

Chart slaChart(const SliceRows& table, double allowed, TimeSpan period, int columns)
{
    Chart chart{.title = Text::tr("Error budget left"),
                .note = Text::tr("% of the period's"),
                .unit = Unit::Ratio,
                .range = period,
                .lines = {},
                .bands = {}};
    chart.area = true;
    chart.decimals = 1;
    chart.lines = {leftLine(table, allowed, period, columns), evenLine(period)};
    const Millis least = std::max(kMinute, period.length() / (2 * columns)); // to be seen
    addBands(
        table, Band::Kind::NotObserved, Text::tr("not observed"), least,
        [&table](std::size_t i) { return !table.excluded[i] && table.counted[i].observedSeconds < kSeenSeconds; }, chart.bands);
    addBands(
        table, Band::Kind::Maintenance, Text::tr("excluded"), least,
        [&table](std::size_t i) { return table.excluded[i].has_value(); }, chart.bands);
    return chart;
}

} // namespace traceo
