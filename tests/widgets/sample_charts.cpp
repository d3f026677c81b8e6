#include "widgets/sample_charts.h"

#include <algorithm>
#include <cmath>

namespace traceo::test {
namespace {

using namespace Qt::StringLiterals;

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

TimeSpan thirtyDays()
{
    return {sampleNow() - 30 * kDay, sampleNow()};
}

template <class Function>
std::vector<LinePoint> pointsOf(TimeSpan range, int columns, Function valueAt)
{
    std::vector<LinePoint> points;
    for (int i = 0; i <= columns; ++i) {
        const double value = valueAt(double(i) / columns);
        points.push_back({range.from + range.length() * i / columns, value, value, value, value});
    }
    return points;
}

bool isGap(double share)
{
    return share > 0.585 && share < 0.6;
}

double noise(double share)
{
    return std::sin(share * 1741) * 0.5 + std::sin(share * 977) * 0.3 + std::sin(share * 411) * 0.2;
}

Reading newest(double value, Unit unit, int decimals)
{
    return {.value = value, .unit = unit, .at = sampleNow(), .quality = Quality::Ok, .decimals = std::int8_t(decimals)};
}

Band band(Band::Kind kind, double from, double to, const QString& name)
{
    const TimeSpan range = thirtyDays();
    const auto at = [&](double share) { return range.from + Millis{std::int64_t(double(range.length().count()) * share)}; };
    return {kind, {at(from), at(to)}, name};
}

double spike(double share, double at, double height)
{
    const double distance = share - at;
    return distance >= 0 && distance < 0.012 ? height * (1 - distance / 0.012) : 0;
}

} // namespace

UtcMs sampleNow()
{
    return utcMs(1795442700000);
}

Chart budgetChart(int columns)
{
    Chart chart{.title = u"Error budget left"_s,
                .note = u"% of 43.2 min"_s,
                .unit = Unit::Ratio,
                .area = true,
                .decimals = 1,
                .range = thirtyDays()};
    const auto left = [](double share) {
        if (isGap(share))
            return kNone;
        return 1 - share * 0.12 - (share > 0.16 ? 0.245 : 0) - (share > 0.42 ? 0.375 : 0) - (share > 0.69 ? 0.069 : 0)
            - (share > 0.995 ? 0.11 : 0);
    };
    chart.lines.push_back(
        {u"left"_s, Unit::Ratio, Line::Style::Measured, 0, pointsOf(chart.range, columns, left), newest(0.081, Unit::Ratio, 1)});
    chart.lines.push_back({u"even spend"_s, Unit::Ratio, Line::Style::Ideal, 0,
                           pointsOf(chart.range, 2, [](double share) { return 1 - share; }), newest(0, Unit::Ratio, 0)});
    chart.bands = {band(Band::Kind::Deploy, 0.16, 0.162, u"4.18.0 −24.5 %"_s),
                   band(Band::Kind::Incident, 0.42, 0.425, u"payments-gw −37.5 %"_s),
                   band(Band::Kind::NotObserved, 0.585, 0.6, u"not observed 10 h"_s),
                   band(Band::Kind::Chaos, 0.69, 0.70, u"chaos −6.9 %"_s)};
    return chart;
}

Chart burnChart(int columns)
{
    Chart chart{.title = u"Burn rate"_s,
                .note = u"× even spend, log"_s,
                .unit = Unit::Factor,
                .logarithmic = true,
                .range = thirtyDays()};
    const auto burn = [](double share, double scale) {
        if (isGap(share))
            return kNone;
        return scale * (spike(share, 0.16, 150) + spike(share, 0.42, 209) + spike(share, 0.69, 40) + spike(share, 0.995, 60))
            + 0.2 + 0.1 * noise(share);
    };
    chart.lines.push_back({u"1 h"_s, Unit::Factor, Line::Style::Measured, 0,
                           pointsOf(chart.range, columns, [&](double share) { return burn(share, 1); }),
                           newest(31.8, Unit::Factor, -1)});
    chart.lines.push_back({u"6 h"_s, Unit::Factor, Line::Style::Measured, 1,
                           pointsOf(chart.range, columns, [&](double share) { return burn(share, 0.2); }),
                           newest(5.4, Unit::Factor, -1)});
    chart.lines.push_back({u"page 1 h"_s, Unit::Factor, Line::Style::Threshold, 0,
                           pointsOf(chart.range, 1, [](double) { return 14.4; }), newest(14.4, Unit::Factor, -1)});
    chart.lines.push_back({u"page 6 h"_s, Unit::Factor, Line::Style::Threshold, 0,
                           pointsOf(chart.range, 1, [](double) { return 6.0; }), newest(6, Unit::Factor, -1)});
    chart.bands = {band(Band::Kind::NotObserved, 0.585, 0.6, {})};
    return chart;
}

Chart sliChart(int columns)
{
    Chart chart{
        .title = u"Good share"_s, .note = u"% of requests, hourly"_s, .unit = Unit::Ratio, .decimals = 3, .range = thirtyDays()};
    const auto share = [](double at) {
        return isGap(at) || at < 0.1 ? kNone : std::min(1.0, 0.9996 + 0.0003 * noise(at) - spike(at, 0.42, 0.004));
    };
    chart.lines.push_back({u"good"_s, Unit::Ratio, Line::Style::Measured, 0, pointsOf(chart.range, columns, share),
                           newest(0.99908, Unit::Ratio, 3)});
    chart.lines.push_back({u"objective"_s, Unit::Ratio, Line::Style::Threshold, 0,
                           pointsOf(chart.range, 1, [](double) { return 0.999; }), newest(0.999, Unit::Ratio, 1)});
    chart.bands = {band(Band::Kind::Filling, 0, 0.1, u"filling"_s), band(Band::Kind::NotObserved, 0.585, 0.6, {})};
    return chart;
}

Chart chartOf(const std::vector<double>& values, Unit unit)
{
    Chart chart{.title = u"Chart"_s, .unit = unit, .range = {utcMs(0), utcMs(std::int64_t(values.size()) * 60'000)}};
    Line line{u"line"_s, unit, Line::Style::Measured, 0, {}, newest(values.empty() ? kNone : values.back(), unit, -1)};
    for (std::size_t i = 0; i < values.size(); ++i)
        line.points.push_back({utcMs(std::int64_t(i) * 60'000), values[i], values[i], values[i], values[i]});
    chart.lines.push_back(std::move(line));
    return chart;
}

} // namespace traceo::test
