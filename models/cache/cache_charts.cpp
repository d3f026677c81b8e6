#include "cache/cache_charts.h"

#include "core/format.h"
#include "sli/asked.h"
#include "sli/observed.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace traceo {
namespace {

using history::SeriesInfo;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CacheReport)
};

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr int kPollsPerColumn = 2;
constexpr int kMostColumns = 2000;
constexpr int kMostMapColumns = 120;
constexpr int kGapInPolls = 3;
constexpr int kLeastBand = 200;             ///< of a range a band is at least this part
constexpr Millis kExtentPart = 5 * kMinute; ///< as SLO charts have it: an extent that no picture's size changes
constexpr double kLeastLookups = 100;       ///< of fewer a hit rate says little; stretches are joined until they have as many
constexpr std::array<Millis, 17> kSteps{Millis{1000}, Millis{5000}, Millis{15'000}, Millis{30'000}, kMinute,   2 * kMinute,
                                        5 * kMinute,  15 * kMinute, 30 * kMinute,   kHour,          3 * kHour, 6 * kHour,
                                        12 * kHour,   kDay,         7 * kDay,       28 * kDay,      364 * kDay};

Millis paceOf(const HitCounts& counts)
{
    std::vector<Millis> lengths;
    for (const HitStep& step : counts.steps)
        lengths.push_back(step.span.length());
    if (lengths.empty())
        return kMinute;
    const auto middle = lengths.begin() + std::ptrdiff_t(lengths.size() / 2);
    std::ranges::nth_element(lengths, middle);
    return std::max(Millis{1000}, *middle);
}

LinePoint pointOf(UtcMs at, double value)
{
    return {at, value, value, value, value};
}

Chart frame(const QString& title, const QString& note, Unit unit, TimeSpan range)
{
    return {.title = title, .note = note, .unit = unit, .range = range, .lines = {}, .bands = {}};
}

/// The first and the last may be cut off.
Millis longestOf(std::span<const TimeSpan> parts)
{
    Millis longest{0};
    for (const TimeSpan& part : parts)
        longest = std::max(longest, part.length());
    return longest;
}

QString perText(std::span<const TimeSpan> parts)
{
    return parts.empty() ? QString() : durationText(longestOf(parts));
}

/// What a line ends with, written as `like`; grey where it ends before the others do.
void endWithLast(Line& line, Reading like = {})
{
    const auto last =
        std::find_if(line.points.rbegin(), line.points.rend(), [](const LinePoint& point) { return point.hasValue(); });
    like.unit = line.unit;
    like.why = nullptr;
    like.value = last == line.points.rend() ? kNone : last->last;
    like.at = last == line.points.rend() ? UtcMs{} : last->at;
    // No poll may have ended in the newest column yet.
    const bool isNow = last - line.points.rbegin() <= 1;
    like.quality = last == line.points.rend() ? Quality::NotObserved : isNow ? Quality::Ok : Quality::Stale;
    line.newest = std::move(like);
}

/// Adjacent stretches that begin at multiples of the step; the first and the last end where the range does.
std::vector<TimeSpan> partsOf(TimeSpan range, Millis least)
{
    const auto found = std::ranges::lower_bound(kSteps, least);
    const Millis step = found == kSteps.end() ? kSteps.back() : *found;
    std::vector<TimeSpan> parts;
    for (UtcMs from = range.from; from < range.to; from = parts.back().to)
        parts.push_back({from, std::min(floorTo(from, step) + step, range.to)});
    return parts;
}

/// The extent of the hit rate of a part, stretch by stretch; steps must come in ascending order.
class RateExtent {
public:
    void add(const HitStep& step)
    {
        const UtcMs stretch = floorTo(step.span.to - Millis{1}, kExtentPart);
        if (stretch != m_stretch && m_hits + m_misses >= kLeastLookups)
            close();
        m_stretch = stretch;
        m_hits += step.hits;
        m_misses += step.misses;
    }
    /// With the rate of the whole part.
    void write(HitPart& part)
    {
        if (m_hits + m_misses >= kLeastLookups)
            close();
        const double lookups = part.hits + part.misses;
        part.lowest = lookups > 0 ? std::min(m_lowest, part.hits / lookups) : kNone;
        part.highest = lookups > 0 ? std::max(m_highest, part.hits / lookups) : kNone;
    }

private:
    void close()
    {
        m_lowest = std::min(m_lowest, m_hits / (m_hits + m_misses));
        m_highest = std::max(m_highest, m_hits / (m_hits + m_misses));
        m_hits = m_misses = 0;
    }

    UtcMs m_stretch{};
    double m_hits = 0;
    double m_misses = 0;
    double m_lowest = std::numeric_limits<double>::infinity();
    double m_highest = -std::numeric_limits<double>::infinity();
};

void addBand(std::vector<Band>& bands, TimeSpan gap, TimeSpan range)
{
    if (gap.length() * kLeastBand >= range.length())
        bands.push_back({Band::Kind::NotObserved, gap, Text::tr("not observed")});
}

Line lineOf(const QString& name, Unit unit, int series)
{
    return {.name = name, .unit = unit, .series = series, .points = {}};
}

/// A value at both ends.
Line straight(const QString& name, Unit unit, TimeSpan range, double value)
{
    Line line{.name = name, .unit = unit, .style = Line::Style::Threshold, .points = {}};
    line.points = {pointOf(range.from, value), pointOf(range.to, value)};
    line.newest = {.value = value, .unit = unit, .at = range.to, .quality = Quality::Ok};
    return line;
}

struct MemoryLine {
    const char* metric;
    QString name;
    bool isLimit = false;
};

std::vector<MemoryLine> memoryLines(CacheInstance::Kind kind)
{
    using namespace vocabulary;
    switch (kind) {
    case CacheInstance::Kind::Redis:
        return {{kRedisUsed, Text::tr("used")},
                {kRedisDataset, Text::tr("dataset")},
                {kRedisOverhead, Text::tr("overhead")},
                {kRedisMax, Text::tr("limit"), true}};
    case CacheInstance::Kind::Memcached:
        return {{kMemcachedUsed, Text::tr("used")},
                {kMemcachedMalloced, Text::tr("allocated")},
                {kMemcachedLimit, Text::tr("limit"), true}};
    case CacheInstance::Kind::Postgres:
    case CacheInstance::Kind::Mapped:
        return {};
    }
    Q_UNREACHABLE();
}

/// Of a metric that has several series, as when labels change, in each column whichever was there.
Result<std::vector<LinePoint>> gaugePoints(const history::Snapshot& snapshot, const std::vector<SeriesInfo>& series,
                                           TimeSpan range, std::size_t columns)
{
    std::vector<LinePoint> points;
    for (const SeriesInfo& one : series) {
        auto own = snapshot.envelope(one.id, range, int(columns));
        if (!own)
            return own.error();
        if (points.empty()) {
            points = std::move(*own);
            continue;
        }
        for (std::size_t i = 0; i < std::min(points.size(), own->size()); ++i) {
            if ((*own)[i].hasValue())
                points[i] = (*own)[i];
        }
    }
    return points;
}

bool hasPoints(const Line& line)
{
    return std::ranges::any_of(line.points, &LinePoint::hasValue);
}

/// Increments; a gap where nothing was observed.
Result<std::vector<double>> increments(const history::Snapshot& snapshot, const std::vector<SeriesInfo>& series,
                                       std::span<const TimeSpan> parts, std::span<const HitStep> joins)
{
    std::vector<double> grown(parts.size(), kNone);
    for (const SeriesInfo& one : series) {
        const auto own = countersIn(snapshot, std::array{one.id}, parts, {.carries = false, .polledBefore = {}, .joins = joins});
        if (!own)
            return own.error();
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (std::isfinite(own->grown[0][i]))
                grown[i] = (std::isfinite(grown[i]) ? grown[i] : 0) + own->grown[0][i];
        }
    }
    return grown;
}

std::vector<SeriesInfo> mappedEvictions(const CacheInstance& instance)
{
    std::vector<SeriesInfo> found;
    if (instance.mapped == nullptr || !instance.mapped->evicted)
        return found;
    for (const auto& [metric, series] : instance.others) {
        if (instance.mapped->evicted->matches(series.key.name, series.key.labels))
            found.push_back(series);
    }
    return found;
}

} // namespace

std::vector<TimeSpan> calendarParts(const HitCounts& counts, TimeSpan range, int columns)
{
    const std::int64_t most = std::clamp(columns, 1, kMostColumns);
    return partsOf(range, std::max(kPollsPerColumn * paceOf(counts), range.length() / most));
}

std::vector<TimeSpan> chartParts(const HitCounts& counts, TimeSpan range, int columns)
{
    const std::int64_t most = std::clamp(columns, 1, kMostColumns);
    const auto count = int(std::clamp<std::int64_t>(range.length() / (kPollsPerColumn * paceOf(counts)), 1, most));
    const int map = mapColumns(std::size_t(count));
    return equalParts(range, count / map * map);
}

int mapColumns(std::size_t parts)
{
    return int(std::clamp<std::size_t>(parts, 1, kMostMapColumns));
}

std::vector<HitPart> hitParts(const HitCounts& counts, std::span<const TimeSpan> parts)
{
    std::vector<HitPart> all;
    std::vector<std::vector<TimeSpan>> seen(parts.size());
    std::vector<RateExtent> extents(parts.size());
    for (const TimeSpan& part : parts)
        all.push_back({.span = part});
    for (const HitStep& step : counts.steps) {
        const std::size_t part = partOf(parts, step.span.to);
        if (part >= parts.size() || step.join == HitStep::Join::TakenOver)
            continue;
        all[part].hits += step.hits;
        all[part].misses += step.misses;
        seen[part].push_back(step.span);
        extents[part].add(step);
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
        extents[i].write(all[i]);
        // Of a cache with several targets steps overlap.
        for (const TimeSpan& span : joinedSpans(std::move(seen[i])))
            all[i].seconds += double(span.length().count()) / 1000;
    }
    return all;
}

std::vector<Band> unseenBands(const HitCounts& counts, TimeSpan range)
{
    std::vector<TimeSpan> seen;
    for (const HitStep& step : counts.steps) {
        if (step.span.length() <= kGapInPolls * paceOf(counts))
            seen.push_back(step.span);
    }
    std::vector<Band> bands;
    for (const TimeSpan& gap : without(range, joinedSpans(std::move(seen)))) {
        if (gap.length() > kGapInPolls * paceOf(counts))
            addBand(bands, gap, range);
    }
    return bands;
}

std::vector<Band> unseenBands(std::span<const TimeSpan> parts, std::span<const double> seconds, TimeSpan range)
{
    std::vector<TimeSpan> seen;
    for (std::size_t i = 0; i < std::min(parts.size(), seconds.size()); ++i) {
        if (seconds[i] > 0)
            seen.push_back(parts[i]);
    }
    std::vector<Band> bands;
    for (const TimeSpan& gap : without(range, joinedSpans(std::move(seen)))) {
        if (gap.length() >= 2 * longestOf(parts)) // one alone may lie between two polls
            addBand(bands, gap, range);
    }
    return bands;
}

Chart hitsChart(const std::vector<HitPart>& parts, TimeSpan range)
{
    Chart chart = frame(Text::tr("Hits and misses"), Text::tr("per second"), Unit::PerSecond, range);
    chart.area = true;
    Line hits = lineOf(Text::tr("hits"), Unit::PerSecond, 0);
    Line misses = lineOf(Text::tr("misses"), Unit::PerSecond, 1);
    for (const HitPart& part : parts) {
        hits.points.push_back(pointOf(part.span.from, part.seconds > 0 ? part.hits / part.seconds : kNone));
        misses.points.push_back(pointOf(part.span.from, part.seconds > 0 ? part.misses / part.seconds : kNone));
    }
    endWithLast(hits);
    endWithLast(misses);
    chart.lines = {std::move(hits), std::move(misses)};
    return chart;
}

Chart rateChart(const std::vector<HitPart>& parts, TimeSpan range, double target, const Reading& like)
{
    std::vector<TimeSpan> spans;
    for (const HitPart& part : parts)
        spans.push_back(part.span);
    const QString per = perText(spans);
    Chart chart = frame(Text::tr("Hit rate"), Text::tr("% of look-ups, per %1").arg(per), Unit::Ratio, range);
    Line rate = lineOf(Text::tr("hit rate"), Unit::Ratio, 0);
    for (const HitPart& part : parts) {
        const double lookups = part.hits + part.misses; // without any there is no rate
        const double ratio = lookups > 0 ? part.hits / lookups : kNone;
        rate.points.push_back({part.span.from, ratio, part.lowest, part.highest, ratio});
    }
    endWithLast(rate, like);
    chart.lines = {std::move(rate), straight(Text::tr("target"), Unit::Ratio, range, target)};
    return chart;
}

Chart percentilesChart(const std::vector<Percentiles>& percentiles, std::span<const TimeSpan> parts, TimeSpan range,
                       const CacheRow& row)
{
    Chart chart = frame(Text::tr("Latency"), Text::tr("percentiles per %1").arg(perText(parts)), Unit::Seconds, range);
    const std::array<std::pair<std::optional<double> Percentiles::*, const Reading*>, 3> lines{
        {{&Percentiles::p50, &row.p50}, {&Percentiles::p95, &row.p95}, {&Percentiles::p99, &row.p99}}};
    const std::array names{Text::tr("p50"), Text::tr("p95"), Text::tr("p99")};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Line line = lineOf(names[i], Unit::Seconds, int(i));
        for (std::size_t k = 0; k < std::min(parts.size(), percentiles.size()); ++k)
            line.points.push_back(pointOf(parts[k].from, (percentiles[k].*lines[i].first).value_or(kNone)));
        endWithLast(line, *lines[i].second);
        if (hasPoints(line))
            chart.lines.push_back(std::move(line));
    }
    return chart;
}

Result<Chart> memoryChart(const history::Snapshot& snapshot, const CacheInstance& instance, std::span<const TimeSpan> parts,
                          TimeSpan range, const CacheRow& row)
{
    Chart chart = frame(Text::tr("Memory"), {}, Unit::Bytes, range);
    int series = 0;
    for (const MemoryLine& one : memoryLines(instance.kind)) {
        auto points = gaugePoints(snapshot, instance.named(one.metric), range, parts.size());
        if (!points)
            return points.error();
        Line line = lineOf(one.name, Unit::Bytes, one.isLimit ? 0 : series++);
        line.points = std::move(*points);
        if (one.isLimit) {
            line.style = Line::Style::Threshold;
            line.newest = row.memoryLimit;
            std::erase_if(line.points, [](const LinePoint& point) { return !point.hasValue() || point.last <= 0; });
        }
        if (!one.isLimit)
            endWithLast(line);
        if (hasPoints(line))
            chart.lines.push_back(std::move(line));
    }
    return chart;
}

Result<Chart> evictionsChart(const history::Snapshot& snapshot, const CacheInstance& instance, std::span<const TimeSpan> parts,
                             const std::vector<HitPart>& hits, TimeSpan range, std::span<const HitStep> joins)
{
    Chart chart = frame(Text::tr("Evicted and expired"), Text::tr("keys per second"), Unit::PerSecond, range);
    const bool isMemcached = instance.kind == CacheInstance::Kind::Memcached;
    const bool isMapped = instance.kind == CacheInstance::Kind::Mapped;
    const std::vector<SeriesInfo> evicted = isMapped
        ? mappedEvictions(instance)
        : instance.named(isMemcached ? vocabulary::kMemcachedEvicted : vocabulary::kRedisEvicted);
    const std::array<std::pair<QString, std::vector<SeriesInfo>>, 2> lines{
        {{Text::tr("evicted"), evicted}, {Text::tr("expired"), instance.named(vocabulary::kRedisExpired)}}};
    // Of several targets one that began again says nothing of the others.
    const std::span<const HitStep> common = isMapped ? std::span<const HitStep>() : joins;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto grown = increments(snapshot, lines[i].second, parts, common);
        if (!grown)
            return grown.error();
        Line line = lineOf(lines[i].first, Unit::PerSecond, int(i));
        for (std::size_t k = 0; k < std::min(parts.size(), hits.size()); ++k)
            line.points.push_back(pointOf(parts[k].from, hits[k].seconds > 0 ? (*grown)[k] / hits[k].seconds : kNone));
        endWithLast(line);
        if (hasPoints(line))
            chart.lines.push_back(std::move(line));
    }
    return chart;
}

LatencyMap latencyMap(std::span<const LatencyHistogram> histograms, std::span<const double> seconds,
                      std::span<const TimeSpan> parts, TimeSpan range)
{
    LatencyMap map{.range = range, .edges = {}, .columns = {}, .seconds = {}, .cells = {}};
    LatencyHistogram whole;
    for (const LatencyHistogram& one : histograms)
        add(whole, one);
    if (whole.count() <= 0 || parts.empty())
        return map;
    map.edges = whole.bounds;
    map.columns = partsOf(range, std::max(longestOf(parts), range.length() / kMostMapColumns));
    map.seconds.resize(map.columns.size(), 0);
    std::vector<LatencyHistogram> columns(map.columns.size());
    for (std::size_t i = 0; i < std::min({parts.size(), histograms.size(), seconds.size()}); ++i) {
        const std::size_t column = partOf(map.columns, parts[i].to);
        if (column >= columns.size() || !(seconds[i] > 0))
            continue;
        add(columns[column], histograms[i]);
        map.seconds[column] += seconds[i];
    }
    for (std::size_t column = 0; column < columns.size(); ++column) {
        std::vector<double> cells(map.edges.size(), map.seconds[column] > 0 ? 0 : kNone);
        double before = 0;
        for (std::size_t i = 0; columns[column].count() > 0 && i < map.edges.size(); ++i) {
            const double upTo = columns[column].exactlyUpTo(map.edges[i]).value_or(before);
            cells[i] = upTo - before;
            before = upTo;
        }
        map.cells.push_back(std::move(cells));
    }
    return map;
}

} // namespace traceo
