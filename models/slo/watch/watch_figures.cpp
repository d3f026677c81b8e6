#include "slo/watch/watch_figures.h"

#include "slo/burn_rate.h"
#include "slo/watch/policy_minutes.h"
#include "slo/watch/unobserved.h"

#include <algorithm>

namespace traceo {
namespace {

using vocabulary::SloAlertFact;

/// The part of the slices before the moment that windows of a length reach into: sums of the whole would be made for one look.
SliceSum sumBefore(std::span<const Slice> slices, Millis window, UtcMs moment)
{
    return sumOf(slices, {moment - window, moment});
}

void addPair(SloAlertFact& fact, const SloDefinition& slo, const BurnPair& pair, UtcMs moment, const WatchSlices& slices)
{
    const auto burn = [&](std::span<const Slice> of, Millis window) {
        const SliceSum sum = sumBefore(of, window, moment);
        return burnRate(slo.objective, sum.bad(), sum.total);
    };
    // A pair that fires only because nothing is excluded is muted, and measured so.
    const double limit = pair.limit(slo.window.length).factor();
    const auto with = burn(slices.counted(), pair.longWindow);
    const bool isWith = with.value_or(0) > limit && burn(slices.counted(), pair.shortWindow).value_or(0) > limit;
    const std::span<const Slice> of = fact.isMuted && !isWith ? slices.bare() : slices.counted();
    fact.burnLong = burn(of, pair.longWindow);
    fact.burnShort = burn(of, pair.shortWindow);
}

/// Of the windows that can judge, the one of which least was seen.
void addCoverage(SloAlertFact& fact, const SloDefinition& slo, const std::vector<AlertRules>& rules, UtcMs moment,
                 const WatchSlices& slices)
{
    const auto severity = fact.watch == SloWatch::Page ? BurnPair::Severity::Page : BurnPair::Severity::Ticket;
    for (const AlertRules& one : rules) {
        for (const BurnPair& pair : one.pairs) {
            if (pair.severity != severity || !isUseful(slo.objective, pair, slo.window.length))
                continue;
            const double coverage = sumBefore(slices.counted(), pair.longWindow, moment).coverage();
            fact.coverage = std::min(fact.coverage.value_or(coverage), coverage);
        }
    }
}

} // namespace

void addFigures(SloAlertFact& fact, const SloDefinition& slo, const std::vector<AlertRules>& rules, const WatchState& state,
                UtcMs moment, const WatchSlices& slices)
{
    switch (fact.watch) {
    case SloWatch::Page:
    case SloWatch::Ticket:
        if (state.pair)
            addPair(fact, slo, *state.pair, moment, slices);
        if (state.verdict == AlertVerdict::Unknown)
            addCoverage(fact, slo, rules, moment, slices);
        break;
    case SloWatch::Budget:
        fact.spent = BudgetMinutes(slo, slices).at(moment).spent;
        break;
    case SloWatch::Unobserved:
        if (const auto by = observedBy(slo, rules); by && state.verdict == AlertVerdict::Firing)
            fact.coverage = sumBefore(slices.counted(), by->window, moment).coverage();
        break;
    case SloWatch::Policy:
        fact.inputs = PolicyMinutes(slo, slices).valuesAt(moment);
        break;
    }
}

} // namespace traceo
