#include "app/wiring/derivations.h"

#include "overview/alert_derivation.h"
#include "slo/slo_derivation.h"
#include "slo/slo_versions.h"
#include "slo/watch/watch_derivation.h"

namespace traceo {

std::vector<Derivation> derivations(const SloConfig& slos)
{
    return {
        sliDerivation(countedDefinitions(slos)),
        watchDerivation(slos.slos), // behind the slices it judges
        alertDerivation(),
    };
}

} // namespace traceo
