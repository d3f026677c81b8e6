#pragma once
// Slices as they lie in history: one series a quantity, and one more for each correction.
// One thread at a time, as the snapshot.

#include "history/snapshot.h"
#include "sli/slice.h"

#include <array>
#include <string_view>
#include <vector>

namespace traceo {

/// The quantities of a slice and the series they are stored in.
struct SliceQuantity {
    const char* metric;
    double Slice::*value;
};
const std::array<SliceQuantity, 7>& sliceQuantities();

/// The key of the series of a quantity; correction 0 is the series itself.
SeriesKey sliceSeriesKey(const SliceQuantity& quantity, std::string_view slo, std::string_view definition, int correction);

/// Those that there are of each quantity, with their corrections.
using StoredSeries = std::array<std::vector<history::SeriesId>, 7>;
Result<StoredSeries> storedSeries(const history::Snapshot& snapshot, std::string_view slo, std::string_view definition);

struct StoredSlices {
    std::vector<Slice> slices;             ///< gapless over the span
    std::vector<bool> isDerived;           ///< one a slice
    std::vector<history::SeriesId> series; ///< all that there are, whatever lies in the span
};
/// `span` in whole minutes.
Result<StoredSlices> storedSlices(const history::Snapshot& snapshot, std::string_view slo, std::string_view definition,
                                  TimeSpan span);

} // namespace traceo
