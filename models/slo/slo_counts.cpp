#include "slo/slo_counts.h"

#include "sli/asked.h"
#include "sli/slices.h"

#include <algorithm>

namespace traceo {
namespace {

/// A shorter hole between two answers is no backfill to wait for.
constexpr Millis kShortestHole = 2 * kMinute;

/// What lies before the newest answer and in none.
Result<std::vector<TimeSpan>> fillingOf(const history::Snapshot& snapshot, const SloDefinition& slo, TimeSpan window)
{
    const auto asked = askedOf(snapshot, slo, window);
    if (!asked)
        return asked.error();
    if (!*asked || (*asked)->empty())
        return std::vector<TimeSpan>{};
    std::vector<TimeSpan> holes = without({window.from, (*asked)->back().to}, **asked);
    std::erase_if(holes, [](const TimeSpan& hole) { return hole.length() < kShortestHole; });
    return holes;
}

std::optional<UtcMs> beginOf(const std::vector<Slice>& slices, TimeSpan window)
{
    const auto from = std::ranges::upper_bound(slices, window.from, {}, &Slice::end);
    const auto it = std::find_if(from, slices.end(), [](const Slice& slice) {
        return slice.observedSeconds > 0 || slice.total > 0 || slice.uncertain > 0;
    });
    return it == slices.end() ? std::nullopt : std::optional(it->end - kMinute);
}

} // namespace

const SliceSum& SloCounts::burn(Millis length) const
{
    const auto it = std::ranges::find(kBurnWindows, length, &BurnWindow::length);
    Q_ASSERT(it != kBurnWindows.end());
    return burns[std::size_t(it - kBurnWindows.begin())];
}

double SloCounts::coverageSinceData() const
{
    if (!since)
        return 0;
    Millis expected = moment - *since;
    for (const TimeSpan& hole : filling)
        expected -= std::max(Millis{0}, hole.to - std::max(hole.from, *since));
    const double seconds = double(expected.count()) / 1000;
    return seconds > 0 ? std::min(1.0, window.observedSeconds / seconds) : 0;
}

Result<SloCounts> countSlo(const history::Snapshot& snapshot, const SloDefinition& slo, UtcMs moment, UtcMs from)
{
    SloCounts counts;
    counts.moment = floorTo(moment, kMinute);
    const TimeSpan window{counts.moment - slo.window, counts.moment};
    const UtcMs earliest = std::min({from, window.from, counts.moment - kBurnWindows.back().length});
    auto slices = readSlices(snapshot, slo.sli, slo.name, {earliest, counts.moment});
    if (!slices)
        return slices.error();
    counts.slices = std::move(slices).value();
    counts.window = sumOf(counts.slices, window);
    for (std::size_t i = 0; i < kBurnWindows.size(); ++i)
        counts.burns[i] = sumOf(counts.slices, {counts.moment - kBurnWindows[i].length, counts.moment});
    counts.since = beginOf(counts.slices, window);

    auto freshness = freshnessOf(snapshot, slo.sli, moment);
    if (!freshness)
        return freshness.error();
    counts.freshness = std::move(freshness).value();
    auto filling = fillingOf(snapshot, slo, window);
    if (!filling)
        return filling.error();
    counts.filling = std::move(filling).value();
    return counts;
}

Result<std::optional<std::vector<TimeSpan>>> askedOf(const history::Snapshot& snapshot, const SloDefinition& slo, TimeSpan range)
{
    std::optional<std::vector<TimeSpan>> all;
    for (const Want& want : SloConfig{{slo}}.wants()) {
        auto asked = askedSpans(snapshot, want.source, want.id(), range);
        if (!asked)
            return asked.error();
        if (*asked)
            all = all ? intersected(*all, **asked) : std::move(**asked);
    }
    return all;
}

Result<std::int64_t> resetsOf(const history::Snapshot& snapshot, const SloDefinition& slo, TimeSpan window)
{
    if (slo.sli.kind != SliDefinition::Kind::Counters)
        return 0;
    const auto matched = matchedSeries(snapshot, slo.sli);
    if (!matched)
        return matched.error();
    std::int64_t resets = 0;
    for (const MatchedSeries& match : *matched) {
        const auto all = snapshot.aggregate(match.series.id, window);
        if (!all)
            return all.error();
        resets += all->resets;
    }
    return resets;
}

} // namespace traceo
