#include "core/time_range.h"

#include "core/duration.h"
#include "core/moment.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(TimeRange)
};

/// Shorter ones have no minute in them to count.
constexpr Millis kShortest = kMinute;
/// Longer ones are a slip of a digit.
constexpr Millis kLongest = 20 * 366 * kDay;

Error senseless(const QString& expected, const QString& found)
{
    return {.code = ErrorCode::BadValue, .where = {}, .expected = expected, .found = found, .hint = {}};
}

/// Text on both sides of " to ", "→" or " – ".
std::optional<std::pair<QString, QString>> endsOf(const QString& text)
{
    static const QRegularExpression between(u"^(.*?)(?:\\s+(?:to|–|-)\\s+|\\s*→\\s*)(.*)$"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    const auto match = between.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    return std::pair(match.captured(1).trimmed(), match.captured(2).trimmed());
}

/// "04:10" behind "2026-11-06 03:41" is of that day, or of the next when it would be before.
QString withDayOf(const QString& from, const QString& to)
{
    static const QRegularExpression time(u"^\\d\\d:\\d\\d(:\\d\\d)?$"_s);
    static const QRegularExpression dayAndTime(u"^(\\d{4}-\\d\\d-\\d\\d)[ T](\\d\\d:\\d\\d(:\\d\\d)?)$"_s);
    const auto begin = dayAndTime.match(from);
    if (!time.match(to).hasMatch() || !begin.hasMatch())
        return to;
    QString sameDay = begin.captured(1) + u' ' + to;
    const auto end = parseMoment(sameDay.toStdString(), {});
    if (to > begin.captured(2) || !end)
        return sameDay;
    return QString::fromStdString(toRfc3339(*end + kDay));
}

/// A whole day or month: "2026-11-06", "2026-11".
std::optional<TimeRange> calendarPeriod(const QString& text)
{
    static const QRegularExpression period(u"^(\\d{4})-(\\d\\d)(-\\d\\d)?$"_s);
    const auto match = period.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const bool isDay = !match.captured(3).isEmpty();
    const auto from = parseMoment((isDay ? text : text + u"-01"_s).toStdString(), {});
    if (!from)
        return std::nullopt;
    if (isDay)
        return TimeRange{text.toStdString(), toRfc3339(*from + kDay)};
    const auto end = parseMoment("now+1M", *from);
    return end ? std::optional(TimeRange{toRfc3339(*from), toRfc3339(*end)}) : std::nullopt;
}

std::optional<TimeRange> named(const QString& text)
{
    for (const NamedRange& each : calendarRanges()) {
        if (each.name.compare(text, Qt::CaseInsensitive) == 0)
            return each.range;
    }
    return std::nullopt;
}

/// One end alone: a length, the beginning of what ends now, or a moment to look at.
Result<TimeRange> fromOneEnd(const QString& text, Millis length)
{
    if (const auto last = parseDuration(text.toStdString())) {
        const std::string plain = "now-" + text.toStdString();
        const std::string seconds = "now-" + std::to_string(last->count() / 1000) + 's'; // of 1h30m
        return TimeRange{parseMoment(plain, {}) ? plain : seconds, "now"};
    }
    if (text.startsWith("now"_L1))
        return TimeRange{text.toStdString(), "now"};
    const auto at = parseMoment(text.toStdString(), {});
    if (!at) {
        Error error = at.error();
        error.expected = Text::tr("a length (7d), a beginning (now-6h), a day, a moment (2026-11-23 14:05), or A to B");
        return error;
    }
    return TimeRange{toRfc3339(*at - length), toRfc3339(*at)};
}

} // namespace

Result<ResolvedRange> resolved(const TimeRange& range, UtcMs now)
{
    const auto from = parseMoment(range.from, now);
    if (!from)
        return from.error();
    const auto to = parseEnd(range.to, now);
    if (!to)
        return to.error();
    if (*from >= now)
        return senseless(Text::tr("a range that begins in the past"), QString::fromStdString(range.from));
    const UtcMs end = std::min(*to, now);
    if (end <= *from)
        return senseless(Text::tr("an end after the beginning"), QString::fromStdString(range.from + " to " + range.to));
    if (end - *from > kLongest)
        return senseless(Text::tr("20 years at most"), QString::fromStdString(range.from + " to " + range.to));
    const Millis length = std::max(end - *from, kShortest);
    return ResolvedRange{.length = length, .at = *to < now ? std::optional(*to) : std::nullopt};
}

Result<TimeRange> parseRange(const QString& text, UtcMs now, Millis length)
{
    const QString typed = text.trimmed();
    Result<TimeRange> range = TimeRange{};
    if (const auto name = named(typed)) {
        range = *name;
    } else if (const auto ends = endsOf(typed)) {
        range = TimeRange{ends->first.toStdString(), withDayOf(ends->first, ends->second).toStdString()};
    } else if (const auto period = calendarPeriod(typed)) {
        range = *period;
    } else {
        range = fromOneEnd(typed, length);
    }
    if (!range)
        return range;
    const auto meaning = resolved(*range, now);
    return meaning ? range : Result<TimeRange>(meaning.error());
}

std::vector<NamedRange> calendarRanges()
{
    return {
        {Text::tr("Today"), {"now/d", "now"}},        {Text::tr("Yesterday"), {"now-1d/d", "now-1d/d"}},
        {Text::tr("This week"), {"now/w", "now"}},    {Text::tr("Previous week"), {"now-1w/w", "now-1w/w"}},
        {Text::tr("This month"), {"now/M", "now"}},   {Text::tr("Previous month"), {"now-1M/M", "now-1M/M"}},
        {Text::tr("This quarter"), {"now/Q", "now"}}, {Text::tr("Previous quarter"), {"now-1Q/Q", "now-1Q/Q"}},
        {Text::tr("This year"), {"now/y", "now"}},    {Text::tr("Previous year"), {"now-1y/y", "now-1y/y"}},
    };
}

QString wordsOf(const TimeRange& range)
{
    for (const NamedRange& each : calendarRanges()) {
        if (each.range == range)
            return each.name;
    }
    const QString from = QString::fromStdString(range.from);
    return range.to == "now" ? from : from + u" to "_s + QString::fromStdString(range.to); // can be typed again
}

} // namespace traceo
