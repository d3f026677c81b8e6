#pragma once
// What an SLO said at the end of each minute of a stretch of the past: what the minute counted, the window that ends with it,
// whether its budget was gone, page and ticket. Columns, so that a year is a few linear passes: windows are differences of
// running sums, alerts those of slo/rehearsal. Of a minute an SLO's own report says the same; of a minute within a time slice
// of several it says what the whole slice came to, which was known at the slice's end.
// Any thread; immutable once it is made.

#include "slo/rehearsal/alert_policy.h"
#include "slo/slo_config.h"
#include "slo/weighed_sums.h"

#include <span>
#include <vector>

namespace traceo::replay {

struct MinuteRecord {
    enum Flag : std::uint8_t {
        Dropped = 1,   ///< excluded, nothing of it counts
        Excluded = 2,  ///< in whatever mode: nobody is called
        Exhausted = 4, ///< nothing was left of the budget
        Undecided = 8, ///< the window holds events between boundaries of a histogram
    };
    /// A stretch judged by one definition.
    struct Part {
        TimeSpan span; ///< (from, to]
        SloDefinition slo;
    };

    TimeSpan range;          ///< (from, to], whole minutes
    std::vector<Part> parts; ///< ascending, all of the range
    // One a minute:
    std::vector<double> good; ///< events or minutes, as the method counts
    std::vector<double> total;
    std::vector<double> observedSeconds;
    std::vector<double> windowBad;
    std::vector<double>
        windowBudgeted; ///< what the budget is a share of: all of the window, and minutes still to come of a period
    std::vector<AlertVerdict> page;
    std::vector<AlertVerdict> ticket;
    std::vector<std::uint8_t> flags;

    std::size_t size() const { return total.size(); }
    UtcMs endOf(std::size_t minute) const { return range.from + std::int64_t(minute + 1) * kMinute; }
    /// Requires: within the range.
    std::size_t minuteAt(UtcMs end) const { return std::size_t((end - range.from) / kMinute) - 1; }
    const SloDefinition& sloOf(std::size_t minute) const;
    /// Share of the budget that was left, below zero when overspent; none without events.
    std::optional<double> left(std::size_t minute) const;
    bool is(std::size_t minute, Flag flag) const { return (flags[minute] & flag) != 0; }
};

/// Whether nothing is left: whole numbers to the event; of sums of fractions, which miss zero by a little, what is nearer than
/// one in 10^9 (slo/outlook/moving_window.h).
bool isExhausted(const Objective& objective, double bad, double budgeted);

/// How far before a range its events are needed.
Millis reachOf(const SloDefinition& slo, const AlertPolicy& alerts);

/// `events`: gapless, ascending slices of the SLI as they were counted, neither judged nor with anything excluded. They hold all
/// of `range` and reach back by reachOf() where there are any. Pages are the alerts of that severity together.
/// `minutes`: of a composite of events the same before they are weighed; each minute is weighed as it was at its end.
MinuteRecord recordOf(const SloDefinition& slo, const AlertPolicy& alerts, std::span<const Slice> events, TimeSpan range,
                      const CompositeMinutes* minutes = nullptr);
/// Joins what comes next. Requires: `next` begins where `record` ends.
void append(MinuteRecord& record, MinuteRecord next);

} // namespace traceo::replay
