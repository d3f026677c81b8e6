#include "net/http_date.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <charconv>

namespace traceo {
namespace {

constexpr std::int64_t kDaySeconds = 86'400;
constexpr int kCenturyWindow = 50; // RFC 9110: more than 50 years ahead means the century before

std::optional<UtcMs> momentOf(QDateTime time)
{
    if (!time.isValid())
        return std::nullopt;
    time.setTimeSpec(Qt::UTC);
    return utcMs(time.toMSecsSinceEpoch());
}

/// "Sunday, 06-Nov-94 08:49:37 GMT"
std::optional<UtcMs> parseRfc850(const QString& text, UtcMs now)
{
    const qsizetype comma = text.indexOf(u',');
    if (comma < 0)
        return std::nullopt;
    QDateTime time = QLocale::c().toDateTime(text.mid(comma + 1).trimmed(), QStringLiteral("dd-MMM-yy HH:mm:ss 'GMT'"));
    if (!time.isValid())
        return std::nullopt;
    const int thisYear = QDateTime::fromMSecsSinceEpoch(msOf(now), Qt::UTC).date().year();
    int year = thisYear - thisYear % 100 + time.date().year() % 100;
    if (year > thisYear + kCenturyWindow)
        year -= 100;
    time.setDate(QDate(year, time.date().month(), time.date().day()));
    return momentOf(time);
}

} // namespace

std::optional<UtcMs> parseHttpDate(std::string_view text, UtcMs now)
{
    if (text.size() > 64)
        return std::nullopt;
    const QString date = QString::fromLatin1(text.data(), qsizetype(text.size())).simplified();
    const QLocale english = QLocale::c();
    if (const auto fixed = momentOf(english.toDateTime(date, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'"))))
        return fixed;
    if (const auto asctime = momentOf(english.toDateTime(date, QStringLiteral("ddd MMM d HH:mm:ss yyyy"))))
        return asctime;
    return parseRfc850(date, now);
}

std::optional<Millis> parseRetryAfter(std::string_view text, UtcMs now)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    if (text.empty())
        return std::nullopt;
    if (std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; })) {
        std::int64_t seconds = kDaySeconds; // stays where there are too many digits
        std::from_chars(text.data(), text.data() + text.size(), seconds);
        return Millis{std::min(seconds, kDaySeconds) * 1000};
    }
    const auto date = parseHttpDate(text, now);
    if (!date)
        return std::nullopt;
    return std::clamp(*date - now, Millis{0}, Millis{kDaySeconds * 1000});
}

std::optional<Millis> clockSkew(UtcMs date, TimeSpan asked)
{
    constexpr Millis kSecond{1000};
    const Millis least = date - asked.to;
    const Millis most = date + kSecond - asked.from;
    if (least > kSecond)
        return least;
    if (most < -kSecond)
        return most;
    return std::nullopt;
}

} // namespace traceo
