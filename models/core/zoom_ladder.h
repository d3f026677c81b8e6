#pragma once
// How wide a column of a chart of stored series is: a step of a ladder, with its edges at multiples of the step since 1970
// in UTC. So a column is the same one after the chart has moved, and stored buckets lie wholly within it.
// Any thread; immutable.

#include "core/time.h"

namespace traceo {

/// Columns that cover a range: [range.from + i · step, range.from + (i + 1) · step), `columns` of them.
struct LadderCut {
    TimeSpan range; ///< both ends are multiples of the step
    Millis step{1};
    int columns = 0;
};

/// The largest step that is no wider than a column would be if `columns` of them were cut out of [range.from, range.to),
/// but a millisecond at least; and the range widened to its multiples. So there are up to two and a half times as many
/// columns, and the first and the last may stick out. 1, 2, 5, 10, … 500 ms; 1, 2, 5, 10, 15, 30 s and min; 1, 2, 4, 6,
/// 12 h; 1, 2, 4, 7 days and on by doubling. Requires: columns > 0, a range that is not empty.
LadderCut ladderCut(TimeSpan range, int columns);

} // namespace traceo
