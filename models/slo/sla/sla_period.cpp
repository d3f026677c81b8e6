#include "slo/sla/sla_period.h"

#include "core/moment.h"
#include "slo/slo_window.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SlaPeriod)
};

constexpr Millis kLongest = 3 * 366 * kDay;

Error noPeriod(const QString& found)
{
    return {.code = ErrorCode::Usage,
            .where = {},
            .expected = Text::tr("a period such as 2026-10, 2026-Q3, 2026, last-month or 2026-10-01/2026-10-15"),
            .found = found,
            .hint = {}};
}

SlaPeriod periodFrom(QDate begin, CalendarPeriods::Unit unit, const QTimeZone& zone, const QString& name)
{
    const CalendarPeriods periods{.unit = unit, .startDate = begin, .zone = zone};
    return {{periods.begin(0), periods.begin(1)}, name};
}

SlaPeriod monthFrom(QDate begin, const QTimeZone& zone)
{
    return periodFrom(begin, CalendarPeriods::Unit::Month, zone, QLocale().toString(begin, u"MMMM yyyy"_s));
}

/// None where it is no period of a calendar.
std::optional<SlaPeriod> calendarPeriod(const QString& text, const QTimeZone& zone, UtcMs now)
{
    static const QRegularExpression form(u"^(\\d{4})(?:-(\\d{2})|-Q([1-4]))?$"_s);
    const QDate today = QDateTime::fromMSecsSinceEpoch(msOf(now), zone).date();
    const QDate first(today.year(), today.month(), 1);
    if (text == u"this-month")
        return monthFrom(first, zone);
    if (text == u"last-month")
        return monthFrom(first.addMonths(-1), zone);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const int year = match.captured(1).toInt();
    if (match.hasCaptured(3))
        return periodFrom(QDate(year, 3 * match.captured(3).toInt() - 2, 1), CalendarPeriods::Unit::Quarter, zone, text);
    if (!match.hasCaptured(2))
        return periodFrom(QDate(year, 1, 1), CalendarPeriods::Unit::Year, zone, text);
    const QDate month(year, match.captured(2).toInt(), 1);
    return month.isValid() ? std::optional(monthFrom(month, zone)) : std::nullopt;
}

Result<SlaPeriod> between(std::string_view text, UtcMs now)
{
    const QString shown = QString::fromUtf8(text.data(), qsizetype(text.size()));
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos)
        return noPeriod(shown);
    const auto from = parseMoment(text.substr(0, slash), now);
    const auto to = parseMoment(text.substr(slash + 1), now);
    if (!from || !to)
        return noPeriod(shown);
    return SlaPeriod{{floorTo(*from, kMinute), floorTo(*to, kMinute)}, {}};
}

} // namespace

std::string periodWord(const SlaPeriod& period, const QTimeZone& zone)
{
    const QDateTime begin = QDateTime::fromMSecsSinceEpoch(msOf(period.span.from), zone);
    if (begin.date().day() == 1 && monthFrom(begin.date(), zone).span == period.span)
        return begin.toString(u"yyyy-MM"_s).toStdString();
    return toRfc3339(period.span.from) + '/' + toRfc3339(period.span.to);
}

Result<SlaPeriod> slaPeriod(std::string_view text, const QTimeZone& zone, UtcMs now)
{
    const QString shown = QString::fromUtf8(text.data(), qsizetype(text.size()));
    const auto known = calendarPeriod(shown, zone, now);
    auto period = known ? Result<SlaPeriod>(*known) : between(text, now);
    if (!period)
        return period;
    const TimeSpan& span = period->span;
    if (span.length() >= kMinute && span.length() <= kLongest && span.from + kMinute <= now)
        return period;
    Error error = noPeriod(shown);
    error.hint = Text::tr("It has to have begun, and to last from a minute to three years.");
    return error;
}

} // namespace traceo
