#pragma once
// Where an error budget went, in stretches of time. A bad minute spent more than the objective allows for its events; bad
// minutes less than an hour apart are one stretch, and what was bad between them is part of it.
// Any thread; immutable.

#include "sli/slice.h"
#include "slo/objective.h"

#include <span>
#include <vector>

namespace traceo {

struct BadStretch {
    TimeSpan span;  ///< (from, to]
    double bad = 0; ///< events or minutes, as the slices count
    friend bool operator==(const BadStretch&, const BadStretch&) = default;
};

/// Ascending. `slices` are gapless and ascending.
std::vector<BadStretch> badStretches(const Objective& objective, std::span<const Slice> slices);

} // namespace traceo
