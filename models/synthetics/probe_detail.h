#pragma once
// The selected pair: phases, the strip of all regions of its check, and its numbers.
// One thread at a time, as the snapshot.

#include "synthetics/phase_course.h"

namespace traceo {

/// A region of the selected check.
struct LaneView {
    const ProbeRow& row;
    std::vector<Stretch> stretches; ///< over the detail's range
};

/// The detail's charts end at the moment and begin with the question's range, at most seven days before.
TimeSpan detailRange(const Question& question);

struct DetailParts {
    const ProbePair& pair;
    const ProbeRuns& runs;
    const ProbeRow& row;
    const std::vector<LaneView>& lanes;
    const std::vector<TimeSpan>& filling; ///< of the phases, still to be fetched
    const std::optional<RegionQuorum>& together;
};
Result<ProbeDetail> detailOf(const history::Snapshot& snapshot, const DetailParts& parts, const Question& question);

} // namespace traceo
