#pragma once
// Local times of a zone and the rules by which they come again. A rule is text of iCalendar, worked out by libical; it names
// local times, so that a weekly 02:30 stays at 02:30 whatever the clocks do.
// Source: RFC 5545, 3.3.10 (rules) and 3.3.5 (local times that clocks skip or show twice).
// Any thread; immutable.

#include "core/result.h"
#include "core/time.h"

#include <QTimeZone>

#include <string>
#include <vector>

namespace traceo {

/// What a clock on the wall shows.
using LocalMs = std::chrono::local_time<Millis>;

LocalMs localOf(UtcMs moment, const QTimeZone& zone);
/// The first moment at which the zone's clocks show it; of a time they skip, the one it would be had they not been changed yet.
/// Taken down to the minute.
UtcMs momentOf(LocalMs local, const QTimeZone& zone);

/// Whether a rule can be used: legal, in steps of days or more (BYHOUR for several times a day), and true at least once from
/// `start` on.
/// Errors: BadValue, without where.
Result<void> checkRecurrence(const std::string& rrule, LocalMs start, const QTimeZone& zone);

/// The times a rule names from `start` to `end`, both included, ascending. `start` itself is one only where the rule names it.
/// UNTIL as a date includes that day. Requires: a rule that can be used; of another there are none.
std::vector<LocalMs> recurrences(const std::string& rrule, LocalMs start, LocalMs end, const QTimeZone& zone);

} // namespace traceo
