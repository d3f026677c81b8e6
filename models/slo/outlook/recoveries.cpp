#include "slo/outlook/recoveries.h"

#include "slo/bad_stretches.h"
#include "slo/error_budget.h"

#include <algorithm>

namespace traceo {
namespace {

constexpr double kLeastShare = 0.01;

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
    for (const BadStretch& stretch : badStretches(slo.objective, counts.slices, counts.window.window)) {
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
