#include "app/wiring/derivations.h"

#include "slo/slo_derivation.h"

namespace traceo {

std::vector<Derivation> derivations(const SloConfig& slos)
{
    return {
        sliDerivation(slos.slos),
    };
}

} // namespace traceo
