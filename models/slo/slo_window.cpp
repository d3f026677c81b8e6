#include "slo/slo_window.h"

#include "core/duration.h"

#include <algorithm>
#include <cmath>

namespace traceo {
namespace {

using Unit = CalendarPeriods::Unit;

constexpr std::int64_t kMonthsOfQuarter = 3;
constexpr std::int64_t kMonthsOfYear = 12;
constexpr std::int64_t kDaysOfWeek = 7;

char letterOf(Unit unit)
{
    constexpr std::string_view kLetters = "mhdwMQY";
    return kLetters[std::size_t(unit)];
}

QDate moved(QDate date, Unit unit, std::int64_t units)
{
    switch (unit) {
    case Unit::Week:
        return date.addDays(kDaysOfWeek * units);
    case Unit::Month:
        return date.addMonths(int(units));
    case Unit::Quarter:
        return date.addMonths(int(kMonthsOfQuarter * units));
    case Unit::Year:
        return date.addMonths(int(kMonthsOfYear * units));
    default:
        return date.addDays(units);
    }
}

} // namespace

Millis usualLength(Unit unit)
{
    switch (unit) {
    case Unit::Minute:
        return kMinute;
    case Unit::Hour:
        return kHour;
    case Unit::Day:
        return kDay;
    case Unit::Week:
        return 7 * kDay;
    case Unit::Month:
        return 30 * kDay;
    case Unit::Quarter:
        return 90 * kDay;
    case Unit::Year:
        return 365 * kDay;
    }
    Q_UNREACHABLE();
}

UtcMs CalendarPeriods::begin(std::int64_t number) const
{
    const bool isOfClocks = unit == Unit::Minute || unit == Unit::Hour; // these last as long as they say, whatever clocks do
    const QDate date = isOfClocks ? startDate : moved(startDate, unit, number * count);
    const UtcMs local = utcMs(QDateTime(date, startTime, zone).toMSecsSinceEpoch());
    return floorTo(isOfClocks ? local + number * count * usualLength(unit) : local, kMinute);
}

TimeSpan CalendarPeriods::around(UtcMs moment) const
{
    const double passed = double((moment - begin(0)).count());
    auto number = std::int64_t(std::floor(passed / double((count * usualLength(unit)).count())));
    while (begin(number) >= moment)
        --number;
    while (begin(number + 1) < moment)
        ++number;
    return {begin(number), begin(number + 1)};
}

TimeSpan SloWindow::at(UtcMs moment) const
{
    return {calendar ? calendar->around(moment).from : moment - length, moment};
}

UtcMs SloWindow::end(UtcMs moment) const
{
    return calendar ? calendar->around(moment).to : moment;
}

Millis SloWindow::longest() const
{
    constexpr Millis kChangedClocks = 2 * kHour;
    if (!calendar)
        return length;
    const bool hasMonths = calendar->unit == Unit::Month || calendar->unit == Unit::Quarter || calendar->unit == Unit::Year;
    return length + kChangedClocks + (hasMonths ? (length / (30 * kDay) + 1) * kDay : Millis{0});
}

std::string SloWindow::text() const
{
    if (calendar)
        return std::to_string(calendar->count) + letterOf(calendar->unit);
    return length >= kDay && length % kDay == Millis{0} ? std::to_string(length / kDay) + 'd' : toText(length);
}

} // namespace traceo
