#pragma once
// The proof that a counter was made between two scrapes: other series of its target (same job and
// instance) were there at the sample before, in an answer that would have shown this one too.
// Any thread; immutable.

#include "sli/counting.h"

namespace traceo {

/// Whether the server had been asked for all counters of this role at that moment, and answered.
using Asked = std::function<bool(CounterSeries::Role role, UtcMs moment)>;

/// Looks among the counters of the definition. `series` must outlive the proof. Two counters of one
/// role come with the same answers; for others `asked` decides.
BirthProof proofAmong(const std::vector<CounterSeries>& series, Asked asked);

/// Whether it is written by the server itself about a target, and so proves nothing of the target:
/// up, scrape_…, recording rules, alerts.
bool isSyntheticName(std::string_view metric);

} // namespace traceo
