#pragma once
// What is counted of an SLO, plain or composite, out of a snapshot: the one place that tells them apart.
// One thread at a time, as the snapshot. Errors: those of readSlices().

#include "history/snapshot.h"
#include "sli/raw_series.h"
#include "slo/composite_slices.h"
#include "slo/member_excess.h"
#include "slo/weighed_sums.h"

namespace traceo {

struct Counted {
    std::vector<Slice> slices;      ///< of a plain SLO events, of a composite what its method counts; nothing excluded of it
    std::vector<MemberSum> members; ///< of a composite, in the window it is weighed by
    MemberExcess excess;            ///< of a composite, in any window within the span
    std::optional<CompositeMinutes> minutes{}; ///< of a composite of events, where they are asked for
};

/// What a composite's minutes rest on beside its definition, which is up to whoever asks. Nothing of it matters to a plain SLO.
struct CompositeAsk {
    /// The window in which members are weighed, and what a delayed one has on average; none: the SLO's at the end of the span.
    std::optional<TimeSpan> weighed{};
    /// Parts that are still to be fetched: nothing is said of any member there, nor for `settling` after them (leaveOut()).
    std::vector<TimeSpan> filling{};
    Millis settling{0};
    bool keepsMinutes = false; ///< as they are before they are weighed, for other windows
};

/// `span` in whole minutes; its end is the moment.
Result<Counted> countedOf(const history::Snapshot& snapshot, const SloDefinition& slo, TimeSpan span,
                          const CompositeAsk& ask = {});
/// Only the slices.
Result<std::vector<Slice>> slicesOf(const history::Snapshot& snapshot, const SloDefinition& slo, TimeSpan span,
                                    const CompositeAsk& ask = {});

/// Of a composite the oldest of those members without which it is not observed, and the slowest interval.
Result<Freshness> freshnessOf(const history::Snapshot& snapshot, const SloDefinition& slo, UtcMs moment);

/// Of the histograms of all it is made of; finite, each once, ascending.
Result<std::vector<double>> boundariesOf(const history::Snapshot& snapshot, const SloDefinition& slo);

} // namespace traceo
