#pragma once
// Gauges to minute slices: each sample is a reading of its own and belongs to the minute it was taken in. Which samples are
// readings is said by the kind of the definition: Counts, Gauge, Ratio (sli/sli_definition.h). A negative count, or a ratio
// outside 0…1, is taken to the nearest that makes sense and flagged. Of answers to an expression (sli/server_expressions.h) NaN
// is a minute that was looked at and in which nothing happened. Of counts, what Upper has above the part is undecided.
// Any thread; immutable.

#include "sli/counting.h"
#include "sli/sli_definition.h"

namespace traceo {

/// One slice a minute of (span.from, span.to], whole minutes. `series` as countCounters takes them.
std::vector<Slice> countReadings(const std::vector<CounterSeries>& series, const SliDefinition& definition, TimeSpan span);

} // namespace traceo
