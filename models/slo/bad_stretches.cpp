#include "slo/bad_stretches.h"

#include "slo/error_budget.h"

#include <algorithm>

namespace traceo {
std::vector<BadStretch> badStretches(const Objective& objective, std::span<const Slice> slices, TimeSpan window, Millis apart)
{
    std::vector<BadStretch> stretches;
    SliceSum between; // since the last bad minute: within the stretch when it goes on
    for (auto it = std::ranges::upper_bound(slices, window.from, {}, &Slice::end); it != slices.end() && it->end <= window.to;
         ++it) {
        between += *it;
        if (it->total <= 0 || isMet(objective, it->good, it->total))
            continue;
        const UtcMs begin = it->end - kMinute;
        if (stretches.empty() || begin - stretches.back().span.to >= apart) {
            stretches.push_back({.span = {begin, begin}});
            between = {};
            between += *it;
        }
        BadStretch& stretch = stretches.back();
        stretch.span.to = it->end;
        stretch.bad += between.bad();
        stretch.total += between.total;
        ++stretch.minutes;
        between = {};
    }
    return stretches;
}

} // namespace traceo
