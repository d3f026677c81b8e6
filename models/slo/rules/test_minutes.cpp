#include "slo/rules/test_minutes.h"

#include "slo/rules/made_history.h"

#include <algorithm>
#include <optional>
#include <set>

namespace traceo::rules {
namespace {

using Verdicts = std::vector<AlertVerdict>; // of several alerts

/// On both sides of a minute that is asked for nothing changes for so long.
constexpr std::int64_t kSteady = 10;

Verdicts verdictsAt(const Alerts& alerts, std::int64_t minute)
{
    Verdicts verdicts;
    for (const Watched* alert : alerts)
        verdicts.push_back(alert->course[std::size_t(minute - kFirstKnownMinute)]);
    return verdicts;
}

/// Those in which all is known.
std::vector<Stretch> stretchesOf(const Alerts& alerts)
{
    std::set<std::int64_t> begins{kFirstKnownMinute};
    for (const Watched* alert : alerts)
        begins.insert(alert->changes.begin(), alert->changes.end());
    std::vector<Stretch> stretches;
    for (auto it = begins.begin(); it != begins.end(); ++it) {
        const std::int64_t end = std::next(it) == begins.end() ? kMadeMinutes : *std::next(it);
        Stretch stretch{*it, end, verdictsAt(alerts, *it)};
        if (std::ranges::find(stretch.verdicts, AlertVerdict::Unknown) == stretch.verdicts.end())
            stretches.push_back(std::move(stretch));
    }
    return stretches;
}

bool waits(const Watched& alert)
{
    return std::ranges::any_of(alert.of.rules, [](const AlertRules& rules) { return rules.pending > Millis{0}; });
}

/// From when on all alerts are in a stretch what the engine says: one that waits begins to at a step, and fires at another.
std::int64_t settledIn(const Stretch& stretch, const Alerts& alerts, std::int64_t step)
{
    std::int64_t settled = stretch.begin + kSteady;
    for (std::size_t i = 0; i < alerts.size(); ++i) {
        if (stretch.verdicts[i] != AlertVerdict::Firing || !waits(*alerts[i]))
            continue;
        const auto& changes = alerts[i]->changes;
        const auto next = std::ranges::upper_bound(changes, stretch.begin);
        const std::int64_t since = next == changes.begin() ? kFirstKnownMinute : *std::prev(next);
        settled = std::max(settled, since + kSteady + 2 * step);
    }
    return settled;
}

/// Near the middle of a stretch; none where it is too short.
std::optional<std::int64_t> minuteIn(const Stretch& stretch, const Alerts& alerts, std::int64_t step)
{
    const std::int64_t first = settledIn(stretch, alerts, step);
    const std::int64_t last = stretch.end - kSteady - 1;
    std::int64_t minute = (stretch.begin + stretch.end) / 2 / step * step;
    if (minute < first)
        minute += (first - minute + step - 1) / step * step;
    else if (minute > last)
        minute -= (minute - last + step - 1) / step * step;
    return minute >= first && minute <= last ? std::optional(minute) : std::nullopt;
}

} // namespace

Watched watchedOf(const SloDefinition& slo, AlertOfRules of, const std::vector<Slice>& slices)
{
    return watchedOf(slo, std::move(of), WeighedSums(slices));
}

Watched watchedOf(const SloDefinition& slo, AlertOfRules of, const WeighedSums& sums)
{
    const BurnAlerts engine(slo, of.rules, [&sums](TimeSpan window) { return sums.ofItself(window); });
    Watched watched{&slo, std::move(of), {}, {}};
    for (std::int64_t minute = kFirstKnownMinute; minute < kMadeMinutes; ++minute) {
        const AlertVerdict verdict = engine.at(UtcMs{} + minute * kMinute, watched.of.severity).verdict;
        if (!watched.course.empty() && watched.course.back() != verdict)
            watched.changes.push_back(minute);
        watched.course.push_back(verdict);
    }
    return watched;
}

std::vector<std::int64_t> minutesOf(const Alerts& alerts, std::int64_t step)
{
    std::vector<std::int64_t> minutes;
    for (const Stretch& stretch : stretchesOf(alerts)) {
        if (const auto minute = minuteIn(stretch, alerts, step))
            minutes.push_back(*minute);
    }
    return minutes;
}

std::vector<Stretch> statesOf(const Alerts& alerts)
{
    std::vector<Stretch> states = stretchesOf(alerts);
    std::erase_if(states, [&alerts](const Stretch& stretch) { return !minuteIn(stretch, alerts, kShortestStep); });
    return states;
}

} // namespace traceo::rules
