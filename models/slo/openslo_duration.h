#pragma once
// Lengths of time as OpenSLO writes them: a whole number and one of m, h, d, w, M, Q, Y.
// Source: OpenSLO v1, duration-shorthand.
// Any thread; immutable.

#include "slo/slo_window.h"

#include <string_view>

namespace traceo {

/// OpenSLO leaves the length of M, Q and Y open; its SDK takes 30, 90 and 365 days, and so do rolling windows here.
struct OpenSloDuration {
    std::int64_t count = 0;
    CalendarPeriods::Unit unit = CalendarPeriods::Unit::Day;

    Millis length() const { return count * usualLength(unit); }
};

/// None for what is no such text, and for none of a unit.
std::optional<OpenSloDuration> openSloDuration(std::string_view text);
/// In the largest unit of d, h and m that is whole. Requires: whole minutes.
std::string openSloText(Millis length);

} // namespace traceo
