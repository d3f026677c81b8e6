#include "synthetics/probe_pairs.h"

#include "vocabulary/probes.h"

#include <algorithm>
#include <map>
#include <utility>

namespace traceo {
namespace {

using history::SeriesId;
using history::SeriesInfo;
using history::Snapshot;

/// The probers by source and labels.
using Probers = std::map<std::pair<std::string, Labels>, ProbeSeriesIds>;

std::size_t orderOf(const std::string& phase)
{
    const auto& order = vocabulary::kPhaseOrder;
    return std::size_t(std::ranges::find(order, phase) - order.begin());
}

Result<void> addCompanions(const Snapshot& snapshot, const char* metric, SeriesId ProbeSeriesIds::*place, Probers& probers)
{
    const auto found = snapshot.series(Selector(metric));
    if (!found)
        return found.error();
    for (const SeriesInfo& series : *found) {
        if (const auto it = probers.find({series.key.source, series.key.labels}); it != probers.end())
            it->second.*place = series.id;
    }
    return {};
}

Result<void> addPhases(const Snapshot& snapshot, Probers& probers)
{
    const auto found = snapshot.series(Selector({}, {{"__name__", Selector::Match::Regex, vocabulary::kProbePhases}}));
    if (!found)
        return found.error();
    for (const SeriesInfo& series : *found) {
        const std::string phase(series.key.labels.value(vocabulary::kLabelPhase));
        const auto it = probers.find({series.key.source, series.key.labels.without(vocabulary::kLabelPhase)});
        if (it != probers.end() && !phase.empty())
            it->second.phases.push_back({phase, series.id});
    }
    for (auto& [labels, prober] : probers)
        std::ranges::stable_sort(prober.phases, {}, [](const ProbeSeriesIds::Phase& phase) { return orderOf(phase.name); });
    return {};
}

Result<Probers> allProbers(const Snapshot& snapshot)
{
    const auto found = snapshot.series(Selector(vocabulary::kProbeSuccess));
    if (!found)
        return found.error();
    Probers probers;
    for (const SeriesInfo& series : *found)
        probers[{series.key.source, series.key.labels}] = {.key = series.key, .success = series.id, .phases = {}};
    constexpr std::pair<const char*, SeriesId ProbeSeriesIds::*> kCompanions[] = {
        {vocabulary::kProbeRuns, &ProbeSeriesIds::counted},
        {vocabulary::kProbeDuration, &ProbeSeriesIds::seconds},
        {vocabulary::kProbeStatusCode, &ProbeSeriesIds::status},
        {vocabulary::kProbeCertificate, &ProbeSeriesIds::certificate},
    };
    for (const auto& [metric, place] : kCompanions) {
        if (auto done = addCompanions(snapshot, metric, place, probers); !done)
            return done.error();
    }
    if (auto done = addPhases(snapshot, probers); !done)
        return done.error();
    return probers;
}

} // namespace

Result<std::vector<ProbePair>> probePairs(const Snapshot& snapshot)
{
    auto probers = allProbers(snapshot);
    if (!probers)
        return probers.error();
    std::vector<SeriesKey> keys;
    for (const auto& [labels, prober] : *probers)
        keys.push_back(prober.key);
    const auto identities = identitiesOf(keys);
    std::map<CheckIdentity, ProbePair> pairs;
    std::size_t i = 0;
    for (auto& [labels, prober] : *probers) {
        ProbePair& pair = pairs[identities[i]];
        pair.identity = identities[i++];
        pair.series.push_back(std::move(prober));
    }
    std::vector<ProbePair> list;
    list.reserve(pairs.size());
    for (auto& [identity, pair] : pairs)
        list.push_back(std::move(pair));
    return list;
}

} // namespace traceo
