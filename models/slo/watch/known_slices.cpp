#include "slo/watch/known_slices.h"

#include "sli/asked.h"
#include "slo/composite_counts.h"
#include "slo/settled_minutes.h"
#include "slo/slo_counts.h"

namespace traceo {

Result<KnownSlices> knownSlices(const history::Snapshot& snapshot, const SloDefinition& slo, TimeSpan span, Millis settling,
                                UtcMs now)
{
    KnownSlices known;
    if (slo.composite) {
        auto counted = countedOf(snapshot, slo, span);
        if (!counted)
            return counted.error();
        known.slices = std::move(counted->slices);
        known.members = std::move(counted->excess);
    } else {
        auto slices = eventSlices(snapshot, slo, span);
        if (!slices)
            return slices.error();
        known.slices = std::move(slices).value();
    }
    const TimeSpan within{span.from, kDistantFuture};
    const auto asked = askedOf(snapshot, slo, within);
    if (!asked)
        return asked.error();
    if (*asked) {
        known.filling = stillToCome(**asked, within, now - slo.window.longest());
        known.answeredTo = (*asked)->empty() ? span.from : (*asked)->back().to;
    }
    leaveOut(known.filling, settling, known.slices);
    return known;
}

} // namespace traceo
