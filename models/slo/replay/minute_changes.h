#pragma once
// What another definition changes in the minutes of a past: which are in another class, which count otherwise, and what that
// does to the sums. Two records of the same minutes are compared; where one counts events and the other minutes, sums have the
// unit of their own record.
// Any thread; immutable.

#include "slo/replay/minute_record.h"

#include <string_view>

namespace traceo::replay {

/// What a minute is to an SLO.
enum class MinuteClass : std::uint8_t {
    NotObserved, ///< nobody saw it, and nothing was counted
    Idle,        ///< it was seen, without traffic
    Excluded,    ///< taken out
    Good,        ///< with traffic, none of it bad
    Bad,         ///< with anything bad
};
/// Stable: not_observed, idle, excluded, good, bad.
std::string_view wordOf(MinuteClass of);
MinuteClass classOf(const MinuteRecord& record, std::size_t minute);

/// All minutes that went from one class to another.
struct ClassChange {
    MinuteClass before = MinuteClass::NotObserved;
    MinuteClass after = MinuteClass::NotObserved;
    std::int64_t minutes = 0;
    double badBefore = 0;
    double badAfter = 0;
    double totalBefore = 0;
    double totalAfter = 0;
    friend bool operator==(const ClassChange&, const ClassChange&) = default;
};

/// A stretch of them without a pause.
struct ChangedSpan {
    TimeSpan span; ///< (from, to]
    MinuteClass before = MinuteClass::NotObserved;
    MinuteClass after = MinuteClass::NotObserved;
    friend bool operator==(const ChangedSpan&, const ChangedSpan&) = default;
};

struct MinuteChanges {
    std::vector<ClassChange> classes; ///< those there are, in the order of the classes
    std::vector<ChangedSpan> spans;   ///< ascending
    std::int64_t recounted = 0;       ///< minutes of the same class that count otherwise
};

/// Requires: two records of the same range.
MinuteChanges changesBetween(const MinuteRecord& before, const MinuteRecord& after);
/// Those that change class in a part of the range.
std::int64_t changedMinutes(const MinuteChanges& changes, TimeSpan span);

} // namespace traceo::replay
