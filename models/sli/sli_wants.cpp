#include "sli/sli_wants.h"

#include "sli/server_expressions.h"
#include "vocabulary/probes.h"

namespace traceo {
namespace {

std::vector<Want> wantsOfProbes(const SliDefinition& sli)
{
    std::vector<Want> wants;
    for (const char* metric :
         {vocabulary::kProbeSuccess, vocabulary::kProbeStatusCode, vocabulary::kProbeDuration, vocabulary::kProbeRuns}) {
        for (const char* label : {vocabulary::kLabelInstance, vocabulary::kLabelTarget})
            wants.push_back({.selector = Selector(metric, {{label, Selector::Match::Equal, sli.target}}), .source = sli.source});
    }
    return wants;
}

Want wantOfTotal(const SliDefinition& sli)
{
    Want want{.selector = sli.total, .source = sli.source};
    if (sli.kind == SliDefinition::Kind::NativeLatency)
        want.threshold = sli.threshold->value;
    if (sli.evaluated)
        want.expression = askedOf(sli.kind, sli.evaluated->total);
    return want;
}

Want wantOfPart(const SliDefinition& sli, const Selector& part)
{
    Want want{.selector = part, .source = sli.source};
    if (sli.evaluated)
        want.expression = askedOf(sli.kind, sli.evaluated->part);
    return want;
}

} // namespace

std::vector<Want> wantsOf(const SliDefinition& sli)
{
    if (sli.kind == SliDefinition::Kind::Probe)
        return wantsOfProbes(sli);
    std::vector<Want> wants;
    for (const auto& part : {sli.good, sli.bad}) {
        if (part)
            wants.push_back(wantOfPart(sli, *part));
    }
    wants.push_back(wantOfTotal(sli));
    return wants;
}

Want wantOf(const SliDefinition& sli, CounterSeries::Role role)
{
    const auto& part = sli.good ? sli.good : sli.bad;
    return role == CounterSeries::Total || !part ? wantOfTotal(sli) : wantOfPart(sli, *part);
}

} // namespace traceo
