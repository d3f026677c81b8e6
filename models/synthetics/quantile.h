#pragma once
// The nearest rank: the smallest value that at least q of all values do not exceed, so it is always one that was
// measured. Source: Hyndman and Fan 1996, definition 1.
// Any thread; immutable.

#include "core/batch.h"

#include <optional>
#include <vector>

namespace traceo {

/// None of an empty list. Requires: 0 < q ≤ 1, no NaN.
std::optional<double> quantile(std::vector<double> values, double q);

/// Of the samples in (from, to]. Requires: ordered by time.
std::vector<double> valuesIn(const std::vector<Sample>& samples, TimeSpan span);

} // namespace traceo
