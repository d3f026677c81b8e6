#include "slo/rehearsal/policy_search.h"

#include <algorithm>
#include <tuple>

namespace traceo {
namespace {

using Severity = BurnPair::Severity;

/// Factors: 144 is 14.4.
constexpr std::array kTenths{15, 20, 30, 60, 100, 144, 200, 300};
constexpr std::array kLongs{kHour, 2 * kHour, 3 * kHour, 6 * kHour, 12 * kHour, kDay};
constexpr std::array kLeasts{1.0, 3.0, 10.0, 30.0};
constexpr int kShortPart = 12; // of the workbook's pairs

Trial tried(const AlertPolicy& policy, const Rehearsal& rehearsal, const std::vector<Incident>& incidents)
{
    const std::vector<Firing> firings = rehearsal.firings(policy);
    const Criteria criteria = criteriaOf(firings, incidents);
    return {.policy = policy,
            .pages = firings.size(),
            .missedIncidents = criteria.incidents - criteria.detected,
            .missedBad = rehearsal.missedBad(firings)};
}

auto missedBy(const Trial& trial)
{
    return std::tuple(trial.missedIncidents, trial.missedBad);
}

} // namespace

std::vector<AlertPolicy> candidatesFor(const SloDefinition& slo)
{
    std::vector<AlertPolicy> candidates;
    for (const std::string_view name : kPolicyNames) {
        if (const auto policy = namedPolicy(name, slo))
            candidates.push_back(only(Severity::Page, *policy));
    }
    for (const Millis length : kLongs) {
        for (const int tenths : kTenths) {
            const BurnPair pair{
                Severity::Page, {BurnSpeed::Unit::Factor, tenths * (BurnSpeed::kScale / 10)}, length, length / kShortPart};
            if (!isUseful(slo.objective, pair, slo.window.length))
                continue;
            for (const double least : kLeasts)
                candidates.push_back({"own", {{.pairs = {pair}, .leastBad = least, .isGuarded = true}}});
        }
    }
    return candidates;
}

std::vector<Trial> bestOf(const std::vector<AlertPolicy>& candidates, const Rehearsal& rehearsal,
                          const std::vector<Incident>& incidents)
{
    std::vector<Trial> trials;
    for (const AlertPolicy& candidate : candidates)
        trials.push_back(tried(candidate, rehearsal, incidents));
    std::ranges::stable_sort(trials, {},
                             [](const Trial& trial) { return std::tuple_cat(std::tuple(trial.pages), missedBy(trial)); });
    std::vector<Trial> best;
    for (Trial& trial : trials) { // more pages are worth it only where they miss less
        if (best.empty() || missedBy(trial) < missedBy(best.back()))
            best.push_back(std::move(trial));
    }
    return best;
}

} // namespace traceo
