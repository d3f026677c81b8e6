#pragma once
// An SLO of counters as other tools would be asked for it, read from a snapshot.
// One thread at a time, as the snapshot.

#include "history/snapshot.h"
#include "slo/opinion/second_opinion.h"
#include "slo/slo_counts.h"

namespace traceo {

struct ComparedSlo {
    RawSlo raw;
    bool isWhole = true; ///< the raw samples give what `slo status` says
};

/// `counts` are those of the SLO at the moment that is asked for. Errors: NotSupported for an SLO that is not of counters; those
/// of the snapshot.
Result<ComparedSlo> comparedSlo(const history::Snapshot& snapshot, const SloDefinition& slo, const SloCounts& counts);

} // namespace traceo
