#pragma once
// Every derivation there is; adding one is adding a row.

#include "refresh/derivation.h"
#include "slo/slo_config.h"

#include <vector>

namespace traceo {

/// What is derived from history for these definitions.
std::vector<Derivation> derivations(const SloConfig& slos);

} // namespace traceo
