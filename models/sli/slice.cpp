#include "sli/slice.h"

#include <algorithm>

namespace traceo {

double SliceSum::coverage() const
{
    const double seconds = double(window.length().count()) / 1000;
    return seconds > 0 ? std::min(1.0, observedSeconds / seconds) : 0;
}

SliceSum& SliceSum::operator+=(const Slice& slice)
{
    good += slice.good;
    total += slice.total;
    observedSeconds += slice.observedSeconds;
    uncertain += slice.uncertain;
    flagged += slice.flagged;
    undecided += slice.undecided;
    excess += slice.excess;
    return *this;
}

std::vector<Slice> emptySlices(TimeSpan span)
{
    if (span.isEmpty())
        return {};
    std::vector<Slice> slices(std::size_t(span.length() / kMinute));
    UtcMs end = span.from;
    for (Slice& slice : slices)
        slice.end = end += kMinute;
    return slices;
}

std::size_t sliceIndex(TimeSpan span, UtcMs at)
{
    return std::size_t((at - span.from - Millis{1}) / kMinute);
}

SliceSum sumOf(std::span<const Slice> slices, TimeSpan window)
{
    SliceSum sum{.window = window};
    const auto begin = std::ranges::upper_bound(slices, window.from, {}, &Slice::end);
    const auto end = std::ranges::upper_bound(slices, window.to, {}, &Slice::end);
    for (auto it = begin; it < end; ++it)
        sum += *it;
    return sum;
}

} // namespace traceo
