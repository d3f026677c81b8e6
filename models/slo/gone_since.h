#pragma once
// Since when nothing is left of an error budget of which nothing is left now: the first minute of the stretch that lasts, as a
// report of that minute would have said it by the definition of now. It rests on the minutes of a window before the window.
// One thread at a time, as the snapshot.

#include "history/snapshot.h"
#include "slo/slo_counts.h"

#include <optional>

namespace traceo {

/// None where something is left, where it has been gone for longer than a window, or where a minute on the way is undecided.
/// Requires: slices that reach back over two windows, of a calendar's over its period.
std::optional<UtcMs> goneSince(const SloDefinition& slo, const SloCounts& counts);

/// Counts them. Errors: those of countSlo.
Result<std::optional<UtcMs>> goneSince(const history::Snapshot& snapshot, const SloDefinition& slo, const Question& question);

} // namespace traceo
