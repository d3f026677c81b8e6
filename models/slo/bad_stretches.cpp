#include "slo/bad_stretches.h"

#include "slo/error_budget.h"

namespace traceo {
namespace {

constexpr Millis kApart = kHour;

} // namespace

std::vector<BadStretch> badStretches(const Objective& objective, std::span<const Slice> slices)
{
    std::vector<BadStretch> stretches;
    double between = 0; // bad events since the last bad minute: within the stretch when it goes on
    for (const Slice& slice : slices) {
        between += slice.total - slice.good;
        if (slice.total <= 0 || isMet(objective, slice.good, slice.total))
            continue;
        const UtcMs begin = slice.end - kMinute;
        if (stretches.empty() || begin - stretches.back().span.to >= kApart) {
            stretches.push_back({{begin, begin}, 0});
            between = slice.total - slice.good;
        }
        stretches.back().span.to = slice.end;
        stretches.back().bad += between;
        between = 0;
    }
    return stretches;
}

} // namespace traceo
