#include "slo/slo_charts.h"

#include "core/format.h"
#include "sli/asked.h"
#include "slo/burn_alerts.h"
#include "slo/error_budget.h"
#include "slo/slo_state.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SloReport)
};

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr Millis kExtentPart = 5 * kMinute;
constexpr double kSeenSeconds = 30; ///< of a minute, so that it counts as observed on a chart

/// The longest range a chart can be asked for.
constexpr Millis kLongestRange = 3 * 366 * kDay;
constexpr int kMostColumns = 8192;

using Slices = std::span<const Slice>;

/// Slices whose minute ends in (from, to].
Slices partOf(Slices slices, UtcMs from, UtcMs to)
{
    const auto begin = std::ranges::upper_bound(slices, from, {}, &Slice::end);
    const auto end = std::ranges::upper_bound(slices, to, {}, &Slice::end);
    return begin < end ? Slices(begin, end) : Slices();
}

void widen(LinePoint& point, double value)
{
    if (std::isnan(value))
        return;
    if (!point.hasValue())
        point.first = point.min = point.max = value;
    point.min = std::min(point.min, value);
    point.max = std::max(point.max, value);
    point.last = value;
}

UtcMs endOf(const std::vector<UtcMs>& starts, std::size_t column, TimeSpan range)
{
    return column + 1 < starts.size() ? starts[column + 1] : range.to;
}

std::vector<LinePoint> gaps(const std::vector<UtcMs>& starts)
{
    std::vector<LinePoint> points(starts.size());
    for (std::size_t i = 0; i < starts.size(); ++i)
        points[i].at = starts[i];
    return points;
}

double ratioOf(Slices slices)
{
    double good = 0;
    double total = 0;
    for (const Slice& slice : slices) {
        good += slice.good;
        total += slice.total;
    }
    return total > 0 ? good / total : kNone;
}

LinePoint sliPoint(Slices slices, UtcMs from, UtcMs to)
{
    LinePoint point{.at = from};
    const double ratio = ratioOf(partOf(slices, from, to));
    point.first = point.min = point.max = point.last = ratio;
    if (std::isnan(ratio) || to - from <= kExtentPart)
        return point;
    for (UtcMs part = from; part < to; part += kExtentPart) {
        const double of = ratioOf(partOf(slices, part, std::min(part + kExtentPart, to)));
        if (std::isnan(of))
            continue;
        point.min = std::min(point.min, of);
        point.max = std::max(point.max, of);
    }
    return point;
}

/// A straight line over the range, as its first and last column.
Line straight(const QString& name, Unit unit, Line::Style style, TimeSpan range, double from, double to)
{
    Line line{.name = name, .unit = unit, .style = style};
    const auto point = [](UtcMs at, double value) { return LinePoint{at, value, value, value, value}; };
    line.points = {point(range.from, from), point(range.to - Millis{1}, to)};
    line.newest = {.value = to, .unit = unit, .at = range.to, .quality = Quality::Ok};
    return line;
}

/// Rolling sums over the last `length`, minute by minute.
class Rolling {
public:
    Rolling(Slices slices, Millis length) : m_slices(slices), m_length(length) {}

    /// As for the number in the table: of a length that was mostly not seen nothing is said.
    bool isKnown() const { return m_observed * 1000 >= kLeastBurnCoverage * double(m_length.count()); }
    /// Minutes must come in ascending order.
    void enter(const Slice& slice)
    {
        add(slice, 1);
        while (m_oldest < m_slices.size() && m_slices[m_oldest].end <= slice.end - m_length)
            add(m_slices[m_oldest++], -1);
    }
    double burn(const Objective& objective) const
    {
        // After subtractions a fraction may be left of nothing.
        return m_count > 0 ? burnRate(objective, std::max(0.0, m_bad), m_total).value_or(kNone) : kNone;
    }

private:
    void add(const Slice& slice, int sign)
    {
        m_bad += sign * (slice.total - slice.good);
        m_total += sign * slice.total;
        m_count += slice.total > 0 ? sign : 0;
        m_observed += sign * slice.observedSeconds;
    }

    Slices m_slices;
    Millis m_length;
    std::size_t m_oldest = 0;
    double m_bad = 0;
    double m_total = 0;
    int m_count = 0;       ///< minutes with traffic
    double m_observed = 0; ///< seconds
};

double burnOf(const SloDefinition& slo, const SliceSum& sum)
{
    return burnRate(slo.objective, sum.bad(), sum.total).value_or(kNone);
}

std::vector<LinePoint> burnPoints(const SloDefinition& slo, const SloCounts& counts, Millis length, TimeSpan range,
                                  const std::vector<UtcMs>& starts)
{
    std::vector<LinePoint> points = gaps(starts);
    const Slices slices = partOf(counts.slices, range.from - length, range.to);
    Rolling rolling(slices, length);
    std::size_t column = 0;
    for (const Slice& slice : slices) {
        rolling.enter(slice);
        if (slice.end <= range.from)
            continue;
        while (column + 1 < starts.size() && slice.end > starts[column + 1])
            ++column;
        if (slice.observedSeconds > 0 && rolling.isKnown())
            widen(points[column],
                  counts.weighed ? burnOf(slo, counts.weighed->ofItself({slice.end - length, slice.end}))
                                 : rolling.burn(slo.objective));
    }
    return points;
}

Line burnLine(const SloDefinition& slo, const SloCounts& counts, const SloRow& row, std::string_view window, Millis length,
              TimeSpan range, const std::vector<UtcMs>& starts)
{
    return {.name = durationText(length),
            .unit = Unit::Factor,
            .points = counts.broken ? gaps(starts) : burnPoints(slo, counts, length, range, starts),
            .newest = row.burn(window)};
}

Chart frame(const QString& title, const QString& note, Unit unit, TimeSpan range, std::vector<Band> bands)
{
    return {.title = title, .note = note, .unit = unit, .range = range, .lines = {}, .bands = std::move(bands)};
}

void addBand(std::vector<Band>& bands, Band::Kind kind, TimeSpan span, Millis shortest)
{
    if (span.length() < shortest)
        return;
    const QString name = kind == Band::Kind::Filling ? Text::tr("filling")
        : kind == Band::Kind::Maintenance            ? Text::tr("excluded")
                                                     : Text::tr("not observed");
    bands.push_back({kind, span, name});
}

bool isFilling(const SloCounts& counts, const Slice& slice)
{
    return std::ranges::any_of(counts.filling,
                               [&](const TimeSpan& hole) { return hole.from < slice.end && slice.end - kMinute < hole.to; });
}

/// What a line ends with, where the number itself is not known.
Reading boundOf(Reading number, const Line& line)
{
    const auto last =
        std::find_if(line.points.rbegin(), line.points.rend(), [](const LinePoint& point) { return point.hasValue(); });
    number.value = last == line.points.rend() ? kNone : last->last;
    number.quality = last == line.points.rend() ? Quality::Unknown : Quality::Partial;
    return number;
}

/// Up to where the course of the budget can be told: what is still to come may have spent it.
UtcMs toldTo(const SloCounts& counts)
{
    const TimeSpan window = counts.window.window;
    if (!counts.isMostlyFetched())
        return window.from;
    UtcMs to = window.to;
    for (const TimeSpan& hole : counts.filling) {
        if (hole.to > window.from)
            to = std::min(to, hole.from);
    }
    return to;
}

} // namespace

TimeSpan chartRange(const Question& question)
{
    const UtcMs moment = floorTo(question.moment(), kMinute);
    const Millis length = std::clamp(question.range, kMinute, kLongestRange);
    return {moment - length / kMinute * kMinute, moment};
}

int chartColumns(const Question& question)
{
    return std::clamp(question.columns, 1, kMostColumns);
}

std::vector<UtcMs> columnStarts(TimeSpan range, int columns)
{
    const std::int64_t minutes = range.length() / kMinute;
    const std::int64_t count = std::clamp<std::int64_t>(columns, 1, std::max<std::int64_t>(1, minutes));
    std::vector<UtcMs> starts(static_cast<std::size_t>(count));
    for (std::int64_t i = 0; i < count; ++i)
        starts[std::size_t(i)] = range.from + kMinute * (minutes * i / count);
    return starts;
}

std::vector<Band> bandsOf(const SloCounts& counts, TimeSpan range, int columns)
{
    const Millis shortest = std::max(kMinute, range.length() / (2 * std::max(1, columns)));
    std::vector<Band> bands;
    TimeSpan open;
    Band::Kind kind = Band::Kind::NotObserved;
    for (const Slice& slice : partOf(counts.slices, range.from, range.to)) {
        const bool isUnseen = slice.observedSeconds < kSeenSeconds;
        const Band::Kind now = isUnseen && isFilling(counts, slice) ? Band::Kind::Filling : Band::Kind::NotObserved;
        if (isUnseen && !open.isEmpty() && now == kind) {
            open.to = slice.end;
            continue;
        }
        addBand(bands, kind, open, shortest);
        open = isUnseen ? TimeSpan{slice.end - kMinute, slice.end} : TimeSpan{};
        kind = now;
    }
    addBand(bands, kind, open, shortest);
    if (counts.excluded) {
        for (const TimeSpan& span : intersected(counts.excluded->spans, {range}))
            addBand(bands, Band::Kind::Maintenance, span, shortest);
    }
    return bands;
}

Chart sliChart(const SloDefinition& slo, const SloCounts& counts, const SloRow& row, TimeSpan range, int columns)
{
    const std::vector<UtcMs> starts = columnStarts(range, columns);
    const Millis step = starts.size() > 1 ? starts[1] - starts[0] : range.length();
    Chart chart =
        frame(row.isOfTime ? Text::tr("Good minutes") : Text::tr("Good events"),
              Text::tr("% of all, per %1").arg(durationText(step)), Unit::Ratio, range, bandsOf(counts, range, columns));
    chart.decimals = row.attained.decimals;
    Line line{.name = Text::tr("good"), .unit = Unit::Ratio, .points = {}, .newest = row.attained};
    for (std::size_t i = 0; i < starts.size(); ++i)
        line.points.push_back(sliPoint(counts.slices, starts[i], endOf(starts, i, range)));
    if (counts.broken)
        line.points = gaps(starts);
    chart.lines.push_back(std::move(line));
    chart.lines.push_back(straight(Text::tr("objective"), Unit::Ratio, Line::Style::Threshold, range, slo.objective.ratio(),
                                   slo.objective.ratio()));
    chart.lines.back().newest = row.objective;
    return chart;
}

Chart budgetChart(const SloDefinition& slo, const SloCounts& counts, const SloRow& row, TimeSpan range, int columns)
{
    const std::vector<UtcMs> starts = columnStarts(range, columns);
    const TimeSpan window = counts.window.window;
    Chart chart =
        frame(Text::tr("Error budget left"),
              (row.isRolling ? Text::tr("% of the budget of the last %1") : Text::tr("% of the budget of this period of %1"))
                  .arg(row.windowLength),
              Unit::Ratio, range, bandsOf(counts, range, columns));
    chart.area = true;
    chart.decimals = 1;
    Line line{.name = Text::tr("left"), .unit = Unit::Ratio, .points = gaps(starts), .newest = row.budgetLeft};
    const double allowed = allowedBad(slo.objective, counts.budgeted());
    Line most{.name = Text::tr("left at most"), .unit = Unit::Ratio, .series = 1, .points = gaps(starts), .newest = {}};
    double bad = 0;
    double open = 0; // of it, what may have been good
    std::size_t column = 0;
    for (const Slice& slice : partOf(counts.slices, window.from, toldTo(counts))) {
        bad += slice.total - slice.good;
        open += slice.undecided;
        while (column + 1 < starts.size() && slice.end > starts[column + 1])
            ++column;
        if (allowed > 0 && !counts.broken && slice.end > range.from && (slice.observedSeconds > 0 || slice.total > 0)) {
            widen(line.points[column], 1 - bad / allowed);
            widen(most.points[column], 1 - (bad - open) / allowed);
        }
    }
    if (counts.window.undecided > 0) { // two bounds, and no number between them
        chart.area = false;
        line.name = Text::tr("left at least");
        line.newest = boundOf(row.budgetLeft, line);
        most.newest = boundOf(row.budgetLeft, most);
        chart.lines.push_back(std::move(most));
    }
    chart.lines.insert(chart.lines.begin(), std::move(line));

    const UtcMs over = slo.method.isOfTime() ? slo.window.end(window.to) : window.to; // as what the budget is a share of
    const auto even = [&](UtcMs at) { return double((over - at).count()) / double((over - window.from).count()); };
    const TimeSpan shown{std::max(range.from, window.from), range.to};
    chart.lines.push_back(
        straight(Text::tr("even spend"), Unit::Ratio, Line::Style::Ideal, shown, even(shown.from), even(shown.to)));
    return chart;
}

Chart burnChart(const SloDefinition& slo, const SloCounts& counts, const SloRow& row, TimeSpan range, int columns)
{
    const std::vector<UtcMs> starts = columnStarts(range, columns);
    Chart chart =
        frame(Text::tr("Burn rate"), Text::tr("× even spend, log"), Unit::Factor, range, bandsOf(counts, range, columns));
    chart.logarithmic = true;
    chart.lines.push_back(burnLine(slo, counts, row, "1h", kHour, range, starts));
    chart.lines.push_back(burnLine(slo, counts, row, "6h", 6 * kHour, range, starts));
    chart.lines.back().series = 1;
    for (const AlertRules& rules : alertRulesOf(slo)) {
        for (const BurnPair& pair : rules.pairs) {
            if (pair.severity != BurnPair::Severity::Page || !isUseful(slo.objective, pair, slo.window.length))
                continue;
            const double limit = pair.limit(slo.window.length).factor();
            const QString name = Text::tr("page %1").arg(durationText(pair.longWindow));
            chart.lines.push_back(straight(name, Unit::Factor, Line::Style::Threshold, range, limit, limit));
        }
    }
    return chart;
}

} // namespace traceo
