#include "slo/slo_course.h"

#include "sli/slice_sums.h"
#include "slo/slo_state.h"

#include <algorithm>

namespace traceo {
namespace {

/// As long as the shortest window of a burn rate, so that no burst falls between two looks.
constexpr Millis kLook = kBurnWindows.front().length;
constexpr double kLeastSeen = 0.5;

Status burnAt(const SloDefinition& slo, const SliceSums& sums, UtcMs moment)
{
    SloCounts past{.moment = moment};
    for (std::size_t i = 0; i < kBurnWindows.size(); ++i)
        past.burns[i] = sums.over({moment - kBurnWindows[i].length, moment});
    return burnStatus(slo, past);
}

std::optional<Status> worstIn(const SloDefinition& slo, const SliceSums& sums, TimeSpan span)
{
    Status worst = Status::Ok;
    for (UtcMs at = span.from; at < span.to;) {
        at = std::min(at + kLook, span.to);
        worst = std::min(worst, burnAt(slo, sums, at));
    }
    // Half an hour of calm says nothing of the other half; trouble does.
    const bool isBlind = span.isEmpty() || (worst == Status::Ok && sums.over(span).coverage() < kLeastSeen);
    return isBlind ? std::nullopt : std::optional(worst);
}

} // namespace

std::vector<std::optional<Status>> worstBurns(const SloDefinition& slo, const SloCounts& counts, TimeSpan range, Millis step)
{
    const SliceSums sums(counts.slices);
    std::vector<std::optional<Status>> states;
    for (UtcMs from = range.from; from < range.to; from += step)
        states.push_back(worstIn(slo, sums, {from, std::min(from + step, counts.moment)}));
    return states;
}

} // namespace traceo
