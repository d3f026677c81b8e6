#pragma once
// Minute slices of all SLOs, derived after each commit and written to history.
// Any thread.

#include "refresh/derivation.h"
#include "slo/slo_config.h"

namespace traceo {

/// Derives a minute once nothing is expected to change it: the server was asked for it and for two
/// minutes (and two scrape intervals) around it. A slice that came out differently later, because
/// older samples were fetched or imported, is corrected by a booking of its own (sli/booking.h), so
/// what is stored always adds up to what the raw samples say.
Derivation sliDerivation(std::vector<SloDefinition> slos);

} // namespace traceo
