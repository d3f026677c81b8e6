#include "slo/watch/known_slices.h"

#include "sli/asked.h"
#include "slo/composite_counts.h"
#include "slo/settled_minutes.h"
#include "slo/slo_counts.h"

namespace traceo {

namespace {

Result<Counted> countedThen(const history::Snapshot& snapshot, const SloDefinition& slo, TimeSpan span, const CompositeAsk& ask)
{
    if (slo.composite)
        return countedOf(snapshot, slo, span, ask);
    auto slices = eventSlices(snapshot, slo, span);
    return slices ? Result(Counted{std::move(slices).value(), {}, {}, {}}) : Result<Counted>(slices.error());
}

} // namespace

Result<KnownSlices> knownSlices(const history::Snapshot& snapshot, const SloDefinition& slo, TimeSpan span, Millis settling,
                                UtcMs now)
{
    KnownSlices known;
    const TimeSpan within{span.from, kDistantFuture};
    const auto asked = askedOf(snapshot, slo, within);
    if (!asked)
        return asked.error();
    if (*asked) {
        known.filling = stillToCome(**asked, within, now - slo.window.longest());
        known.answeredTo = (*asked)->empty() ? span.from : (*asked)->back().to;
    }
    auto counted = countedThen(snapshot, slo, span, {.filling = known.filling, .settling = settling, .keepsMinutes = true});
    if (!counted)
        return counted.error();
    known.slices = std::move(counted->slices);
    known.members = std::move(counted->excess);
    known.minutes = std::move(counted->minutes);
    leaveOut(known.filling, settling, known.slices);
    return known;
}

} // namespace traceo
