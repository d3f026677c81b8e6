#pragma once
// What a definition needs from its source. How far back, and for whom, is for those who have the whole SLO to say.
// Any thread; immutable.

#include "sli/counting.h"
#include "sli/sli_definition.h"
#include "vocabulary/want.h"

#include <vector>

namespace traceo {

/// Good or bad, and total; of probes all their companions. Equal ones may come twice.
std::vector<Want> wantsOf(const SliDefinition& sli);

/// The one whose answers bring the counters of a role. Requires: of counters.
Want wantOf(const SliDefinition& sli, CounterSeries::Role role);

} // namespace traceo
