#include "slo/watch/watch_minutes.h"

#include "sli/flapping.h"
#include "slo/rehearsal/rehearsal.h"
#include "slo/watch/policy_minutes.h"
#include "slo/watch/unobserved.h"

#include <algorithm>

namespace traceo {
namespace {

using Severity = BurnPair::Severity;

constexpr Millis kFlappingReach = std::int64_t(kFlappingResults - 1) * kMinute;

/// Page and ticket over a range. Verdicts come from the rehearsal, which walks quickly, unless a minute has weights of its own;
/// the pair that holds one is asked for at the few minutes that fire.
class SeverityMinutes {
public:
    SeverityMinutes(const SloDefinition& slo, const std::vector<AlertRules>& rules, const WatchSlices& slices, TimeSpan range)
        : m_slo(slo), m_rules(rules), m_slices(slices), m_range(range), m_within{range.from - kFlappingReach, range.to}
    {}

    std::vector<WatchState> states(Severity severity, bool wasFlapping) const
    {
        const Counted with(*this, false, severity);
        std::optional<Counted> bare;
        if (m_slices.hasExcluded(m_within))
            bare.emplace(*this, true, severity);
        BudgetMinutes budget(m_slo, m_slices);
        std::vector<int> results;
        std::vector<WatchState> states;
        for (UtcMs at = m_within.from + kMinute; at <= m_within.to; at += kMinute) {
            // While the time is excluded nobody is called, whichever way it would fire.
            const bool isExcluded = bare && m_slices.isExcluded(at);
            const bool firesBare = isExcluded && with.at(at) != AlertVerdict::Firing && bare->at(at) == AlertVerdict::Firing;
            const Counted& by = firesBare ? *bare : with;
            WatchState state{.verdict = budget.isBroken(at) ? AlertVerdict::Unknown : by.at(at)};
            results.push_back(int(state.verdict));
            if (at <= m_range.from)
                continue;
            if (state.verdict == AlertVerdict::Firing) {
                state.isMuted = isExcluded;
                state.pair = by.holder(at);
            }
            state.isFlapping = wasFlapping = isFlapping(wasFlapping, changeShare(results));
            states.push_back(state);
        }
        return states;
    }

private:
    /// One way of counting.
    class Counted {
    public:
        Counted(const SeverityMinutes& minutes, bool isBare, Severity severity)
            : m_of(minutes), m_isBare(isBare), m_severity(severity),
              m_tail(WatchSlices::tail(isBare ? minutes.m_slices.bare() : minutes.m_slices.counted(),
                                       minutes.m_within.from - reachOf(minutes.m_rules)))
        {
            if (minutes.m_slices.isWeighed()) {
                for (UtcMs at = minutes.m_within.from + kMinute; at <= minutes.m_within.to; at += kMinute)
                    m_verdicts.push_back(alerts().at(at, severity).verdict);
                return;
            }
            m_verdicts = Rehearsal(minutes.m_slo, m_tail, minutes.m_within)
                             .verdicts(only(severity, policyOf(minutes.m_slo, minutes.m_rules)));
        }

        AlertVerdict at(UtcMs moment) const { return m_verdicts[std::size_t((moment - m_of.m_within.from) / kMinute) - 1]; }
        std::optional<BurnPair> holder(UtcMs moment) const
        {
            const auto held = alerts().at(moment, m_severity).heldBy;
            return held ? std::optional(held->pair) : std::nullopt;
        }

    private:
        const BurnAlerts& alerts() const
        {
            if (!m_alerts && m_of.m_slices.isWeighed())
                m_alerts.emplace(m_of.m_slo, m_of.m_rules, std::function<SliceSum(TimeSpan)>([this](TimeSpan window) {
                                     return m_of.m_slices.sumOver(window, m_isBare);
                                 }));
            else if (!m_alerts)
                m_alerts.emplace(m_of.m_slo, m_of.m_rules, m_tail);
            return *m_alerts;
        }

        const SeverityMinutes& m_of;
        bool m_isBare;
        Severity m_severity;
        std::span<const Slice> m_tail;
        std::vector<AlertVerdict> m_verdicts;
        mutable std::optional<BurnAlerts> m_alerts; ///< made when something fires, or each minute is weighed otherwise
    };

    const SloDefinition& m_slo;
    const std::vector<AlertRules>& m_rules;
    const WatchSlices& m_slices;
    TimeSpan m_range;
    TimeSpan m_within; ///< with the results before it
};

std::vector<WatchState> budgetStates(const SloDefinition& slo, const WatchSlices& slices, TimeSpan range)
{
    BudgetMinutes budget(slo, slices);
    std::vector<WatchState> states;
    for (UtcMs at = range.from + kMinute; at <= range.to; at += kMinute) {
        WatchState& state = states.emplace_back();
        const BudgetMinutes::At spent = budget.at(at);
        const auto perhaps = spent.spentAtMost ? slo.watch.reached(*spent.spentAtMost) : std::nullopt;
        if (spent.spentAtLeast)
            state.level = slo.watch.reached(*spent.spentAtLeast);
        state.verdict = state.level          ? AlertVerdict::Firing
            : !spent.spentAtLeast || perhaps ? AlertVerdict::Unknown
                                             : AlertVerdict::Quiet;
    }
    return states;
}

std::vector<WatchState> unobservedStates(const SloDefinition& slo, const std::vector<AlertRules>& rules,
                                         const WatchSlices& slices, TimeSpan range)
{
    const auto by = observedBy(slo, rules);
    if (!by)
        return {};
    std::vector<WatchState> states;
    for (const bool isUnobserved : unobservedMinutes(slo, *by, slices, range))
        states.push_back({.verdict = isUnobserved ? AlertVerdict::Firing : AlertVerdict::Quiet});
    return states;
}

std::vector<bool> flagsOf(std::uint32_t bits, std::size_t count)
{
    std::vector<bool> flags(count);
    for (std::size_t i = 0; i < count; ++i)
        flags[i] = ((bits >> i) & 1U) != 0;
    return flags;
}

std::uint32_t bitsOf(const std::vector<bool>& flags)
{
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < flags.size(); ++i)
        bits |= flags[i] ? 1U << i : 0U;
    return bits;
}

std::vector<WatchState> policyStates(const SloDefinition& slo, const WatchSlices& slices, TimeSpan range, std::uint32_t before)
{
    if (slo.policy.steps.empty())
        return {};
    PolicyMinutes policy(slo, slices);
    std::vector<bool> holding = flagsOf(before, slo.policy.steps.size());
    std::vector<WatchState> states;
    for (UtcMs at = range.from + kMinute; at <= range.to; at += kMinute) {
        holding = stepsHolding(slo.policy, holding, policy.valuesAt(at));
        const std::uint32_t steps = bitsOf(holding);
        states.push_back({.verdict = steps != 0 ? AlertVerdict::Firing : AlertVerdict::Quiet, .steps = steps});
    }
    return states;
}

} // namespace

Millis watchReach(const SloDefinition& slo)
{
    const std::vector<AlertRules> rules = alertRulesOf(slo);
    const auto by = observedBy(slo, rules);
    const Millis unobserved = by ? by->window + by->patience + slo.window.longest() : Millis{0};
    // The first of the windows looked at is weighed by the SLO's own window at its end.
    const Millis weighing = slo.composite && !slo.method.isOfTime() ? slo.window.longest() : Millis{0};
    return std::max({reachOf(rules) + kFlappingReach + weighing, slo.window.longest() + kFlappingReach, unobserved,
                     PolicyMinutes::reachOf(slo) + weighing})
        + slo.method.slice;
}

WatchedMinutes watchMinutes(const SloDefinition& slo, const WatchSlices& slices, TimeSpan range, const WatchMemory& before)
{
    WatchedMinutes minutes;
    const auto of = [&minutes](SloWatch watch) -> std::vector<WatchState>& { return minutes[std::size_t(watch)]; };
    const auto flapped = [&before](SloWatch watch) { return before.isFlapping[std::size_t(watch)]; };
    const std::vector<AlertRules> rules = alertRulesOf(slo);
    const SeverityMinutes severities(slo, rules, slices, range);
    of(SloWatch::Page) = severities.states(Severity::Page, flapped(SloWatch::Page));
    of(SloWatch::Ticket) = severities.states(Severity::Ticket, flapped(SloWatch::Ticket));
    of(SloWatch::Budget) = budgetStates(slo, slices, range);
    of(SloWatch::Unobserved) = unobservedStates(slo, rules, slices, range);
    of(SloWatch::Policy) = policyStates(slo, slices, range, before.steps);
    return minutes;
}

} // namespace traceo
