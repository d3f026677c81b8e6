#pragma once
// Why the server does not evaluate the expressions of an SLO: it refuses one, or one is several series.
// One thread at a time, as the snapshot.

#include "history/snapshot.h"
#include "slo/slo_config.h"

#include <optional>

namespace traceo {

/// What was said of the newest minutes up to `moment` that were asked for, at the place of the definition; none where they were
/// evaluated, where nobody asked in the last hour, and where the server could not be asked at all.
Result<std::optional<Error>> evaluationProblem(const history::Snapshot& snapshot, const SloDefinition& slo, UtcMs moment);

} // namespace traceo
