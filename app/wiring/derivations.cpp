#include "app/wiring/derivations.h"

#include "overview/alert_derivation.h"
#include "slo/slo_derivation.h"
#include "slo/slo_versions.h"

namespace traceo {

std::vector<Derivation> derivations(const SloConfig& slos)
{
    return {
        sliDerivation(countedDefinitions(slos)),
        alertDerivation(),
    };
}

} // namespace traceo
