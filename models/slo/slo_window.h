#pragma once
// The stretch of time an SLO is judged by: the last so many days, or a period of a calendar in an IANA zone.
// Calendar periods begin at a local time and last days, weeks or months of that calendar, so that a day with a change of
// clocks has 23 or 25 hours (Europe/Berlin: March has 743 h, October 745 h).
// Source: OpenSLO v1, timeWindow.
// Any thread; immutable.

#include "core/time.h"

#include <QDateTime>
#include <QTimeZone>

#include <optional>
#include <string>

namespace traceo {

/// Periods of `count` units each, one beginning at `start`; they go on in both directions.
struct CalendarPeriods {
    enum class Unit : std::uint8_t { Minute, Hour, Day, Week, Month, Quarter, Year };
    int count = 1; ///< above 0
    Unit unit = Unit::Month;
    QDate startDate{2000, 1, 1};
    QTime startTime{0, 0};
    QTimeZone zone = QTimeZone::utc();

    /// Where the period with this number begins: 0 at `start`, below it earlier ones. A local time that clocks skip is the
    /// moment they skip it. Whole minutes.
    UtcMs begin(std::int64_t number) const;
    /// The period (from, to] that holds the moment.
    TimeSpan around(UtcMs moment) const;
    friend bool operator==(const CalendarPeriods&, const CalendarPeriods&) = default;
};

/// 30, 90 and 365 days for a month, a quarter and a year, as OpenSLO's SDK takes them; others last what they say.
Millis usualLength(CalendarPeriods::Unit unit);

struct SloWindow {
    Millis length = 30 * kDay; ///< of a calendar period the usual one; factors of burn rates rest on it
    std::optional<CalendarPeriods> calendar;

    bool isRolling() const { return !calendar; }
    /// (from, moment]: what is judged at a moment. Requires: a whole minute.
    TimeSpan at(UtcMs moment) const;
    /// Its end: `moment`, or when the period is over.
    UtcMs end(UtcMs moment) const;
    /// What at() never exceeds.
    Millis longest() const;
    /// "30d", days and never weeks; of a calendar period "1M", as OpenSLO writes it.
    std::string text() const;
    friend bool operator==(const SloWindow&, const SloWindow&) = default;
};

} // namespace traceo
