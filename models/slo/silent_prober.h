#pragma once
// An SLO of a probe whose source answers and has no runs: its prober is silent. That is not observed, and not stale, which is a
// source that nobody could ask (slo/slo_state.h). It says nothing about the target.
// Of composites and imported data nothing is said. One thread at a time, as the snapshot. Errors: those of the snapshot.

#include "sli/raw_series.h"
#include "slo/slo_report.h"

namespace traceo {

/// Whether that is so at `moment`. `freshness`: of the SLO there.
Result<bool> isProberSilent(const history::Snapshot& snapshot, const SloDefinition& slo, const Freshness& freshness,
                            UtcMs moment);

/// Says so in a row that is stale, in which the window's numbers are then those of a window that ends unobserved. `silent`: for how
/// long.
void sayProberIsSilent(SloRow& row, Millis silent);

} // namespace traceo
