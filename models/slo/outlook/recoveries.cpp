#include "slo/outlook/recoveries.h"

#include "slo/error_budget.h"

#include <algorithm>

namespace traceo {
namespace {

constexpr Millis kApart = kHour;
constexpr double kLeastShare = 0.01;

struct Stretch {
    TimeSpan span; ///< (from, to]
    double bad = 0;
};

std::vector<Stretch> stretchesOf(const SloDefinition& slo, const SloCounts& counts)
{
    std::vector<Stretch> stretches;
    double between = 0; // bad events since the last bad minute: within the stretch when it goes on
    for (auto it = std::ranges::upper_bound(counts.slices, counts.window.window.from, {}, &Slice::end); it != counts.slices.end();
         ++it) {
        between += it->total - it->good;
        if (it->total <= 0 || isMet(slo.objective, it->good, it->total))
            continue;
        const UtcMs begin = it->end - kMinute;
        if (stretches.empty() || begin - stretches.back().span.to >= kApart) {
            stretches.push_back({{begin, begin}, 0});
            between = it->total - it->good;
        }
        stretches.back().span.to = it->end;
        stretches.back().bad += between;
        between = 0;
    }
    return stretches;
}

} // namespace

Recoveries recoveriesOf(const SloDefinition& slo, const SloCounts& counts)
{
    const double allowed = allowedBad(slo.objective, counts.budgeted());
    if (!(allowed > 0))
        return {};
    Recoveries recoveries{.stretches = {}, .rest = counts.window.bad() / allowed};
    if (!slo.window.isRolling()) {
        const UtcMs end = slo.window.end(counts.moment);
        return recoveries.rest > 0 ? Recoveries{{{counts.window.window, {end, end}, recoveries.rest}}, 0} : Recoveries();
    }
    for (const Stretch& stretch : stretchesOf(slo, counts)) {
        const double share = stretch.bad / allowed;
        if (share < kLeastShare)
            continue;
        const Millis length = slo.window.length;
        recoveries.stretches.push_back({stretch.span, {stretch.span.from + length, stretch.span.to + length}, share});
        recoveries.rest -= share;
    }
    recoveries.rest = std::max(0.0, recoveries.rest); // differences of fractions miss zero by a little
    return recoveries;
}

} // namespace traceo
