#pragma once
// The stretch of time a report on service levels is for, as people name it.
// Any thread; immutable.

#include "core/result.h"
#include "core/time.h"

#include <QTimeZone>

#include <string_view>

namespace traceo {

struct SlaPeriod {
    TimeSpan span; ///< (from, to], whole minutes; ends when the period is over, whatever is known by now
    QString name;  ///< "October 2026", "2026-Q3", "2026"; empty: two moments
    friend bool operator==(const SlaPeriod&, const SlaPeriod&) = default;
};

/// "2026-10", "2026-Q3" and "2026" are of a calendar in the zone, "this-month" and "last-month" too; "FROM/TO" are two moments as
/// core/moment.h has them. Errors: Usage for what is none, has not begun, is shorter than a minute or longer than three years.
Result<SlaPeriod> slaPeriod(std::string_view text, const QTimeZone& zone, UtcMs now);
/// What reads back as this period: "2026-10" of a whole month, else two moments.
std::string periodWord(const SlaPeriod& period, const QTimeZone& zone);

} // namespace traceo
