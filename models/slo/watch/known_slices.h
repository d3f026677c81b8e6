#pragma once
// What history knows of an SLO's slices over a stretch of the past, whatever was asked for after it.
// One thread at a time, as the snapshot.

#include "history/snapshot.h"
#include "sli/slice.h"
#include "slo/member_excess.h"
#include "slo/weighed_sums.h"

#include <optional>
#include <vector>

namespace traceo {

/// Before exclusions and the method.
struct KnownSlices {
    std::vector<Slice> slices;                 ///< gapless; of parts that are still to be fetched nothing is said
    std::vector<TimeSpan> filling;             ///< these parts, ascending
    std::optional<UtcMs> answeredTo;           ///< all that the SLO needs was answered up to here; none where nobody ever asked
    MemberExcess members{};                    ///< of a composite
    std::optional<CompositeMinutes> minutes{}; ///< of a composite of events, whose slices are weighed as at their end
};

/// Of (span.from, span.to], whole minutes. `settling`: as sli/raw_series.h; the backfill reaches back from `now`.
Result<KnownSlices> knownSlices(const history::Snapshot& snapshot, const SloDefinition& slo, TimeSpan span, Millis settling,
                                UtcMs now);

} // namespace traceo
