#include "slo/openslo_duration.h"

#include <QtGlobal>

#include <algorithm>
#include <array>
#include <charconv>

namespace traceo {

std::optional<OpenSloDuration> openSloDuration(std::string_view text)
{
    constexpr std::string_view kUnits = "mhdwMQY"; // in the order of CalendarPeriods::Unit
    std::int64_t count = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), count);
    const bool isNumber = problem == std::errc() && count > 0 && count <= 1'000'000 && !text.starts_with('+');
    if (!isNumber || end + 1 != text.data() + text.size())
        return std::nullopt;
    const std::size_t unit = kUnits.find(*end);
    return unit == std::string_view::npos ? std::nullopt : std::optional(OpenSloDuration{count, CalendarPeriods::Unit(unit)});
}

std::string openSloText(Millis length)
{
    struct Unit {
        Millis length;
        char letter;
    };
    constexpr std::array kUnits{Unit{kDay, 'd'}, Unit{kHour, 'h'}, Unit{kMinute, 'm'}};
    const auto unit = std::ranges::find_if(kUnits, [length](const Unit& one) { return length % one.length == Millis{0}; });
    Q_ASSERT(unit != kUnits.end());
    return std::to_string(length / unit->length) + unit->letter;
}

} // namespace traceo
