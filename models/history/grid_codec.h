#pragma once
// Runs that lie near a grid: samples of a source that is asked each minute, a little late each time and now and then not
// at all. How far each lies from its place costs less than the steps between them, which count each lateness twice.
// Any thread.

#include "history/raw_vector.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace traceo::history {

/// Value i is first + step · (i + the sum of `skips` at places ≤ i) + residuals[i], wrapping around at 64 bits.
struct NearGrid {
    std::int64_t first = 0;
    std::int64_t step = 0;
    std::vector<std::int64_t> places; ///< ascending; where more or less than one step lies before a value
    std::vector<std::int64_t> skips;  ///< as many: steps more than one
    RawVector<std::int64_t> residuals;
};

/// None: they do not lie near a grid, or have too many gaps for it to be worth it.
std::optional<NearGrid> nearGrid(std::span<const std::int64_t> values);
/// Any grid makes a run of as many values as it has residuals.
RawVector<std::int64_t> valuesOf(const NearGrid& grid);

} // namespace traceo::history
