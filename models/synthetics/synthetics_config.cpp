#include "synthetics/synthetics_config.h"

#include "vocabulary/probes.h"

namespace traceo {
namespace {

constexpr Millis kRunsKept = 30 * kDay + kHour; // an hour more, so that the window's first run has one before it
constexpr Millis kNewestKept = kDay;

Selector phases()
{
    return Selector({}, {{"__name__", Selector::Match::Regex, vocabulary::kProbePhases}});
}

Want want(Selector selector, Millis history)
{
    return {.selector = std::move(selector), .source = {}, .purpose = "synthetics", .history = history};
}

} // namespace

std::string successWant()
{
    return Selector(vocabulary::kProbeSuccess).toText();
}

std::string durationWant()
{
    return Selector(vocabulary::kProbeDuration).toText();
}

std::string phasesWant()
{
    return phases().toText();
}

std::vector<Want> SyntheticsConfig::wants() const
{
    return {want(Selector(vocabulary::kProbeSuccess), kRunsKept),       want(Selector(vocabulary::kProbeRuns), kRunsKept),
            want(Selector(vocabulary::kProbeDuration), kRunsKept),      want(Selector(vocabulary::kProbeStatusCode), kNewestKept),
            want(Selector(vocabulary::kProbeCertificate), kNewestKept), want(phases(), kPhasesKept)};
}

} // namespace traceo
