#include "slo/watch/watch_figures.h"

#include "slo/burn_rate.h"
#include "slo/watch/policy_minutes.h"
#include "slo/watch/unobserved.h"

#include <algorithm>

namespace traceo {
namespace {

using vocabulary::SloAlertFact;

void addPair(SloAlertFact& fact, const SloDefinition& slo, const BurnPair& pair, UtcMs moment, const WatchSlices& slices)
{
    const auto burn = [&](bool isBare, Millis length) {
        const TimeSpan window{moment - length, moment};
        const SliceSum sum = slices.sumOver(window, isBare);
        return burnRate(slo.objective, sum.bad(), sum.total);
    };
    // A pair that fires only because nothing is excluded is muted, and measured so.
    const double limit = pair.limit(slo.window.length).factor();
    const auto with = burn(false, pair.longWindow);
    const bool isWith = with.value_or(0) > limit && burn(false, pair.shortWindow).value_or(0) > limit;
    const bool isBare = fact.isMuted && !isWith;
    fact.burnLong = burn(isBare, pair.longWindow);
    fact.burnShort = burn(isBare, pair.shortWindow);
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
            const double coverage = slices.sumOver({moment - pair.longWindow, moment}).coverage();
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
            fact.coverage = slices.sumOver({moment - by->window, moment}).coverage();
        break;
    case SloWatch::Policy:
        fact.inputs = PolicyMinutes(slo, slices).valuesAt(moment);
        break;
    }
}

} // namespace traceo
