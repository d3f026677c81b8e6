#pragma once
// The samples of counters that are read together, as few of them as say all: of a day in which none of them fell the first and
// the last.
// One thread at a time, as the snapshot.

#include "cache/hit_counts.h"

#include <span>
#include <vector>

namespace traceo {

/// Of each series those of (parts.front().from, parts.back().to] and the newest before; `parts` are adjacent. Left out is what
/// lies between the first and the last sample of a run (history::RunVisitor) that is known by a summary, lies within one part
/// without a step of `joins` that is no growth, and has no fall and the same beginning, end and count in each series that has
/// samples there. Errors: those of the snapshot.
Result<std::vector<std::vector<Sample>>> jointSamples(const history::Snapshot& snapshot,
                                                      std::span<const history::SeriesId> series, std::span<const TimeSpan> parts,
                                                      std::span<const HitStep> joins);

} // namespace traceo
