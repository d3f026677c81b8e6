#pragma once
// The minutes of one SLO over a stretch of time, each as it was counted and as its method judges it, with and without what is
// excluded: what `traceo slo slices` prints, and all that a figure of the SLO can be worked out from again.
// Any thread; immutable. readSliceRows(): one thread at a time, as the snapshot.

#include "history/snapshot.h"
#include "slo/composite_counts.h"
#include "slo/excluded.h"
#include "slo/member_excess.h"

#include <optional>

namespace traceo {

struct SliceRows {
    std::string slo; ///< its name
    Objective objective;
    BudgetingMethod method;
    bool isEvaluatedByServer = false; ///< expressions, minute by minute (slo/composite.h); else counted here from raw samples
    // One each a minute, gapless and ascending.
    std::vector<Slice> counted; ///< events
    std::vector<Slice> plain; ///< what the method counts (slo/budgeting_method.h), as if nothing was excluded, of members neither
    std::vector<Slice> judged;                              ///< the same without what is excluded; an excluded minute is observed
    std::vector<std::optional<Exclusion::Mode>> excluded{}; ///< none: it counts
    MemberExcess members{};                                 ///< of a composite

    std::size_t size() const { return counted.size(); }
    /// (from, to]; empty without minutes.
    TimeSpan span() const;
};

/// Of (span.from, span.to]. `counted` is gapless and reaches over the whole time slices that the span touches, as far as there
/// are any: a slice of which only a part is there is judged by that.
SliceRows sliceRows(const SloDefinition& slo, std::vector<Slice> counted, TimeSpan span);

/// Nothing after `known` is read, a whole minute. `ask`: of a composite (slo/composite_counts.h). Errors: those of readSlices.
Result<SliceRows> readSliceRows(const history::Snapshot& snapshot, const SloDefinition& slo, TimeSpan span, UtcMs known,
                                const CompositeAsk& ask = {});

} // namespace traceo
