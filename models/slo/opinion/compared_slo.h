#pragma once
// An SLO as other tools would be asked for it, read from a snapshot, and how our own value of it comes to that.
// One thread at a time, as the snapshot.

#include "history/snapshot.h"
#include "slo/opinion/second_opinion.h"
#include "slo/slo_counts.h"

namespace traceo {

struct ComparedSlo {
    RawSlo raw;
    bool isWhole = true; ///< the raw samples give what `slo status` says
};

/// `counts` are those of the SLO at the moment that is asked for, with their minutes. Counters, the buckets of a classic
/// histogram, runs and ratios are compared. Errors: NotSupported for others, whose hint says why; BadValue for a broken count;
/// those of the snapshot.
Result<ComparedSlo> comparedSlo(const history::Snapshot& snapshot, const SloDefinition& slo, const SloCounts& counts);

} // namespace traceo
