#pragma once
// What an SLO counts: events, or minutes that were good. A method turns slices of events into slices of what it counts, minute
// by minute, so that whatever rests on sums of slices (windows, budgets, burn rates) is the same for all of them.
//   Occurrences      events
//   Timeslices       minutes of time slices with traffic; good where good ÷ total of the slice reaches its own target
//   RatioTimeslices  the same minutes, each good by its slice's good ÷ total: the mean over slices
// A time slice without traffic counts as nothing.
// Source: OpenSLO v1, budgetingMethod.
// Any thread; immutable.

#include "sli/slice.h"
#include "slo/objective.h"

#include <span>
#include <string>
#include <vector>

namespace traceo {

struct BudgetingMethod {
    enum class Kind : std::uint8_t { Occurrences, Timeslices, RatioTimeslices };
    Kind kind = Kind::Occurrences;
    Millis slice = kMinute; ///< of the two others: whole minutes, counted from 1970
    Objective sliceTarget;  ///< of Timeslices

    /// Minutes instead of events.
    bool isOfTime() const { return kind != Kind::Occurrences; }
    /// OpenSLO's word.
    std::string word() const;
    friend bool operator==(const BudgetingMethod&, const BudgetingMethod&) = default;
};

/// Slices of what the method counts, in place. `slices` are gapless and ascending; a time slice of which they hold a part is
/// judged by that part, and a minute of which nothing was observed counts neither way. What was observed, uncertain or flagged stays as it is; a minute is undecided as far as events are that
/// its verdict hangs on, and excess by the share that its slice has too much, at most 1.
void judge(const BudgetingMethod& method, std::span<Slice> slices);

} // namespace traceo
