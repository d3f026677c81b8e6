#include "app/wiring/derivations.h"

#include "overview/alert_derivation.h"
#include "slo/slo_derivation.h"

namespace traceo {

std::vector<Derivation> derivations(const SloConfig& slos)
{
    return {
        sliDerivation(slos.slos),
        alertDerivation(),
    };
}

} // namespace traceo
