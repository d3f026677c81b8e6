#pragma once
// What an SLO attained over a stretch of time, as an interval where part of it was not seen, and whether the objective was met.
// Everything is worked out from the minutes of one table, so that an exported file gives the same figure.
//   attained = good ÷ total
//   low      = good ÷ (total + unknown)                            had all been bad that nobody saw
//   high     = (good + undecided + unknown) ÷ (total + unknown)    had it been good
//   Met where low reaches the objective, Missed where high does not, else Undecidable; so it is without anything to judge.
// unknown: of a method that counts minutes those that nobody saw. Of one that counts events an estimate: the unseen part of each
// minute times the events a seen minute of the same hour of the week had on average in the table (UTC; where less than half an hour of
// it was seen, of the same hour of the day, else of any). A counter goes on counting where nobody looks, and what it grew is counted with the next sample:
// so of a stretch as many events are taken to be missing as it and the minute that ends it lack of what is usual.
// Shares are compared with the objective in whole numbers (slo/error_budget.h).
// Any thread; immutable.

#include "slo/slice_rows.h"

#include <optional>

namespace traceo {

enum class SlaVerdict : std::uint8_t { Met, Missed, Undecidable };
/// Stable word for JSON: met, missed, undecidable.
const char* wordOf(SlaVerdict verdict);

struct SlaFigure {
    SliceSum counted;         ///< of what the method counts, without what is excluded
    SliceSum plain;           ///< as if nothing was excluded
    double unknown = 0;       ///< events or minutes
    double unseenSeconds = 0; ///< not excluded, seen by nobody
    double excludedMinutes = 0;
    double idleMinutes = 0;         ///< seen, not excluded, without an event
    std::optional<double> attained; ///< none without anything counted, nor where part of it may be either: low and high are all
    std::optional<double> low;
    std::optional<double> high;
    std::optional<double> plainAttained;
    SlaVerdict verdict = SlaVerdict::Undecidable;

    /// Share that was seen of the time that is not excluded.
    double coverage() const;
};

SlaFigure figureOf(const SliceRows& table);

/// What of each minute nobody saw, in seconds; nothing of what is excluded.
std::vector<double> unseenOf(const SliceRows& table);

} // namespace traceo
