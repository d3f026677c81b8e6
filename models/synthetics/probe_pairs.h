#pragma once
// The stored series of every probe, by check and region.
// One thread at a time, as the snapshot.

#include "history/snapshot.h"
#include "synthetics/check_identity.h"

namespace traceo {

/// The series of one prober: equal in all labels. 0 where there is none.
struct ProbeSeriesIds {
    SeriesKey key; ///< of probe_success
    history::SeriesId success = 0;
    history::SeriesId counted = 0;
    history::SeriesId seconds = 0;
    history::SeriesId status = 0;
    history::SeriesId certificate = 0;
    struct Phase {
        std::string name;
        history::SeriesId seconds = 0;
    };
    std::vector<Phase> phases; ///< in the order of a run
};

/// A check from a region. It has several series after its definition or its prober changed.
struct ProbePair {
    CheckIdentity identity;
    std::vector<ProbeSeriesIds> series;
};

/// By check, then region.
Result<std::vector<ProbePair>> probePairs(const history::Snapshot& snapshot);

} // namespace traceo
