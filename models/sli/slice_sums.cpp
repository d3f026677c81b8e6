#include "sli/slice_sums.h"

#include <algorithm>

namespace traceo {

SliceSums::SliceSums(std::span<const Slice> slices) : m_from(slices.empty() ? UtcMs{} : slices.front().end - kMinute)
{
    m_sums.reserve(slices.size() + 1);
    m_sums.emplace_back();
    for (const Slice& slice : slices)
        (m_sums.emplace_back(m_sums.back())) += slice;
}

SliceSum SliceSums::upTo(UtcMs moment) const
{
    const auto count = std::clamp<std::int64_t>((moment - m_from) / kMinute, 0, std::int64_t(m_sums.size()) - 1);
    return m_sums[std::size_t(count)];
}

SliceSum SliceSums::over(TimeSpan window) const
{
    SliceSum sum = upTo(window.to);
    const SliceSum before = upTo(window.from);
    sum.window = window;
    sum.good -= before.good;
    sum.total -= before.total;
    sum.observedSeconds -= before.observedSeconds;
    sum.uncertain -= before.uncertain;
    sum.flagged -= before.flagged;
    sum.undecided -= before.undecided;
    sum.excess -= before.excess;
    return sum;
}

} // namespace traceo
