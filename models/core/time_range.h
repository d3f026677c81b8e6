#pragma once
// A stretch of time as people type it and as menus offer it: two ends in the grammar of core/moment.h. What
// ends now moves on with the clock; everything else is the past, looked at as of its end.
// Any thread; immutable.

#include "core/result.h"
#include "core/time.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace traceo {

struct TimeRange {
    std::string from = "now-30d";
    std::string to = "now";
    friend bool operator==(const TimeRange&, const TimeRange&) = default;
};

/// What a range means at a moment.
struct ResolvedRange {
    Millis length{0};
    std::optional<UtcMs> at{}; ///< its end; none when it reaches the present
};

/// Errors: Syntax of an end; BadValue when it ends before it begins or begins in the future.
Result<ResolvedRange> resolved(const TimeRange& range, UtcMs now);

/// "now-6h", "6h", "now-1d/d to now/d", "2026-11-06", "2026-11", "2026-11-06 03:41 to 04:10", the name of a
/// calendar range; "2026-11-06 03:41" is as of then, `length` long. Errors: as resolved().
Result<TimeRange> parseRange(const QString& text, UtcMs now, Millis length);

struct NamedRange {
    QString name; ///< translated: "Previous month"
    TimeRange range;
};
/// Today, yesterday, this week … previous year, in UTC; weeks begin on Monday.
std::vector<NamedRange> calendarRanges();
/// The name of a range that a menu offers, else both its ends ("now-6h to now"); the end is left out when it is now.
QString wordsOf(const TimeRange& range);

} // namespace traceo
