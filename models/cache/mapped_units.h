#pragma once
// Which counters of a mapped cache fall together. A reset is one series' own: only what has the same labels is of one process,
// but for labels that tell hits from misses (those a selector asks for by name, and those that one side has and the other has
// not). What such a label divides may be one process or several: that unit is loose.
// Any thread.

#include "cache/counter_steps.h"
#include "core/labels.h"
#include "core/selector.h"

#include <cstddef>
#include <vector>

namespace traceo {

struct MappedCounter {
    CounterRole role = CounterRole::Hit; ///< Hit, Miss, Request or Evicted
    const Selector* selector = nullptr;  ///< that found it; outlives the call
    Labels labels;
};

struct MappedUnit {
    std::vector<std::size_t> counters; ///< their places, ascending
    bool isLoose = false;
};

/// Each counter stands in one of them. What was evicted is joined with look-ups of the very same labels; else it is a unit of
/// its own, a series each.
std::vector<MappedUnit> mappedUnits(const std::vector<MappedCounter>& counters);

} // namespace traceo
