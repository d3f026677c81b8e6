#pragma once
// Slices added up once, so that the sum of any window costs no more than the difference of two of them.
// Any thread; immutable.

#include "sli/slice.h"

#include <span>
#include <vector>

namespace traceo {

class SliceSums {
public:
    /// `slices` must be gapless and ascending.
    explicit SliceSums(std::span<const Slice> slices);

    /// As sumOf(slices, window); exact for counts of whole events.
    SliceSum over(TimeSpan window) const;

private:
    SliceSum upTo(UtcMs moment) const;

    UtcMs m_from{};
    std::vector<SliceSum> m_sums; ///< of the first n slices
};

} // namespace traceo
