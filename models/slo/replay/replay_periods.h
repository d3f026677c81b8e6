#pragma once
// The past of an SLO told by days or months, by its pages and tickets, and by the stretches in which its budget was gone.
// Any thread; immutable.

#include "core/status.h"
#include "slo/replay/minute_record.h"

namespace traceo::replay {

struct ReplayPeriod {
    TimeSpan span;   ///< (from, to]
    double good = 0; ///< events or minutes, as the method counts
    double total = 0;
    double observedSeconds = 0;
    std::optional<double> left;       ///< of the budget, at its end
    std::optional<double> lowestLeft; ///< at any of its minutes
    std::optional<Status> worst;      ///< Critical with a page, Warning with a ticket; none where most of it was not observed
    std::size_t pages = 0;            ///< that began in it
    std::size_t tickets = 0;
    Millis paging{0};
    Millis ticketing{0};
    Millis exhausted{0}; ///< how long nothing was left of the budget

    std::optional<double> attained() const { return total > 0 ? std::optional(good / total) : std::nullopt; }
    double coverage() const;
    friend bool operator==(const ReplayPeriod&, const ReplayPeriod&) = default;
};

/// Of a part of the record's range that is not empty.
ReplayPeriod periodOf(const MinuteRecord& record, TimeSpan span);

/// The days or months of a zone that a range touches, cut at its ends.
std::vector<TimeSpan> periodsOf(TimeSpan range, CalendarPeriods::Unit unit, const QTimeZone& zone);

struct ReplayFiring {
    BurnPair::Severity severity = BurnPair::Severity::Page;
    TimeSpan span;               ///< [the first minute at whose end it fires, the first at which it does not)
    bool isOpen = false;         ///< it still fires at the range's end
    std::optional<double> spent; ///< share of the window's budget that was gone when it began
    friend bool operator==(const ReplayFiring&, const ReplayFiring&) = default;
};
/// By their begin.
std::vector<ReplayFiring> firingsOf(const MinuteRecord& record);

/// Stretches (from, to] at each minute of which nothing was left, ascending.
std::vector<TimeSpan> exhaustedOf(const MinuteRecord& record);

} // namespace traceo::replay
