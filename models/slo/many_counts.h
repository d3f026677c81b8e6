#pragma once
// The counts of many SLOs, one after another. Where nothing is settled yet, as with the first question of a process, a second
// thread counts ahead.
// One thread at a time, as the snapshot.

#include "slo/slo_counts.h"

#include <functional>
#include <span>

namespace traceo {

/// Gives each SLO's counts to `take` in their order, until it returns false. Others as countSlo().
void countSlos(const history::Snapshot& snapshot, std::span<const SloDefinition> slos, const Question& question, UtcMs from,
               Minutes minutes, std::span<const Millis> windows,
               const std::function<bool(std::size_t place, const Result<SloCounts>& counts)>& take);

} // namespace traceo
