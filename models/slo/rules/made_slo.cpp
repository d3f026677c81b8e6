#include "slo/rules/made_slo.h"

#include "sli/server_expressions.h"
#include "slo/rules/sli_promql.h"
#include "slo/rules/slo_rules.h"

#include <algorithm>
#include <iterator>
#include <memory>

namespace traceo::rules {
namespace {

/// Adds the series that are not there; false where one of them is another there.
bool join(std::vector<MadeSeries>& history, const std::vector<MadeSeries>& more)
{
    for (const MadeSeries& series : more) {
        const auto same = std::ranges::find(history, series.key, &MadeSeries::key);
        if (same == history.end())
            history.push_back(series);
        else if (same->values != series.values)
            return false;
    }
    return true;
}

CompositeMinutes minutesOf(const std::vector<MadeSeries>& history, const SloDefinition& composite);

/// Of one that is a composite itself what is left to say once its members are weighed: how much of each minute was observed.
CompositeMinutes::Member madeOf(CompositeMinutes inner)
{
    CompositeMinutes::Member member{.seen = inner.members.front().seen, .missing = {}};
    for (std::size_t minute = 0; minute < member.seen.size(); ++minute) {
        Slice& slice = member.seen[minute];
        slice = {.end = slice.end, .observedSeconds = slice.observedSeconds};
        for (const CompositeMinutes::Member& one : inner.members)
            slice.observedSeconds = std::min(slice.observedSeconds, one.seen[minute].observedSeconds);
    }
    member.inner = std::make_shared<const CompositeMinutes>(std::move(inner));
    return member;
}

CompositeMinutes minutesOf(const std::vector<MadeSeries>& history, const SloDefinition& composite)
{
    CompositeMinutes minutes;
    for (const CompositeMember& member : composite.composite->members) {
        if (member.slo->composite)
            minutes.members.push_back(madeOf(minutesOf(history, *member.slo)));
        else
            minutes.members.push_back({.seen = countedIn(history, member.slo->sli).value_or(idleMinutes()), .missing = {}});
    }
    return minutes;
}

/// A window that a rule asks for moment by moment.
bool isReadOver(Millis window, const std::vector<MadeSeries>& history, const SliDefinition& gauge)
{
    constexpr std::int64_t kMost = 9'800; // of 10,000; what else a question needs is little
    const Millis step = stepOver(window);
    std::int64_t samples = window / step;
    for (const MadeSeries& series : history) {
        if (!gauge.total.matches(series.key.name, series.key.labels))
            continue;
        const auto isBad = [&gauge](const std::optional<double>& value) { return value && !gauge.threshold->holds(*value); };
        const std::int64_t all = std::ssize(series.values) * kMinute / step;
        const std::int64_t bad = std::ranges::count_if(series.values, isBad) * kMinute / step;
        samples += std::min<std::int64_t>(window / step, all) + std::min<std::int64_t>(window / step, bad);
    }
    return samples < kMost;
}

} // namespace

bool canBeMade(const SloDefinition& slo)
{
    return std::ranges::all_of(leavesOf(slo), [](const Leaf& leaf) { return canBeMade(leaf.sli); });
}

std::optional<std::vector<MadeSeries>> madeHistory(const SloDefinition& slo)
{
    std::vector<MadeSeries> all;
    for (const Leaf& leaf : leavesOf(slo)) {
        const auto own = madeHistory(leaf.sli);
        if (!own || !join(all, *own))
            return std::nullopt;
    }
    return all;
}

bool countsAny(const SloDefinition& slo, const std::vector<MadeSeries>& history)
{
    if (!slo.composite)
        return countsAny(slo.sli, history);
    return std::ranges::any_of(leavesOf(slo), [&history](const Leaf& leaf) { return countsAny(leaf.sli, history); });
}

std::optional<WeighedSums> sumsIn(const std::vector<MadeSeries>& history, const SloDefinition& slo)
{
    if (!slo.composite) {
        const auto slices = countedIn(history, slo.sli);
        return slices ? std::optional<WeighedSums>(*slices) : std::nullopt;
    }
    const auto isCounted = [&history](const Leaf& leaf) { return countedIn(history, leaf.sli).has_value(); };
    if (std::ranges::none_of(leavesOf(slo), isCounted))
        return std::nullopt;
    return WeighedSums(slo, minutesOf(history, slo));
}

bool mayBeAskedFor(const SloDefinition& slo, const std::vector<MadeSeries>& history)
{
    const auto isAskedFor = [](const ServerExpressions& written, const MadeSeries& series) {
        return mayRead(written.part, series.key.name) || mayRead(written.total, series.key.name);
    };
    return std::ranges::any_of(leavesOf(slo), [&](const Leaf& leaf) {
        return leaf.sli.evaluated
            && std::ranges::any_of(history, [&](const MadeSeries& series) { return isAskedFor(*leaf.sli.evaluated, series); });
    });
}

bool canBeRead(const std::vector<MadeSeries>& history, const SloDefinition& slo)
{
    std::vector<const SliDefinition*> gauges;
    for (const Leaf& leaf : leavesOf(slo)) {
        if (leaf.sli.kind == SliDefinition::Kind::Gauge && countsAny(leaf.sli, history))
            gauges.push_back(&leaf.sli);
    }
    if (gauges.empty())
        return true;
    std::vector<Millis> windows = burnWindowsOf(slo, alertRulesOf(slo));
    if (slo.window.isRolling())
        windows.push_back(slo.window.length);
    return std::ranges::all_of(gauges, [&](const SliDefinition* gauge) {
        return std::ranges::all_of(windows, [&](Millis window) { return isReadOver(window, history, *gauge); });
    });
}

} // namespace traceo::rules
