#include "slo/slo_counts.h"

#include "sli/asked.h"
#include "sli/slices.h"

#include <algorithm>

namespace traceo {
namespace {

constexpr double kMuchFilling = 0.02;
constexpr double kSecondsOfMinute = 60;

/// What is before the newest answer, in none, and still in the reach of the backfill.
Result<std::vector<TimeSpan>> fillingOf(const history::Snapshot& snapshot, const SloDefinition& slo, TimeSpan span, UtcMs now)
{
    const auto asked = askedOf(snapshot, slo, span);
    if (!asked)
        return asked.error();
    return *asked ? stillToCome(**asked, span, now - slo.window.longest()) : std::vector<TimeSpan>{};
}

/// Nothing is said of minutes of which one counter is here and another is still to come, nor of the
/// first ones after them: a counter's growth over what is missing is booked there.
void leaveOut(const std::vector<TimeSpan>& holes, Millis afterwards, std::vector<Slice>& slices)
{
    for (const TimeSpan& hole : holes) {
        const auto begin = std::ranges::upper_bound(slices, hole.from, {}, &Slice::end);
        const auto end = std::ranges::lower_bound(slices, hole.to + afterwards + kMinute, {}, &Slice::end);
        for (auto it = begin; it < end; ++it)
            *it = Slice{it->end};
    }
}

std::optional<UtcMs> beginOf(const std::vector<Slice>& slices, TimeSpan window)
{
    const auto from = std::ranges::upper_bound(slices, window.from, {}, &Slice::end);
    const auto it = std::find_if(from, slices.end(), [](const Slice& slice) {
        return slice.observedSeconds > 0 || slice.total > 0 || slice.uncertain > 0;
    });
    return it == slices.end() ? std::nullopt : std::optional(it->end - kMinute);
}

/// While the present is excluded nobody is called; what would fire is kept.
void mute(SloCounts& counts, const SloCounts& without)
{
    if (!counts.excluded->isNow(counts.moment))
        return;
    for (const SeverityState& state : {counts.page, without.page, counts.ticket, without.ticket}) {
        if (state.verdict == AlertVerdict::Firing && !counts.excluded->muted)
            counts.excluded->muted = state;
    }
    for (SeverityState* const state : {&counts.page, &counts.ticket}) {
        if (state->verdict == AlertVerdict::Firing)
            *state = {.verdict = AlertVerdict::Quiet};
    }
}

/// From slices of events to sums of what the method counts and nothing excludes.
void countIncluded(const SloDefinition& slo, const ExcludedSpans& excluded, SloCounts& counts)
{
    SloCounts without{.moment = counts.moment, .slices = excluded.isEmpty() ? std::vector<Slice>() : counts.slices};
    exclude(excluded, counts.slices);
    counts.since = beginOf(counts.slices, slo.window.at(counts.moment));
    judge(slo.method, excluded, counts.slices);
    counts.addUp(slo);
    if (excluded.isEmpty())
        return;
    judge(slo.method, without.slices);
    without.addUp(slo);
    const TimeSpan known{counts.since.value_or(counts.moment), counts.moment}; // before data began nothing was taken
    counts.excluded = {.spans = excluded.all(), .uses = exclusionsUsed(slo, known), .without = without.window};
    mute(counts, without);
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

double SloCounts::unknownMinutes(const SloDefinition& slo) const
{
    if (!since || !slo.method.isOfTime())
        return 0;
    double unknown = 0;
    const auto begin = std::ranges::upper_bound(slices, std::max(*since, window.window.from), {}, &Slice::end);
    for (auto slice = begin; slice != slices.end(); ++slice)
        unknown += slice->total > 0 ? 0 : 1 - slice->observedSeconds / kSecondsOfMinute;
    return unknown;
}

double SloCounts::fillingShare() const
{
    const TimeSpan whole = window.window;
    Millis missing{0};
    for (const TimeSpan& hole : filling)
        missing += std::max(Millis{0}, std::min(hole.to, whole.to) - std::max(hole.from, whole.from));
    return whole.isEmpty() ? 0 : double(missing.count()) / double(whole.length().count());
}

bool SloCounts::isMostlyFetched() const
{
    return fillingShare() <= kMuchFilling;
}

BurnAlerts SloCounts::alerts(const SloDefinition& slo) const
{
    const UtcMs from = moment - 2 * kBurnWindows.back().length;
    const auto begin = std::ranges::upper_bound(slices, from, {}, &Slice::end);
    return {slo, defaultRules(slo), {begin, slices.end()}};
}

void SloCounts::addUp(const SloDefinition& slo)
{
    window = sumOf(slices, slo.window.at(moment));
    for (std::size_t i = 0; i < kBurnWindows.size(); ++i)
        burns[i] = sumOf(slices, {moment - kBurnWindows[i].length, moment});
    if (slo.method.isOfTime()) {
        const TimeSpan rest{moment, slo.window.end(moment)};
        toCome = double((rest.length() - lengthOf(excludedSpans(slo, rest).dropped)) / kMinute);
    }
    const BurnAlerts judged = alerts(slo);
    page = judged.at(moment, BurnPair::Severity::Page);
    ticket = judged.at(moment, BurnPair::Severity::Ticket);
    if (window.undecided > 0) {
        page = {.verdict = AlertVerdict::Unknown};
        ticket = {.verdict = AlertVerdict::Unknown};
    }
}

Result<SloCounts> countSlo(const history::Snapshot& snapshot, const SloDefinition& slo, const Question& question, UtcMs from)
{
    const UtcMs moment = question.moment();
    SloCounts counts;
    counts.moment = floorTo(moment, kMinute);
    const TimeSpan window = slo.window.at(counts.moment);
    const UtcMs earliest = floorTo(std::min({from, window.from, counts.moment - kBurnWindows.back().length}), slo.method.slice);
    auto slices = readSlices(snapshot, slo.sli, slo.name, {earliest, counts.moment});
    if (!slices)
        return slices.error();
    counts.slices = std::move(slices).value();
    auto freshness = freshnessOf(snapshot, slo.sli, moment);
    if (!freshness)
        return freshness.error();
    counts.freshness = std::move(freshness).value();
    auto filling = fillingOf(snapshot, slo, {earliest, counts.moment}, question.now);
    if (!filling)
        return filling.error();
    counts.filling = std::move(filling).value();
    leaveOut(counts.filling, settlingOf(counts.freshness), counts.slices);
    countIncluded(slo, excludedSpans(slo, {earliest, counts.moment}), counts);
    return counts;
}

Result<std::optional<std::vector<TimeSpan>>> askedOf(const history::Snapshot& snapshot, const SloDefinition& slo, TimeSpan range)
{
    std::optional<std::vector<TimeSpan>> all;
    bool isOneMissing = false;
    for (const Want& want : SloConfig{{slo}}.wants()) {
        auto asked = askedSpans(snapshot, want.source, want.id(), range);
        if (!asked)
            return asked.error();
        isOneMissing = isOneMissing || !*asked;
        if (*asked)
            all = all ? intersected(*all, **asked) : std::move(**asked);
    }
    if (all && isOneMissing)
        all->clear();
    return all;
}

Result<std::int64_t> resetsOf(const history::Snapshot& snapshot, const SloDefinition& slo, TimeSpan window)
{
    if (!slo.sli.isOfCounters())
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
