#include "core/moment.h"

#include <QCoreApplication>

#include <charconv>
#include <optional>

namespace traceo {
namespace {

namespace cal = std::chrono;

// Years 1 to 9999: what RFC 3339 can write and every calendar computation here can hold.
constexpr std::int64_t kFirstMs = -62'135'596'800'000;
constexpr std::int64_t kLastMs = 253'402'300'799'999;

Error malformed(std::string_view text)
{
    return {ErrorCode::Syntax,
            {},
            QCoreApplication::translate("Moment", "a moment such as 2026-11-23T14:05:00Z, 2026-11-23, now-6h or now/d"),
            text.empty() ? QCoreApplication::translate("Moment", "nothing")
                         : QString::fromUtf8(text.data(), qsizetype(std::min<std::size_t>(text.size(), 64))),
            {}};
}

/// A text that is eaten from the front.
class Scanner {
public:
    explicit Scanner(std::string_view text) : m_rest(text) {}

    bool atEnd() const { return m_rest.empty(); }
    char peek() const { return m_rest.empty() ? '\0' : m_rest.front(); }
    bool take(char wanted)
    {
        if (m_rest.empty() || m_rest.front() != wanted)
            return false;
        m_rest.remove_prefix(1);
        return true;
    }
    bool takeWord(std::string_view word)
    {
        if (!m_rest.starts_with(word))
            return false;
        m_rest.remove_prefix(word.size());
        return true;
    }
    /// Exactly `digits` digits.
    std::optional<int> fixed(std::size_t digits)
    {
        int number = 0;
        for (std::size_t i = 0; i < digits; ++i) {
            if (i >= m_rest.size() || !isDigit(m_rest[i]))
                return std::nullopt;
            number = number * 10 + (m_rest[i] - '0');
        }
        m_rest.remove_prefix(digits);
        return number;
    }
    /// As many digits as there are, at least one.
    std::string_view digits()
    {
        std::size_t length = 0;
        while (length < m_rest.size() && isDigit(m_rest[length]))
            ++length;
        const std::string_view found = m_rest.substr(0, length);
        m_rest.remove_prefix(length);
        return found;
    }

private:
    static bool isDigit(char c) { return c >= '0' && c <= '9'; }
    std::string_view m_rest;
};

std::optional<cal::year_month_day> takeDate(Scanner& text)
{
    const auto year = text.fixed(4);
    if (!year || *year < 1 || !text.take('-'))
        return std::nullopt;
    const auto month = text.fixed(2);
    if (!month || !text.take('-'))
        return std::nullopt;
    const auto day = text.fixed(2);
    if (!day)
        return std::nullopt;
    const cal::year_month_day date{cal::year{*year}, cal::month{unsigned(*month)}, cal::day{unsigned(*day)}};
    return date.ok() ? std::optional(date) : std::nullopt;
}

/// A fraction of a second in milliseconds; what is finer is cut off.
std::optional<int> takeMillis(Scanner& text)
{
    const std::string_view digits = text.digits();
    if (digits.empty())
        return std::nullopt;
    int millis = 0;
    for (std::size_t i = 0; i < 3; ++i)
        millis = millis * 10 + (i < digits.size() ? digits[i] - '0' : 0);
    return millis;
}

/// HH:MM[:SS[.fraction]]
std::optional<Millis> takeTime(Scanner& text)
{
    const auto hour = text.fixed(2);
    if (!hour || *hour > 23 || !text.take(':'))
        return std::nullopt;
    const auto minute = text.fixed(2);
    if (!minute || *minute > 59)
        return std::nullopt;
    Millis time = *hour * kHour + *minute * kMinute;
    if (!text.take(':'))
        return time;
    const auto second = text.fixed(2);
    if (!second || *second > 59)
        return std::nullopt;
    time += cal::seconds(*second);
    if (!text.take('.'))
        return time;
    const auto millis = takeMillis(text);
    return millis ? std::optional(time + Millis{*millis}) : std::nullopt;
}

/// Z, ±HH:MM, or nothing, which is UTC.
std::optional<Millis> takeOffset(Scanner& text)
{
    if (text.atEnd() || text.take('Z') || text.take('z'))
        return Millis{0};
    const bool west = text.peek() == '-';
    if (!text.take('+') && !text.take('-'))
        return std::nullopt;
    const auto hour = text.fixed(2);
    if (!hour || *hour > 23 || !text.take(':'))
        return std::nullopt;
    const auto minute = text.fixed(2);
    if (!minute || *minute > 59)
        return std::nullopt;
    const Millis offset = *hour * kHour + *minute * kMinute;
    return west ? -offset : offset;
}

std::optional<UtcMs> calendarMoment(std::string_view textOfMoment)
{
    Scanner text(textOfMoment);
    const auto date = takeDate(text);
    if (!date)
        return std::nullopt;
    const UtcMs midnight{cal::sys_days{*date}};
    if (text.atEnd())
        return midnight;
    if (!text.take('T') && !text.take('t') && !text.take(' '))
        return std::nullopt;
    const auto time = takeTime(text);
    if (!time)
        return std::nullopt;
    const auto offset = takeOffset(text);
    if (!offset || !text.atEnd())
        return std::nullopt;
    return midnight + *time - *offset;
}

std::optional<UtcMs> unixSeconds(std::string_view textOfMoment)
{
    Scanner text(textOfMoment);
    const bool negative = text.take('-');
    const std::string_view digits = text.digits();
    if (digits.empty() || digits.size() > 12) // 13 digits are milliseconds by mistake
        return std::nullopt;
    std::int64_t seconds = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
    int millis = 0;
    if (text.take('.')) {
        const auto fraction = takeMillis(text);
        if (!fraction)
            return std::nullopt;
        millis = *fraction;
    }
    const std::int64_t total = seconds * 1000 + millis;
    return text.atEnd() ? std::optional(utcMs(negative ? -total : total)) : std::nullopt;
}

bool isInRange(UtcMs moment)
{
    return msOf(moment) >= kFirstMs && msOf(moment) <= kLastMs;
}

UtcMs plusMonths(UtcMs moment, std::int64_t months)
{
    const auto day = cal::floor<cal::days>(moment);
    const cal::year_month_day date{day};
    const cal::year_month month = cal::year_month{date.year(), date.month()} + cal::months{months};
    const cal::year_month_day last{month / cal::last};
    const cal::day kept = std::min(date.day(), last.day()); // 31 January plus a month is the end of February
    return UtcMs{cal::sys_days{month / kept}} + (moment - day);
}

/// `count` units further. Requires: |count| ≤ 10^9.
std::optional<UtcMs> plus(UtcMs moment, std::int64_t count, char unit)
{
    switch (unit) {
    case 's':
        return moment + cal::seconds(count);
    case 'm':
        return moment + cal::minutes(count);
    case 'h':
        return moment + cal::hours(count);
    case 'd':
        return moment + count * kDay;
    case 'w':
        return moment + 7 * count * kDay;
    case 'M':
    case 'Q':
    case 'y':
        if (std::abs(count) > 120'000)
            return std::nullopt;
        return plusMonths(moment, count * (unit == 'y' ? 12 : unit == 'Q' ? 3 : 1));
    default:
        return std::nullopt;
    }
}

/// The beginning of the unit that `moment` lies in; weeks begin on Monday.
std::optional<UtcMs> startOf(UtcMs moment, char unit)
{
    const auto day = cal::floor<cal::days>(moment);
    const cal::year_month_day date{day};
    switch (unit) {
    case 's':
        return floorTo(moment, Millis{1000});
    case 'm':
        return floorTo(moment, kMinute);
    case 'h':
        return floorTo(moment, kHour);
    case 'd':
        return UtcMs{day};
    case 'w':
        return UtcMs{day - (cal::weekday{day} - cal::Monday)};
    case 'M':
        return UtcMs{cal::sys_days{date.year() / date.month() / 1}};
    case 'Q':
        return UtcMs{cal::sys_days{date.year() / cal::month{(unsigned(date.month()) - 1) / 3 * 3 + 1} / 1}};
    case 'y':
        return UtcMs{cal::sys_days{date.year() / cal::January / 1}};
    default:
        return std::nullopt;
    }
}

char takeUnit(Scanner& text)
{
    const char unit = text.peek();
    return text.take(unit) ? unit : '\0';
}

enum class Rounding : std::uint8_t { Down, Up };

/// Up: the beginning of the next unit, which is where a period that is [start, end) ends.
std::optional<UtcMs> rounded(UtcMs moment, char unit, Rounding rounding)
{
    const auto start = startOf(moment, unit);
    return start && rounding == Rounding::Up ? plus(*start, 1, unit) : start;
}

/// What follows `now`: any number of ±Nunit and /unit, from left to right.
std::optional<UtcMs> relative(Scanner text, UtcMs now, Rounding rounding)
{
    std::optional<UtcMs> moment = now;
    while (moment && isInRange(*moment) && !text.atEnd()) {
        if (text.take('/')) {
            moment = rounded(*moment, takeUnit(text), rounding);
            continue;
        }
        const bool back = text.peek() == '-';
        if (!text.take('-') && !text.take('+'))
            return std::nullopt;
        const std::string_view digits = text.digits();
        std::int64_t count = 1; // now-d is now-1d
        if (digits.size() > 9)
            return std::nullopt;
        if (!digits.empty())
            std::from_chars(digits.data(), digits.data() + digits.size(), count);
        moment = plus(*moment, back ? -count : count, takeUnit(text));
    }
    return moment;
}

void appendPadded(std::string& out, std::int64_t number, std::size_t width)
{
    const std::string digits = std::to_string(number);
    out.append(width > digits.size() ? width - digits.size() : 0, '0');
    out += digits;
}

/// Days since 1970 to year, month, day for every int64 of milliseconds (Howard Hinnant,
/// "chrono-Compatible Low-Level Date Algorithms", civil_from_days); std::chrono::year ends at 32767.
struct Civil {
    std::int64_t year;
    unsigned month;
    unsigned day;
};
Civil civilOf(std::int64_t days)
{
    days += 719'468;
    const std::int64_t era = (days >= 0 ? days : days - 146'096) / 146'097;
    const unsigned dayOfEra = unsigned(days - era * 146'097);
    const unsigned yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36'524 - dayOfEra / 146'096) / 365;
    const unsigned dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const unsigned monthFromMarch = (5 * dayOfYear + 2) / 153;
    const unsigned day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
    const unsigned month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
    return {std::int64_t(yearOfEra) + era * 400 + (month <= 2 ? 1 : 0), month, day};
}

} // namespace

std::string toRfc3339(UtcMs moment)
{
    const UtcMs midnight = floorTo(moment, kDay);
    const Civil date = civilOf(msOf(midnight) / kDay.count());
    const std::int64_t ms = (moment - midnight).count();
    std::string out;
    // Outside of RFC 3339's years the expanded form of ISO 8601: a sign and six digits.
    const bool expanded = date.year < 0 || date.year > 9999;
    if (expanded)
        out += date.year < 0 ? '-' : '+';
    appendPadded(out, std::abs(date.year), expanded ? 6 : 4);
    out += '-';
    appendPadded(out, date.month, 2);
    out += '-';
    appendPadded(out, date.day, 2);
    out += 'T';
    appendPadded(out, ms / 3'600'000, 2);
    out += ':';
    appendPadded(out, ms / 60'000 % 60, 2);
    out += ':';
    appendPadded(out, ms / 1000 % 60, 2);
    if (ms % 1000 != 0) {
        out += '.';
        appendPadded(out, ms % 1000, 3);
    }
    return out + 'Z';
}

namespace {

Result<UtcMs> parsed(std::string_view text, UtcMs now, Rounding rounding)
{
    Scanner scanner(text);
    std::optional<UtcMs> moment;
    if (scanner.takeWord("now"))
        moment = relative(scanner, now, rounding);
    else
        moment = calendarMoment(text);
    if (!moment)
        moment = unixSeconds(text);
    if (!moment || !isInRange(*moment))
        return malformed(text);
    return *moment;
}

} // namespace

Result<UtcMs> parseMoment(std::string_view text, UtcMs now)
{
    return parsed(text, now, Rounding::Down);
}

Result<UtcMs> parseEnd(std::string_view text, UtcMs now)
{
    return parsed(text, now, Rounding::Up);
}

} // namespace traceo
