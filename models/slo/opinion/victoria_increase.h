#pragma once
// What VictoriaMetrics' increase() makes of the raw samples of one counter: the last value of (from, to] less the value
// before the range, nothing stretched. It reads five minutes before the range, ten at least before its end, and no further.
// Without a value there the counter is taken to have begun at zero, unless its first value is ten times (and ten) what it
// grew next: then the first value counts nothing. A fall of less than an eighth is taken for jitter of two scrapers and
// counts nothing. Later versions take more births for zero.
// Source: VictoriaMetrics' MetricsQL documentation of increase(); a real 1.79.5 gives the same to 1e-9.
// Any thread; immutable.

#include "core/batch.h"

#include <optional>
#include <span>
#include <vector>

namespace traceo {

/// The counter as if it had never begun again: after each fall it goes on from where it was.
std::vector<Sample> victoriaLevels(std::span<const Sample> values);

/// What each sample of (range.from, range.to] adds; their sum is increase(counter[range]) at the range's end. None where
/// there is no sample. `values`: ascending, without stale markers.
std::optional<std::vector<Sample>> victoriaIncrements(std::span<const Sample> values, TimeSpan range);

} // namespace traceo
