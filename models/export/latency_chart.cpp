#include "export/latency_chart.h"

#include "core/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CacheParts)
};

/// Buckets [from, to) of a map.
struct Buckets {
    std::size_t from = 0;
    std::size_t to = 0;
};

/// Those between the first and the last that held anything.
std::optional<Buckets> usedBuckets(const LatencyMap& map)
{
    std::optional<Buckets> used;
    for (const auto& column : map.cells) {
        for (std::size_t i = 0; i < std::min(column.size(), map.edges.size()); ++i) {
            if (!(column[i] > 0)) // nor where nobody looked
                continue;
            used = used ? Buckets{std::min(used->from, i), std::max(used->to, i + 1)} : Buckets{i, i + 1};
        }
    }
    return used;
}

double eventsIn(const std::vector<double>& column, Buckets buckets)
{
    double events = 0;
    for (std::size_t i = buckets.from; i < buckets.to; ++i)
        events += i < column.size() ? column[i] : std::numeric_limits<double>::quiet_NaN();
    return events;
}

QString bucketName(const LatencyMap& map, Buckets buckets)
{
    const auto text = [](double seconds) {
        return toText(Reading{.value = seconds, .unit = Unit::Seconds, .quality = Quality::Ok});
    };
    const double upper = map.edges[buckets.to - 1];
    if (std::isfinite(upper))
        return Text::tr("up to %1").arg(text(upper));
    return buckets.from == 0 ? Text::tr("any") : Text::tr("over %1").arg(text(map.edges[buckets.from - 1]));
}

Line lineOf(const LatencyMap& map, Buckets buckets)
{
    Line line{.name = bucketName(map, buckets), .unit = Unit::PerSecond, .points = {}, .newest = {.unit = Unit::PerSecond}};
    for (std::size_t i = 0; i < std::min({map.cells.size(), map.columns.size(), map.seconds.size()}); ++i) {
        const double seconds = map.seconds[i]; // not the column's length: little of it may have been observed
        const double rate = seconds > 0 ? eventsIn(map.cells[i], buckets) / seconds : std::numeric_limits<double>::quiet_NaN();
        line.points.push_back({map.columns[i].from, rate, rate, rate, rate});
    }
    return line;
}

} // namespace

Chart latencyChart(const LatencyMap& map)
{
    Chart chart{.title = Text::tr("Latency of commands"),
                .note = Text::tr("commands a second by how long they took"),
                .unit = Unit::PerSecond,
                .logarithmic = true,
                .range = map.range,
                .lines = {},
                .bands = {}};
    const auto used = usedBuckets(map);
    if (!used)
        return chart;
    const std::size_t each = (used->to - used->from + kMostLatencyRows - 1) / kMostLatencyRows;
    for (std::size_t to = used->to; to > used->from;) {
        const std::size_t from = to - used->from > each ? to - each : used->from;
        chart.lines.push_back(lineOf(map, {from, to}));
        to = from;
    }
    return chart;
}

} // namespace traceo
