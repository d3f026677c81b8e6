#pragma once
// The figures that a stretch of a watch begins with.
// Any thread.

#include "slo/watch/watch_minutes.h"

namespace traceo {

/// Fills what `state` rests on at a moment: burn rates of the pair, what is spent, what was seen, what the policy's conditions
/// are about. Requires: slices that reach back by watchReach().
void addFigures(vocabulary::SloAlertFact& fact, const SloDefinition& slo, const std::vector<AlertRules>& rules,
                const WatchState& state, UtcMs moment, const WatchSlices& slices);

} // namespace traceo
