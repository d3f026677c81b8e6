#pragma once
// The counters of a native histogram around a threshold begin again when the histogram does, which its count tells. A bound may
// also fall, or rise, because the buckets became wider: that is no reset, and what happened then lies between the bounds.
// Any thread.

#include "sli/counting.h"

#include <vector>

namespace traceo {

/// Makes of the parts around a threshold (roles Part and Upper) counters that never fall, and that grow by their whole value
/// where the count of their histogram (role Total, of the same labels but for the threshold) was reset. Where only a bound fell
/// it grows by nothing: a lower bound of what happened, as an upper one by at least as much.
void restartWithTheirCount(std::vector<CounterSeries>& counters);

} // namespace traceo
