#pragma once
// What lies behind the lines of every chart: deploys, notes, alerts, whichever kinds of facts vocabulary/marks.h
// names. The same function for all, so that no chart knows them by name.
// One thread at a time, as the snapshot.

#include "core/line.h"
#include "history/snapshot.h"

namespace traceo {

/// In [range.from, range.to), ascending; an alert that two sources told of is one band. What still holds goes
/// on to the range's end.
Result<std::vector<Band>> spanBands(const history::Snapshot& snapshot, TimeSpan range);

} // namespace traceo
