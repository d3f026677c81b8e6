#include "core/heat.h"

#include "core/axis_unit.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr double kLeastPart = 1e-9; ///< of a number: less is an error of rounding
constexpr int kWidestStride = 3;    ///< of 1, 2, 5, 10 …: five steps are five decades
constexpr int kMostDecimals = 9;

/// 1, 2, 5, 10, 20 … and 0.5, 0.2, 0.1 … below the first.
double oneTwoFive(int place)
{
    constexpr std::array kMantissas{1.0, 2.0, 5.0};
    const int rest = ((place % 3) + 3) % 3;
    return kMantissas[std::size_t(rest)] * std::pow(10.0, (place - rest) / 3);
}

/// In people's unit: from, and the size of a step.
struct Steps {
    double from = 0;
    double size = 0.2;
};

Steps linearSteps(double low, double high, double least)
{
    if (high - low <= std::abs(high) * kLeastPart) // the same everywhere
        high = low + (low == 0 ? 1 : std::abs(low) * 0.01);
    for (int power = int(std::floor(std::log10((high - low) / HeatScale::kSteps))) - 1;; ++power) {
        for (const double mantissa : {1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0}) {
            const double size = mantissa * std::pow(10.0, power);
            const double first = std::floor(low / size + kLeastPart);
            if (size >= least && (first + HeatScale::kSteps) * size >= high - std::abs(high) * kLeastPart)
                return {first * size, size};
        }
    }
}

HeatScale linearScale(const HeatExtent& extent, double factor)
{
    const double least = extent.unit == Unit::Count && factor == 1 ? 1 : 0;
    Steps steps = linearSteps(extent.low * factor, extent.high * factor, least);
    const double whole = factor;
    if (extent.unit == Unit::Ratio && extent.high <= 1 && steps.from + HeatScale::kSteps * steps.size > whole)
        steps.from = whole - HeatScale::kSteps * steps.size;
    HeatScale scale;
    for (std::size_t i = 0; i < scale.bounds.size(); ++i)
        scale.bounds[i] = (steps.from + double(i) * steps.size) / factor;
    return scale;
}

HeatScale logarithmicScale(const HeatExtent& extent, double factor)
{
    const double high = extent.high * factor;
    const double least = extent.leastPositive > 0 ? extent.leastPositive * factor : high;
    int top = 3 * int(std::floor(std::log10(high))) - 1;
    while (oneTwoFive(top) < high * (1 - kLeastPart))
        ++top;
    int stride = 1;
    while (stride < kWidestStride && oneTwoFive(top - HeatScale::kSteps * stride) > least * (1 + kLeastPart))
        ++stride;
    HeatScale scale;
    for (int i = 0; i <= HeatScale::kSteps; ++i)
        scale.bounds[std::size_t(i)] = oneTwoFive(top - (HeatScale::kSteps - i) * stride) / factor;
    scale.isCutBelow = extent.low < scale.bounds.front() * (1 - kLeastPart);
    return scale;
}

/// As few as show the number.
int decimalsFor(double value)
{
    int decimals = 0;
    while (decimals < kMostDecimals) {
        const double shifted = value * std::pow(10.0, decimals);
        if (std::abs(shifted - std::round(shifted)) <= 1e-6 * std::max(1.0, std::abs(shifted)))
            return decimals;
        ++decimals;
    }
    return decimals;
}

bool isEven(const HeatScale& scale)
{
    const double first = scale.bounds[1] - scale.bounds[0];
    const double last = scale.bounds[HeatScale::kSteps] - scale.bounds[HeatScale::kSteps - 1];
    return std::abs(last - first) < 1e-3 * first;
}

/// Each the worst of what it was given.
class Cells {
public:
    Cells(const LadderCut& cut, Extreme extreme)
        : m_cut(cut), m_sign(extreme == Extreme::Highest ? 1 : -1), m_highest(std::size_t(std::max(0, cut.columns)), kNone)
    {}

    std::int64_t placeOf(UtcMs moment) const { return (floorTo(moment, m_cut.step) - m_cut.range.from) / m_cut.step; }
    void add(std::int64_t from, std::int64_t to, double value)
    {
        if (!std::isfinite(value))
            return;
        from = std::max<std::int64_t>(from, 0);
        to = std::min<std::int64_t>(to, m_cut.columns - 1);
        double* const highest = m_highest.data();
        for (std::int64_t i = from; i <= to; ++i) {
            if (!(highest[i] >= m_sign * value)) // nor where there is none
                highest[i] = m_sign * value;
        }
    }
    std::vector<double> take()
    {
        for (double& value : m_highest)
            value *= m_sign;
        return std::move(m_highest);
    }

private:
    const LadderCut& m_cut;
    double m_sign;                 ///< the lowest is the highest of what is turned over
    std::vector<double> m_highest; ///< times the sign
};

bool isRow(const Line& line)
{
    return line.style == Line::Style::Measured || line.style == Line::Style::Ghost;
}

Extreme worstOf(const Chart& chart)
{
    const auto isGoodHigh = [](const Line& line) { return !isRow(line) || line.newest.better == Better::Higher; };
    return std::ranges::any_of(chart.lines, isRow) && std::ranges::all_of(chart.lines, isGoodHigh) ? Extreme::Lowest
                                                                                                   : Extreme::Highest;
}

HeatExtent extentOf(const Heat& heat, bool logarithmic)
{
    HeatExtent extent{std::numeric_limits<double>::infinity(),
                      -std::numeric_limits<double>::infinity(),
                      std::numeric_limits<double>::infinity(),
                      heat.unit,
                      logarithmic,
                      heat.scale.worst};
    for (const Heat::Row& row : heat.rows) {
        for (const double value : row.values) { // of NaN neither is less nor more
            extent.low = value < extent.low ? value : extent.low;
            extent.high = value > extent.high ? value : extent.high;
            extent.leastPositive = value > 0 && value < extent.leastPositive ? value : extent.leastPositive;
        }
    }
    return extent;
}

} // namespace

int HeatScale::stepOf(double value) const
{
    if (std::isnan(value))
        return -1;
    int step = 0;
    while (step + 1 < kSteps && value >= bounds[std::size_t(step) + 1])
        ++step;
    return step;
}

HeatScale heatScale(const HeatExtent& extent)
{
    const double factor = axisUnitOf(extent.unit, std::max(std::abs(extent.low), std::abs(extent.high))).factor;
    HeatScale scale = extent.logarithmic && extent.high > 0 ? logarithmicScale(extent, factor) : linearScale(extent, factor);
    scale.worst = extent.worst;
    return scale;
}

QStringList boundTexts(const HeatScale& scale, Unit unit, const QLocale& locale)
{
    const double largest = std::max(std::abs(scale.bounds.front()), std::abs(scale.bounds.back()));
    const AxisUnit people = axisUnitOf(unit, largest * (1 - 1e-6)); // a bound of a whole second belongs to milliseconds
    int most = 0;
    for (const double bound : scale.bounds)
        most = std::max(most, decimalsFor(bound * people.factor));
    QStringList texts;
    for (const double bound : scale.bounds) { // as on an axis: whole, or with the digits of the others
        const int own = decimalsFor(bound * people.factor);
        texts << axisNumber(bound * people.factor, own > 0 && isEven(scale) ? most : own, locale);
    }
    if (scale.isCutBelow)
        texts.front().prepend(u"≤ "_s);
    texts.back() += people.suffix;
    return texts;
}

LadderCut heatCut(TimeSpan range, int most)
{
    for (int wanted = most; wanted > 1; --wanted) {
        const LadderCut cut = ladderCut(range, wanted);
        if (cut.columns <= most)
            return cut;
    }
    for (int times = 1;; ++times) { // as long as the range, or longer
        const Millis step = ladderCut({range.from, range.from + times * range.length()}, 1).step;
        const UtcMs from = floorTo(range.from, step);
        const UtcMs to = floorTo(range.to - Millis{1}, step) + step;
        if (to - from <= most * step)
            return {{from, to}, step, int((to - from) / step)};
    }
}

std::vector<double> extremesIn(std::span<const LinePoint> points, const LadderCut& cut, Extreme extreme)
{
    Cells cells(cut, extreme);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const LinePoint& point = points[i];
        if (!point.hasValue())
            continue;
        const Millis before = i > 0 ? point.at - points[i - 1].at : Millis{0};
        const Millis length = i + 1 < points.size() ? points[i + 1].at - point.at : before;
        const std::int64_t from = cells.placeOf(point.at);
        const double value = extreme == Extreme::Highest ? point.max : point.min;
        cells.add(from, length > cut.step ? cells.placeOf(point.at + length - Millis{1}) : from, value);
    }
    return cells.take();
}

std::vector<double> extremesIn(std::span<const Sample> samples, const LadderCut& cut, Extreme extreme)
{
    Cells cells(cut, extreme);
    for (const Sample& sample : samples) {
        const std::int64_t place = cells.placeOf(sample.at);
        cells.add(place, place, sample.value);
    }
    return cells.take();
}

TimeSpan Heat::spanOf(int column) const
{
    const UtcMs from = cut.range.from + cut.step * column;
    return {std::max(from, range.from), std::min(from + cut.step, range.to)};
}

Reading Heat::readingOf(int row, int column) const
{
    Reading reading = rows[std::size_t(row)].like;
    reading.value = rows[std::size_t(row)].values[std::size_t(column)];
    reading.at = spanOf(column).from;
    reading.quality = std::isnan(reading.value) ? Quality::NotObserved : Quality::Ok;
    return reading;
}

Heat heatOf(const Chart& chart, int most)
{
    Heat heat{.title = titleAlone(chart),
              .note = chart.note,
              .unit = chart.unit,
              .range = chart.range,
              .cut = {},
              .scale = {},
              .rows = {}};
    if (chart.range.isEmpty())
        return heat;
    heat.cut = heatCut(chart.range, std::max(2, most));
    heat.scale.worst = worstOf(chart);
    for (const Line& line : chart.lines) {
        if (!isRow(line))
            continue;
        const std::int8_t decimals = line.newest.decimals >= 0 ? line.newest.decimals : chart.decimals;
        heat.rows.push_back({line.name, extremesIn(std::span(line.points), heat.cut, heat.scale.worst),
                             Reading{.unit = line.unit, .better = line.newest.better, .decimals = decimals}});
    }
    if (const HeatExtent extent = extentOf(heat, chart.logarithmic); extent.low <= extent.high)
        heat.scale = heatScale(extent);
    return heat;
}

Chart chartOf(const Heat& heat)
{
    Chart chart{.title = heat.title, .note = heat.note, .unit = heat.unit, .range = heat.range, .lines = {}, .bands = {}};
    for (int row = 0; row < int(heat.rows.size()); ++row) {
        Line line{.name = heat.rows[std::size_t(row)].name,
                  .unit = heat.rows[std::size_t(row)].like.unit,
                  .newest = heat.rows[std::size_t(row)].like};
        for (int column = 0; column < heat.cut.columns; ++column) {
            const double value = heat.rows[std::size_t(row)].values[std::size_t(column)];
            line.points.push_back({heat.spanOf(column).from, value, value, value, value});
        }
        chart.lines.push_back(std::move(line));
    }
    return chart;
}

} // namespace traceo
