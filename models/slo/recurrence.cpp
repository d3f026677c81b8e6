#include "slo/recurrence.h"

#include "core/format.h"

#include <QCoreApplication>
#include <QDateTime>

#include <libical/ical.h>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Exclusions)
};

using std::chrono::seconds;
using Iterator = std::unique_ptr<icalrecur_iterator, decltype(&icalrecur_iterator_free)>;

Millis offsetAt(UtcMs moment, const QTimeZone& zone)
{
    return seconds(zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(msOf(moment), QTimeZone::utc())));
}

/// Without a zone, which libical's own table would have to know; the arithmetic of rules needs none.
icaltimetype icalOf(LocalMs local)
{
    return icaltime_from_timet_with_zone(time_t(local.time_since_epoch() / seconds(1)), 0, nullptr);
}

LocalMs localFrom(const icaltimetype& time)
{
    return LocalMs(seconds(icaltime_as_timet(time)));
}

icalrecurrencetype ruleOf(const std::string& rrule, const QTimeZone& zone)
{
    icalrecurrencetype rule = icalrecurrencetype_from_string(rrule.c_str());
    if (icaltime_is_null_time(rule.until))
        return rule;
    if (icaltime_is_utc(rule.until) != 0)
        rule.until = icalOf(localOf(UtcMs(seconds(icaltime_as_timet(rule.until))), zone));
    if (rule.until.is_date != 0)
        rule.until = icalOf(localFrom(rule.until) + kDay - seconds(1));
    return rule;
}

Iterator begun(const icalrecurrencetype& rule, LocalMs start)
{
    return {icalrecur_iterator_new(rule, icalOf(start)), icalrecur_iterator_free};
}

std::optional<LocalMs> next(const Iterator& iterator)
{
    const icaltimetype time = icalrecur_iterator_next(iterator.get());
    return icaltime_is_null_time(time) != 0 ? std::nullopt : std::optional(localFrom(time));
}

/// BYDAY=2SU of a week: libical takes it and makes up days.
bool hasDaysOfMonthInWeeks(const icalrecurrencetype& rule)
{
    const auto* const end = std::ranges::find(rule.by_day, short(ICAL_RECURRENCE_ARRAY_MAX));
    const auto isNumbered = [](short day) { return icalrecurrencetype_day_position(day) != 0; };
    return rule.freq <= ICAL_WEEKLY_RECURRENCE && std::any_of(std::begin(rule.by_day), end, isNumbered);
}

/// Why a rule cannot be used; none where it can.
std::optional<QString> whyNot(const icalrecurrencetype& rule, LocalMs start)
{
    if (rule.freq == ICAL_NO_RECURRENCE)
        return Text::tr("It is no rule of RFC 5545; “RRULE:” stands before none.");
    if (rule.freq < ICAL_DAILY_RECURRENCE) // libical would look through each hour of centuries for one that never comes
        return Text::tr("The shortest step is FREQ=DAILY; BYHOUR names several times a day.");
    if (rule.by_minute[0] != ICAL_RECURRENCE_ARRAY_MAX || rule.by_second[0] != ICAL_RECURRENCE_ARRAY_MAX)
        return Text::tr("The minute is that of the start: leave BYMINUTE and BYSECOND out.");
    if (hasDaysOfMonthInWeeks(rule))
        return Text::tr("Numbered days such as 2SU belong to FREQ=MONTHLY and FREQ=YEARLY.");
    const Iterator iterator = begun(rule, start);
    if (!iterator || !next(iterator))
        return Text::tr("There is no such time from the start on.");
    return {};
}

} // namespace

LocalMs localOf(UtcMs moment, const QTimeZone& zone)
{
    return LocalMs((moment + offsetAt(moment, zone)).time_since_epoch());
}

UtcMs momentOf(LocalMs local, const QTimeZone& zone)
{
    const UtcMs asUtc(local.time_since_epoch());
    const Millis before = offsetAt(asUtc - kDay, zone);
    const Millis after = offsetAt(asUtc + kDay, zone);
    const bool isAfter = offsetAt(asUtc - before, zone) != before && offsetAt(asUtc - after, zone) == after;
    return floorTo(asUtc - (isAfter ? after : before), kMinute);
}

Result<void> checkRecurrence(const std::string& rrule, LocalMs start, const QTimeZone& zone)
{
    const auto why = whyNot(ruleOf(rrule, zone), start);
    if (!why)
        return {};
    return Error{.code = ErrorCode::BadValue,
                 .where = {},
                 .expected = Text::tr("a rule of iCalendar such as FREQ=WEEKLY;BYDAY=SU"),
                 .found = u"“%1”"_s.arg(plainText(rrule, 200)),
                 .hint = *why};
}

std::vector<LocalMs> recurrences(const std::string& rrule, LocalMs start, LocalMs end, const QTimeZone& zone)
{
    std::vector<LocalMs> times;
    const Iterator iterator = begun(ruleOf(rrule, zone), start);
    if (!iterator)
        return times;
    for (auto time = next(iterator); time && *time <= end; time = next(iterator))
        times.push_back(*time);
    return times;
}

} // namespace traceo
