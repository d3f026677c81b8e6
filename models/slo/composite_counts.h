#pragma once
// What is counted of an SLO, plain or composite, out of a snapshot: the one place that tells them apart.
// One thread at a time, as the snapshot. Errors: those of readSlices().

#include "history/snapshot.h"
#include "sli/raw_series.h"
#include "slo/composite_slices.h"
#include "slo/member_excess.h"

namespace traceo {

struct Counted {
    std::vector<Slice> slices;      ///< of a plain SLO events, of a composite what its method counts; nothing excluded of it
    std::vector<MemberSum> members; ///< of a composite, in the window at the end of the span
    MemberExcess excess;            ///< of a composite, in any window within the span
};

/// `span` in whole minutes; its end is the moment.
Result<Counted> countedOf(const history::Snapshot& snapshot, const SloDefinition& slo, TimeSpan span);
/// Only the slices.
Result<std::vector<Slice>> slicesOf(const history::Snapshot& snapshot, const SloDefinition& slo, TimeSpan span);

/// Of a composite the oldest of those members without which it is not observed, and the slowest interval.
Result<Freshness> freshnessOf(const history::Snapshot& snapshot, const SloDefinition& slo, UtcMs moment);

/// Of the histograms of all it is made of; finite, each once, ascending.
Result<std::vector<double>> boundariesOf(const history::Snapshot& snapshot, const SloDefinition& slo);

} // namespace traceo
