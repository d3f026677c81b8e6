#include "core/duration.h"

#include <QCoreApplication>

#include <array>
#include <limits>

namespace traceo {
namespace {

struct DurationUnit {
    std::string_view name;
    std::int64_t ms;
};

constexpr std::array<DurationUnit, 7> kUnits{{
    {"y", 365 * 86'400'000LL},
    {"w", 7 * 86'400'000LL},
    {"d", 86'400'000LL},
    {"h", 3'600'000LL},
    {"m", 60'000LL},
    {"s", 1'000LL},
    {"ms", 1LL},
}};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

Error malformed(std::string_view text)
{
    return {ErrorCode::Syntax,
            {},
            QCoreApplication::translate("Duration", "a duration such as 30s, 5m, 1h30m, 30d or 4w"),
            text.empty() ? QCoreApplication::translate("Duration", "nothing")
                         : QString::fromUtf8(text.data(), qsizetype(std::min<std::size_t>(text.size(), 64))),
            QCoreApplication::translate("Duration", "Units are ms, s, m, h, d, w and y, largest first, without spaces.")};
}

/// Reads one "12h" from the front of `rest`; false when there is none or the number overflows.
bool takePart(std::string_view& rest, std::size_t& nextUnit, std::int64_t& total)
{
    std::int64_t number = 0;
    std::size_t digits = 0;
    for (; digits < rest.size() && isDigit(rest[digits]); ++digits) {
        if (number > (std::numeric_limits<std::int64_t>::max() - 9) / 10)
            return false;
        number = number * 10 + (rest[digits] - '0');
    }
    std::size_t end = digits;
    while (end < rest.size() && !isDigit(rest[end]))
        ++end;
    const std::string_view name = rest.substr(digits, end - digits);
    while (nextUnit < kUnits.size() && kUnits[nextUnit].name != name)
        ++nextUnit;
    if (digits == 0 || nextUnit == kUnits.size())
        return false;
    const std::int64_t unit = kUnits[nextUnit].ms;
    // A quarter of the range, so that adding a duration to a moment cannot overflow.
    if (number > (std::numeric_limits<std::int64_t>::max() / 4 - total) / unit)
        return false;
    total += number * unit;
    ++nextUnit;
    rest.remove_prefix(end);
    return true;
}

} // namespace

Result<Millis> parseDuration(std::string_view text)
{
    if (text == "0") // as Prometheus accepts it
        return Millis{0};
    std::string_view rest = text;
    std::size_t nextUnit = 0;
    std::int64_t total = 0;
    do {
        if (!takePart(rest, nextUnit, total))
            return malformed(text);
    } while (!rest.empty());
    return Millis{total};
}

std::string toText(Millis length)
{
    if (length.count() == 0)
        return "0s";
    std::string out;
    std::uint64_t rest = std::uint64_t(length.count());
    if (length.count() < 0) {
        out = "-";
        rest = std::uint64_t{0} - rest;
    }
    constexpr std::uint64_t kDayMs = 86'400'000;
    // Years and weeks only where they are exact and shorter: 365d → 1y, 28d → 4w, but 7d and 30d stay.
    for (const auto& unit : {kUnits[0], kUnits[1]}) {
        const std::uint64_t count = rest / std::uint64_t(unit.ms);
        if (rest % std::uint64_t(unit.ms) == 0 && std::to_string(count).size() < std::to_string(rest / kDayMs).size())
            return out + std::to_string(count) + std::string(unit.name);
    }
    for (std::size_t i = 2; i < kUnits.size(); ++i) {
        const std::uint64_t unit = std::uint64_t(kUnits[i].ms);
        if (rest >= unit)
            out += std::to_string(rest / unit) + std::string(kUnits[i].name);
        rest %= unit;
    }
    return out;
}

} // namespace traceo
