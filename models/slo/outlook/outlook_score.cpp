#include "slo/outlook/outlook_score.h"

#include "slo/outlook/budget_outlook.h"
#include "slo/slo_state.h"

#include <algorithm>

namespace traceo {
namespace {

/// What became of the window of a moment; none where too little was observed, or where nothing was left at the moment already.
std::optional<bool> wasExhaustedAfter(const SloDefinition& slo, const SliceSums& sums, UtcMs moment)
{
    const UtcMs end = MovingWindow(slo, sums, moment, moment).end();
    const MovingWindow window(slo, sums, moment, end);
    const auto isGone = [&window](UtcMs at) { return window.isExhausted(window.excess(at)); };
    if (end <= moment || sums.over({moment, end}).coverage() < kLeastCoverage || isGone(moment))
        return std::nullopt;
    for (UtcMs at = moment + kMinute; at <= end; at += kMinute) {
        if (isGone(at))
            return true;
    }
    return false;
}

} // namespace

Millis reachOf(const SloWindow& window)
{
    return window.longest() + kScoredPast + std::max(window.longest(), kLookBack);
}

std::vector<ScoredDay> scoredDays(const SloDefinition& slo, const SliceSums& sums, UtcMs moment)
{
    std::vector<ScoredDay> days;
    // A time slice is judged as a whole, so that a day that ended within one would know more than it could.
    const UtcMs newest = floorTo(moment, slo.method.slice);
    for (UtcMs at = newest - kDay; at >= newest - slo.window.longest() - kScoredPast; at -= kDay) {
        const bool isOver = MovingWindow(slo, sums, at, at).end() <= moment;
        if (!isOver || sums.over(slo.window.at(at)).coverage() < kLeastCoverage)
            continue;
        const auto came = wasExhaustedAfter(slo, sums, at);
        const auto probability = came ? exhaustionProbability(slo, sums, at) : std::nullopt;
        if (probability)
            days.push_back({at, *probability, *came});
    }
    return days;
}

std::optional<OutlookScore> scoreOf(std::span<const ScoredDay> days)
{
    if (days.empty())
        return std::nullopt;
    OutlookScore score{.days = int(days.size())};
    const auto exhausted = double(std::ranges::count_if(days, &ScoredDay::wasExhausted));
    score.baseRate = (exhausted + 0.5) / (score.days + 1);
    for (const ScoredDay& day : days) {
        const double happened = day.wasExhausted ? 1 : 0;
        score.brier += (day.probability - happened) * (day.probability - happened) / score.days;
        score.baseBrier += (score.baseRate - happened) * (score.baseRate - happened) / score.days;
        const auto place = std::size_t(day.probability * double(score.bins.size()));
        ReliabilityBin& bin = score.bins[std::min(place, score.bins.size() - 1)];
        ++bin.days;
        bin.foretold += day.probability;
        bin.happened += happened;
    }
    for (ReliabilityBin& bin : score.bins) {
        bin.foretold /= std::max(1, bin.days);
        bin.happened /= std::max(1, bin.days);
    }
    return score;
}

} // namespace traceo
