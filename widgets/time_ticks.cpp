#include "widgets/chart_axis.h"

#include <QDateTime>

#include <algorithm>
#include <array>

namespace traceo {
namespace {

constexpr std::int64_t kSecondMs = 1000;
constexpr std::int64_t kDayMs = 86'400'000;

/// Steps of wall-clock time: seconds to fortnights.
constexpr std::array<std::int64_t, 22> kSteps{kSecondMs,         2 * kSecondMs,    5 * kSecondMs,     10 * kSecondMs,
                                              15 * kSecondMs,    30 * kSecondMs,   60 * kSecondMs,    120 * kSecondMs,
                                              300 * kSecondMs,   600 * kSecondMs,  900 * kSecondMs,   1800 * kSecondMs,
                                              3600 * kSecondMs,  7200 * kSecondMs, 10800 * kSecondMs, 21600 * kSecondMs,
                                              43200 * kSecondMs, kDayMs,           2 * kDayMs,        4 * kDayMs,
                                              7 * kDayMs,        14 * kDayMs};
constexpr std::array kMonthSteps{1, 2, 3, 6, 12, 24, 60, 120};
constexpr double kMonthMs = 30.44 * double(kDayMs);

/// Wall-clock milliseconds as if the zone were UTC, back to a moment of the zone.
UtcMs momentOfWall(std::int64_t wall, const QTimeZone& zone)
{
    const QDateTime plain = QDateTime::fromMSecsSinceEpoch(wall, Qt::UTC);
    return utcMs(QDateTime(plain.date(), plain.time(), zone).toMSecsSinceEpoch());
}

std::int64_t wallOf(UtcMs moment, const QTimeZone& zone)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(msOf(moment), zone);
    return msOf(moment) + std::int64_t(local.offsetFromUtc()) * kSecondMs;
}

QString wallText(std::int64_t wall, std::int64_t step, const Style& style)
{
    const QDateTime plain = QDateTime::fromMSecsSinceEpoch(wall, Qt::UTC);
    if (step >= kDayMs || plain.time() == QTime(0, 0))
        return dayText(plain.date(), style);
    return style.locale.toString(plain.time(), step < 60 * kSecondMs ? u"HH:mm:ss" : u"HH:mm");
}

std::vector<TimeTick> wallTicks(TimeSpan range, std::int64_t step, const Style& style)
{
    std::vector<TimeTick> ticks;
    const std::int64_t from = wallOf(range.from, style.zone);
    const std::int64_t first = (from / step - (from % step < 0 ? 1 : 0)) * step;
    const std::int64_t last = wallOf(range.to, style.zone) + step;
    for (std::int64_t wall = first; wall <= last; wall += step) {
        const UtcMs at = momentOfWall(wall, style.zone);
        if (at >= range.from && at <= range.to)
            ticks.push_back({at, wallText(wall, step, style)});
    }
    return ticks;
}

std::vector<TimeTick> monthTicks(TimeSpan range, int months, const Style& style)
{
    std::vector<TimeTick> ticks;
    const QDate start = QDateTime::fromMSecsSinceEpoch(msOf(range.from), style.zone).date();
    const int first = (start.year() * 12 + start.month() - 1) / months * months;
    for (int month = first;; month += months) {
        const QDate day(month / 12, month % 12 + 1, 1);
        const UtcMs at = utcMs(QDateTime(day, QTime(0, 0), style.zone).toMSecsSinceEpoch());
        if (!day.isValid() || at > range.to)
            return ticks;
        if (at >= range.from)
            ticks.push_back({at, style.locale.toString(day, day.month() == 1 ? u"yyyy" : u"MMM")});
    }
}

} // namespace

std::vector<TimeTick> timeTicks(TimeSpan range, int wanted, const Style& style)
{
    if (range.isEmpty() || wanted < 1)
        return {};
    const double length = double(range.length().count());
    const auto fits = [&](double step) { return length / step <= wanted; };
    const auto step = std::find_if(kSteps.begin(), kSteps.end(), [&](std::int64_t s) { return fits(double(s)); });
    if (step != kSteps.end())
        return wallTicks(range, *step, style);
    const auto months = std::find_if(kMonthSteps.begin(), kMonthSteps.end(), [&](int m) { return fits(m * kMonthMs); });
    return monthTicks(range, months == kMonthSteps.end() ? kMonthSteps.back() : *months, style);
}

} // namespace traceo
