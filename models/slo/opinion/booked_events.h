#pragma once
// What a way of counting adds, sample by sample, booked to minutes: so that two ways can be compared minute by minute.
// Any thread; immutable.

#include "sli/slice.h"
#include "slo/opinion/range_events.h"

namespace traceo {

/// What a counter adds and when.
using Increments = std::function<std::vector<Sample>(std::span<const Sample> values)>;

/// One slice a minute of the window, whole minutes; what is added at its beginning belongs to the first. A part may exceed
/// its total.
std::vector<Slice> booked(const std::vector<KeptCounter>& counters, TimeSpan window, PartKind part, const Increments& increments);

/// Growth since the sample before, wherever that is, of the samples in (range.from, range.to]; a fall counts the new value.
std::vector<Sample> incrementsIn(std::span<const Sample> values, TimeSpan range);
/// Growth among `samples`, which lie in the range, and what Prometheus invents at its ends; nothing where it has no result.
std::vector<Sample> stretchedIncrements(std::span<const Sample> samples, TimeSpan range, PrometheusVersion version);

/// Where a part exceeds its total it is taken down to it.
std::vector<Slice> limited(std::vector<Slice> slices);

} // namespace traceo
