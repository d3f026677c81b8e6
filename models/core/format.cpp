#include "core/format.h"

#include "core/decimal_text.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

namespace traceo {
namespace {

using namespace Qt::StringLiterals;

constexpr char16_t kMinus = u'\u2212';
constexpr char16_t kThinSpace = u'\u202f';           // narrow and never at the end of a line
constexpr double kExactInteger = 9007199254740992.0; // 2^53

QString say(const char* text)
{
    return QCoreApplication::translate("Format", text);
}

QString nothing()
{
    return u"–"_s;
}

bool isPlainStyle(const Style& style)
{
    return style.locale.language() == QLocale::C;
}

/// "-1234.5" as people read it: minus sign, groups of three, the locale's point.
QString forPeople(QString number, const Style& style)
{
    const bool negative = number.startsWith(u'-');
    if (negative)
        number.remove(0, 1);
    const qsizetype point = number.indexOf(u'.');
    QString whole = point < 0 ? number : number.left(point);
    const QString separator = isPlainStyle(style) ? QString(QChar(kThinSpace)) : style.locale.groupSeparator();
    for (qsizetype at = whole.size() - 3; at > 0; at -= 3)
        whole.insert(at, separator);
    if (point >= 0)
        whole += (isPlainStyle(style) ? u"."_s : style.locale.decimalPoint()) + number.mid(point + 1);
    return negative ? QChar(kMinus) + whole : whole;
}

Cut cutOf(Better better)
{
    switch (better) {
    case Better::Neither:
        return Cut::Nearest;
    case Better::Higher:
        return Cut::Down;
    case Better::Lower:
        return Cut::Up;
    }
    Q_UNREACHABLE();
}

QString number(double value, int places, Cut cut, const Style& style)
{
    return forPeople(decimalText(value, 0, places, cut), style);
}

/// Three significant digits, at most two behind the point; whole numbers below 1000 stay whole.
QString shortNumber(double value, Cut cut, const Style& style)
{
    const double size = std::abs(value);
    if (std::trunc(value) == value && size < 1000)
        return number(value, 0, cut, style);
    return number(value, size >= 100 ? 0 : size >= 10 ? 1 : 2, cut, style);
}

QString withUnit(const QString& text, const char* pattern, const Style& style)
{
    return style.unit ? say(pattern).arg(text) : text;
}

QString ratioText(const Reading& reading, const Style& style)
{
    const int places = reading.decimals >= 0 ? reading.decimals : reading.value > 0.99 ? 2 : 1;
    const QString text = forPeople(decimalText(reading.value, 2, places, cutOf(reading.better)), style);
    return withUnit(text, QT_TRANSLATE_NOOP("Format", "%1 %"), style);
}

/// "+15.7 %", "−92.6 %", "+6.6 pp", "0.0 %": which way it went is read at once.
QString changeText(const Reading& reading, const Style& style)
{
    const QString size = decimalText(reading.value, 2, reading.decimals >= 0 ? reading.decimals : 1, cutOf(reading.better));
    const bool isMore = std::ranges::any_of(size, [](QChar one) { return one >= u'1' && one <= u'9'; }) && size[0] != u'-';
    const QString text = (isMore ? u"+"_s : QString()) + forPeople(size, style);
    return reading.unit == Unit::Points ? withUnit(text, QT_TRANSLATE_NOOP("Format", "%1 pp"), style)
                                        : withUnit(text, QT_TRANSLATE_NOOP("Format", "%1 %"), style);
}

/// Burn rates: 31.8×, 5.43×, 209×. Always with a digit behind the point below 100, so that a
/// column of them stands in line.
QString factorText(const Reading& reading, const Style& style)
{
    const double size = std::abs(reading.value);
    const int places = reading.decimals >= 0 ? reading.decimals : size >= 100 ? 0 : size >= 10 ? 1 : 2;
    return withUnit(number(reading.value, places, cutOf(reading.better), style), QT_TRANSLATE_NOOP("Format", "%1×"), style);
}

QString padded(std::int64_t number)
{
    return u"%1"_s.arg(qlonglong(number), 2, 10, QChar(u'0'));
}

/// The rule for lengths of time, after the sign: two units, the second only where it tells much.
QString lengthText(double milliseconds, Cut cut, const Style& style)
{
    const auto whole = [cut](double value) {
        const double nearest = std::round(value);
        if (std::abs(value - nearest) < 1e-9 * std::max(1.0, value)) // 60.000000000004 s are 60 s
            return std::int64_t(nearest);
        return std::int64_t(cut == Cut::Up ? std::ceil(value) : cut == Cut::Down ? std::floor(value) : nearest);
    };
    const auto decimal = [&](double value) { return number(value, std::trunc(value) == value ? 0 : 1, cut, style); };
    if (const double micro = milliseconds * 1000; micro > 0 && whole(micro) < 1000)
        return say(QT_TRANSLATE_NOOP("Format", "%1 µs")).arg(micro < 100 ? decimal(micro) : number(micro, 0, cut, style));
    if (milliseconds > 0 && milliseconds < 10)
        return say(QT_TRANSLATE_NOOP("Format", "%1 ms")).arg(decimal(milliseconds));
    if (milliseconds > 0 && whole(milliseconds) < 1000)
        return say(QT_TRANSLATE_NOOP("Format", "%1 ms")).arg(whole(milliseconds));
    if (whole(milliseconds / 100) < 100) // tenths of a second below ten
        return say(QT_TRANSLATE_NOOP("Format", "%1 s")).arg(decimal(double(whole(milliseconds / 100)) / 10));
    const std::int64_t seconds = whole(milliseconds / 1000);
    if (seconds < 60)
        return say(QT_TRANSLATE_NOOP("Format", "%1 s")).arg(seconds);
    if (seconds < 600 && seconds % 60 != 0)
        return say(QT_TRANSLATE_NOOP("Format", "%1 min %2")).arg(QString::number(seconds / 60), padded(seconds % 60));
    const std::int64_t minutes = whole(milliseconds / 60'000);
    if (minutes < 60)
        return say(QT_TRANSLATE_NOOP("Format", "%1 min")).arg(minutes);
    if (minutes < 24 * 60)
        return minutes % 60 == 0
            ? say(QT_TRANSLATE_NOOP("Format", "%1 h")).arg(minutes / 60)
            : say(QT_TRANSLATE_NOOP("Format", "%1 h %2")).arg(QString::number(minutes / 60), padded(minutes % 60));
    const std::int64_t hours = whole(milliseconds / 3'600'000);
    if (hours < 240 && hours % 24 != 0)
        return say(QT_TRANSLATE_NOOP("Format", "%1 d %2 h")).arg(QString::number(hours / 24), QString::number(hours % 24));
    return say(QT_TRANSLATE_NOOP("Format", "%1 d")).arg(forPeople(QString::number(whole(milliseconds / 86'400'000)), style));
}

QString signedLength(double milliseconds, Cut cut, const Style& style)
{
    if (milliseconds >= 0)
        return lengthText(milliseconds, cut, style);
    const Cut mirrored = cut == Cut::Nearest ? cut : cut == Cut::Up ? Cut::Down : Cut::Up;
    return QChar(kMinus) + lengthText(-milliseconds, mirrored, style);
}

QString secondsText(const Reading& reading, const Style& style)
{
    const Cut cut = cutOf(reading.better);
    if (!style.unit)
        return reading.decimals >= 0 ? number(reading.value, reading.decimals, cut, style)
                                     : shortNumber(reading.value, cut, style);
    constexpr double kLongest = 1e15; // beyond it a double of milliseconds is no int64 of anything
    return std::abs(reading.value) < kLongest ? signedLength(reading.value * 1000, cut, style) : nothing();
}

QString plainNumber(const Reading& reading, const Style& style)
{
    const Cut cut = cutOf(reading.better);
    if (reading.decimals >= 0)
        return number(reading.value, reading.decimals, cut, style);
    return std::trunc(reading.value) == reading.value ? number(reading.value, 0, cut, style)
                                                      : shortNumber(reading.value, cut, style);
}

QString countReading(const Reading& reading, const Style& style)
{
    const bool part = std::abs(reading.value) < 10 && std::trunc(reading.value) != reading.value;
    return number(reading.value, reading.decimals >= 0 ? reading.decimals : part ? 1 : 0, cutOf(reading.better), style);
}

/// Numbers are those of the style's locale, which is C in a terminal; words are those of the language.
QString dateText(QDate day, QString pattern, const Style& style)
{
    static constexpr std::array<const char*, 12> kMonths{QT_TRANSLATE_NOOP("Format", "Jan"), QT_TRANSLATE_NOOP("Format", "Feb"),
                                                         QT_TRANSLATE_NOOP("Format", "Mar"), QT_TRANSLATE_NOOP("Format", "Apr"),
                                                         QT_TRANSLATE_NOOP("Format", "May"), QT_TRANSLATE_NOOP("Format", "Jun"),
                                                         QT_TRANSLATE_NOOP("Format", "Jul"), QT_TRANSLATE_NOOP("Format", "Aug"),
                                                         QT_TRANSLATE_NOOP("Format", "Sep"), QT_TRANSLATE_NOOP("Format", "Oct"),
                                                         QT_TRANSLATE_NOOP("Format", "Nov"), QT_TRANSLATE_NOOP("Format", "Dec")};
    if (isPlainStyle(style) && day.isValid()) // in quotes it is a text of the pattern
        pattern.replace(u"MMM"_s, u'\'' + say(kMonths[std::size_t(day.month() - 1)]) + u'\'');
    return style.locale.toString(day, pattern);
}

QDateTime inZone(UtcMs moment, const Style& style)
{
    return QDateTime::fromMSecsSinceEpoch(msOf(moment), style.zone);
}

/// QDateTime prints nothing for years it cannot hold; "–" says that there is nothing to say.
bool isPrintable(UtcMs moment)
{
    constexpr std::int64_t kLimit = 8'640'000'000'000'000; // 100 million days, a quarter million years
    return std::abs(msOf(moment)) < kLimit;
}

bool isHidden(char32_t point)
{
    if (point == 0x200c || point == 0x200d) // joiners: words of Persian and compound emoji need them
        return false;
    switch (QChar::category(point)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default: // every other category is visible or a space
        return false;
    }
}

} // namespace

QString toText(const Reading& reading, const Style& style)
{
    if (!reading.hasValue())
        return nothing();
    switch (reading.unit) {
    case Unit::None:
        return plainNumber(reading, style);
    case Unit::Count:
        return countReading(reading, style);
    case Unit::Ratio:
        return ratioText(reading, style);
    case Unit::Factor:
        return factorText(reading, style);
    case Unit::Seconds:
        return secondsText(reading, style);
    case Unit::Bytes:
        return style.unit ? bytesText(reading.value, style) : countText(reading.value, style);
    case Unit::PerSecond:
        return withUnit(plainNumber(reading, style), QT_TRANSLATE_NOOP("Format", "%1/s"), style);
    case Unit::Change:
    case Unit::Points:
        return changeText(reading, style);
    case Unit::RowsPerScan:
        return withUnit(countReading(reading, style), QT_TRANSLATE_NOOP("Format", "%1 rows/scan"), style);
    case Unit::BlocksPerCall:
        return withUnit(countReading(reading, style), QT_TRANSLATE_NOOP("Format", "%1 blocks/call"), style);
    case Unit::Timestamp:
        return std::abs(reading.value) < 1e12 ? momentText(utcMs(std::int64_t(reading.value * 1000)), reading.at, style)
                                              : nothing();
    }
    Q_UNREACHABLE();
}

QString durationText(Millis length, const Style& style)
{
    return signedLength(double(length.count()), Cut::Down, style);
}

QString ageText(Millis age, const Style& style)
{
    // Parts of a second say nothing about an age.
    const double seconds = std::trunc(double(age.count()) / 1000);
    return signedLength(seconds == 0 ? 0 : seconds * 1000, Cut::Down, style);
}

QString dayText(QDate day, const Style& style)
{
    // In other languages the day may want a point or stand behind the month.
    return dateText(day, say(QT_TRANSLATE_NOOP("Format", "d MMM")), style);
}

namespace {

/// `clock`: the format of its time of day.
QString momentAs(const QString& clock, UtcMs moment, UtcMs now, const Style& style)
{
    if (!isPrintable(moment) || !isPrintable(now))
        return nothing();
    const QDateTime time = inZone(moment, style);
    const bool thisYear = time.date().year() == inZone(now, style).date().year();
    const QString day =
        thisYear ? dayText(time.date(), style) : dateText(time.date(), say(QT_TRANSLATE_NOOP("Format", "d MMM yyyy")), style);
    return day + QLatin1Char(' ') + style.locale.toString(time.time(), clock);
}

} // namespace

QString momentText(UtcMs moment, UtcMs now, const Style& style)
{
    return momentAs(u"HH:mm"_s, moment, now, style);
}

QString rangeText(TimeSpan range, UtcMs now, const Style& style)
{
    // Minutes would say from when to when of an hour, and of ten seconds nothing.
    const bool isKnown = isPrintable(range.from) && isPrintable(range.to);
    const bool isShort = isKnown && range.to > range.from && range.to - range.from < kMinute;
    const QString clock = isShort ? u"HH:mm:ss"_s : u"HH:mm"_s;
    return momentAs(clock, range.from, now, style) + u" → "_s + momentAs(clock, range.to, now, style);
}

QString zoneText(UtcMs moment, const Style& style)
{
    return inZone(moment, style).timeZoneAbbreviation();
}

QString countText(double value, const Style& style)
{
    return std::isfinite(value) ? number(value, 0, Cut::Nearest, style) : nothing();
}

QString numberText(double value, int decimals, const Style& style)
{
    return std::isfinite(value) ? number(value, decimals, Cut::Nearest, style) : nothing();
}

QString bytesText(double bytes, const Style& style)
{
    if (!std::isfinite(bytes))
        return nothing();
    static constexpr std::array<const char*, 6> kPatterns{
        QT_TRANSLATE_NOOP("Format", "%1 B"),   QT_TRANSLATE_NOOP("Format", "%1 KiB"), QT_TRANSLATE_NOOP("Format", "%1 MiB"),
        QT_TRANSLATE_NOOP("Format", "%1 GiB"), QT_TRANSLATE_NOOP("Format", "%1 TiB"), QT_TRANSLATE_NOOP("Format", "%1 PiB")};
    std::size_t unit = 0;
    // 999.5 would read "1 000 KiB": no number has four digits
    while (unit + 1 < kPatterns.size() && std::abs(bytes) >= (unit == 0 ? 1000 : 999.5)) {
        bytes /= 1024;
        ++unit;
    }
    return say(kPatterns[unit]).arg(shortNumber(bytes, Cut::Nearest, style));
}

QString exactText(double value)
{
    if (std::isnan(value))
        return u"NaN"_s;
    if (std::isinf(value))
        return value > 0 ? u"+Inf"_s : u"-Inf"_s;
    char buffer[40];
    // Whole numbers as such: 100000 rather than 1e+05, which is as exact and shorter.
    const bool whole = std::trunc(value) == value && std::abs(value) < kExactInteger;
    const auto end = whole ? std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed).ptr
                           : std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
    return QString::fromLatin1(buffer, end - buffer);
}

QString plainText(std::string_view utf8, int limit)
{
    // No character has more than four bytes: what lies behind cannot be shown anyway.
    const std::size_t most = std::size_t(std::max(limit, 1)) * 4 + 4;
    const auto points = QString::fromUtf8(utf8.data(), qsizetype(std::min(utf8.size(), most))).toUcs4();
    const bool cut = points.size() > std::max(limit, 1);
    const qsizetype shown = cut ? std::max(limit, 1) - 1 : points.size();
    QString out;
    out.reserve(shown + 1);
    for (qsizetype i = 0; i < shown; ++i) {
        const char32_t point = isHidden(points[i]) ? U'\ufffd' : char32_t(points[i]);
        out += QString::fromUcs4(&point, 1);
    }
    return cut ? out + u'…' : out;
}

QString shellWord(std::string_view text)
{
    const auto isPlain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.'
            || c == '/';
    };
    QString word = QString::fromUtf8(text.data(), qsizetype(text.size()));
    if (!text.empty() && std::ranges::all_of(text, isPlain))
        return word;
    return u'\'' + word.replace(u'\'', u"'\\''"_s) + u'\'';
}

int decimalsOf(std::string_view target)
{
    const std::size_t point = target.find('.');
    if (point == std::string_view::npos)
        return 0;
    std::size_t end = point + 1;
    while (end < target.size() && target[end] >= '0' && target[end] <= '9')
        ++end;
    return int(std::min<std::size_t>(end - point - 1, 15));
}

} // namespace traceo
