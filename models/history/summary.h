#pragma once
// What is known of a run of samples without its samples, as an Aggregate that joins with the run
// after it. NaN (stale markers among them) is no value: it is not counted and breaks nothing.
// Any thread.

#include "history/snapshot.h"

namespace traceo::history {

/// The next sample in time.
void addSample(Aggregate& to, UtcMs at, double value);
/// The run after this one: counts, sums and extremes add; the step between them counts as in `increase`.
void join(Aggregate& to, const Aggregate& later);

} // namespace traceo::history
