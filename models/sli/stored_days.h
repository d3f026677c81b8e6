#pragma once
// Stored slices of a long time: UTC days out of what history knows of each day, or packed straight from its columns; what is left
// by the minute.
// One thread at a time, as the snapshot. Errors: those of Snapshot.

#include "sli/slice_track.h"
#include "sli/stored_slices.h"

#include <span>
#include <string_view>
#include <vector>

namespace traceo {

/// One of both.
struct StoredPart {
    SliceTrack days;      ///< UTC days of which every minute is stored, once each; the last may go on
    StoredSlices minutes; ///< without their series

    bool isOfDays() const { return !days.isEmpty(); }
};

struct StoredDays {
    std::vector<StoredPart> parts;         ///< gapless over the span, ascending; days and minutes take turns
    std::vector<history::SeriesId> series; ///< all that there are, whatever lies in the span
};

/// As storedSlices(). Of days that overlap nothing of `wanted` (sli/slice_track.h) there may be sums alone, and only where all
/// their minutes were observed alike and events are counted in whole numbers, so that sums are the same either way.
Result<StoredDays> storedDays(const history::Snapshot& snapshot, std::string_view slo, std::string_view definition, TimeSpan span,
                              std::span<const TimeSpan> wanted);

} // namespace traceo
