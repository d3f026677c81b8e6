#include "widgets/chart_axis.h"

#include "core/axis_unit.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

/// A logarithmic axis shows this many decades at most; what lies below stands on the base line.
constexpr int kMostDecades = 5;
constexpr double kTickDistance = 28;
constexpr double kDecadeDistance = 18;
/// Below the lowest value when the axis ends between two ticks, of a step.
constexpr double kDipRoom = 0.1;
constexpr double kWholeNoise = 1e-6; ///< what divisions leave over or missing of a whole number
constexpr double kNextUnit = 1.03;   ///< takes a thousand of any unit into the next one, of 1000 or 1024

struct Extent {
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();
    double leastPositive = std::numeric_limits<double>::infinity();
    bool belowZero = false; ///< or zero itself: no place on a logarithmic axis

    void add(double value)
    {
        if (!std::isfinite(value))
            return;
        low = std::min(low, value);
        high = std::max(high, value);
        if (value > 0)
            leastPositive = std::min(leastPositive, value);
        else
            belowZero = true;
    }
    bool isEmpty() const { return low > high; }
};

/// Parts of a whole: from zero to the tallest column.
Extent stackExtent(const Chart& chart)
{
    Extent extent;
    std::vector<double> tops;
    for (const Line& line : chart.lines) {
        tops.resize(std::max(tops.size(), line.points.size()), 0);
        for (std::size_t i = 0; i < line.points.size(); ++i)
            tops[i] += line.points[i].hasValue() ? line.points[i].last : 0;
    }
    for (const double top : tops)
        extent.add(top);
    if (!extent.isEmpty())
        extent.add(0);
    return extent;
}

/// Of one line. Nearly always all of it is finite, and only the least and the greatest value count.
void addLine(Extent& extent, const Line& line, bool logarithmic)
{
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const LinePoint& point : line.points) { // no comparison holds for what is not a number
        low = point.min < low ? point.min : low;
        high = point.max > high ? point.max : high;
    }
    if (!logarithmic && std::isfinite(low) && std::isfinite(high)) {
        extent.add(low);
        extent.add(high);
        return;
    }
    for (const LinePoint& point : line.points) {
        if (!point.hasValue())
            continue;
        extent.add(point.min);
        extent.add(point.max);
    }
}

Extent extentOf(const Chart& chart)
{
    Extent extent;
    for (const Line& line : chart.lines)
        addLine(extent, line, chart.logarithmic);
    if (chart.area && !chart.logarithmic)
        extent.add(0);
    return extent;
}

struct NiceStep {
    double size = 1;
    int decimals = 0;
};

/// The smallest of 1, 2, 2.5, 5 × 10^k with at most `wanted` steps over [low, high].
NiceStep niceStep(double low, double high, int wanted)
{
    int power = int(std::floor(std::log10((high - low) / wanted))) - 1;
    for (;; ++power) {
        for (const double mantissa : {1.0, 2.0, 2.5, 5.0}) {
            const double size = mantissa * std::pow(10.0, power);
            const double dip = low / size - std::floor(low / size + 1e-9); // more than half a step is cut off the axis
            if (std::ceil(high / size - 1e-9) - std::floor(low / size + 1e-9) - (dip > 0.5 ? 1 : 0) <= wanted)
                return {size, std::max(0, mantissa == 2.5 ? 1 - power : -power)};
        }
    }
}

/// Where the top of the axis would be a thousand of its unit, the next one reads better and needs less room.
bool isOfNextUnit(Unit unit, double top)
{
    return (unit == Unit::Seconds || unit == Unit::Bytes) && top >= 1000;
}

ValueAxis linearAxisIn(const AxisUnit& people, const Extent& extent, Unit unit, int wanted, const QLocale& locale)
{
    double low = extent.low * people.factor;
    double high = extent.high * people.factor;
    if (high - low <= std::abs(high) * 1e-9) { // a flat line: room below, never above a full share
        const double room = std::max(std::abs(high) * 0.01, 1e-6);
        low -= high == 0 ? 0 : room;
        high += high == 0 ? 1 : room;
        if (unit == Unit::Ratio && extent.high <= 1) // a share has no room above its whole
            high = std::min(high, people.factor);
    }
    const NiceStep step = niceStep(low, high, wanted);
    auto first = std::int64_t(std::floor(low / step.size + 1e-9));
    const auto last = std::int64_t(std::ceil(high / step.size - 1e-9));
    ValueAxis axis;
    axis.low = double(first) * step.size / people.factor;
    // A line that dips a little below the last but one tick does not get a whole step of empty plot.
    if (const double room = low - double(first) * step.size; room > step.size / 2 && last - first > 1) {
        ++first;
        axis.low = (low - step.size * kDipRoom) / people.factor;
    }
    axis.high = double(last) * step.size / people.factor;
    const bool isBeyondWhole = unit == Unit::Ratio && extent.high <= 1 && axis.high > 1; // of a budget that is long gone
    for (std::int64_t i = first; i <= last; ++i) {
        const double value = double(i) * step.size;
        const bool whole = std::abs(value - std::round(value)) < 1e-9; // "100 %", not "100.00 %": the gutter is narrow
        const QString text = axisNumber(value, whole ? 0 : step.decimals, locale);
        axis.ticks.push_back({value / people.factor, i == last ? text + people.suffix : text});
    }
    if (isBeyondWhole) {
        axis.high = 1;
        axis.ticks.back() = {1, axisNumber(people.factor, 0, locale) + people.suffix};
    }
    return axis;
}

ValueAxis linearAxis(const Extent& extent, Unit unit, int wanted, const QLocale& locale)
{
    const AxisUnit people = axisUnitOf(unit, std::max(std::abs(extent.low), std::abs(extent.high)));
    ValueAxis axis = linearAxisIn(people, extent, unit, wanted, locale);
    if (isOfNextUnit(unit, axis.high * people.factor + kWholeNoise))
        axis = linearAxisIn(axisUnitOf(unit, kNextUnit * axis.high), extent, unit, wanted, locale);
    return axis;
}

ValueAxis logarithmicAxis(const Extent& extent, Unit unit, int wanted, const QLocale& locale)
{
    const double least = std::isfinite(extent.leastPositive) ? extent.leastPositive : 0.1;
    const double most = extent.high > 0 ? extent.high : 1;
    const int top = int(std::ceil(std::log10(most) - 1e-9));
    const int wantedBottom = int(std::floor(std::log10(least) + 1e-9));
    const int bottom = std::min(top - 1, std::max(wantedBottom, top - kMostDecades));
    const bool cut = extent.belowZero || wantedBottom < bottom;
    const int stride = std::max(1, int(std::ceil(double(top - bottom) / wanted)));
    ValueAxis axis;
    axis.logarithmic = true;
    axis.low = std::pow(10.0, bottom);
    axis.high = std::pow(10.0, top);
    for (int power = bottom; power <= top; power += stride) {
        QString text = axisNumber(std::pow(10.0, power), std::max(0, -power), locale);
        if (power == bottom && cut)
            text.prepend(u"≤ "_s);
        if (power + stride > top)
            text += axisUnitOf(unit, 1).suffix;
        axis.ticks.push_back({std::pow(10.0, power), text});
    }
    return axis;
}

} // namespace

double ValueAxis::place(double value) const
{
    if (!logarithmic)
        return (value - low) / (high - low);
    return (std::log10(std::max(value, low)) - std::log10(low)) / (std::log10(high) - std::log10(low));
}

ValueAxis valueAxisOf(const Chart& chart, double height, const QLocale& locale, AxisOver over)
{
    Extent extent = over == AxisOver::Sums ? stackExtent(chart) : extentOf(chart);
    const bool isWithoutData = extent.isEmpty();
    if (isWithoutData) {
        extent.add(0);
        extent.add(1);
    }
    const int wanted = std::clamp(int(height / (chart.logarithmic ? kDecadeDistance : kTickDistance)), 2, 5);
    const auto make = chart.logarithmic ? logarithmicAxis : linearAxis;
    ValueAxis axis = make(extent, chart.unit, wanted, locale);
    for (std::size_t i = 0; isWithoutData && i < axis.ticks.size(); ++i)
        axis.ticks[i].text.clear(); // a second or a whole that nobody measured
    return axis;
}

} // namespace traceo
