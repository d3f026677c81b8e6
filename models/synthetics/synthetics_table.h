#pragma once
// The tables of probes: columns as data.
// Any thread; immutable.

#include "refresh/cell.h"
#include "synthetics/synthetics_report.h"

namespace traceo {

/// State, check, region, age, availability, observed, p50, p95, durations, slowest, certificate.
std::vector<Column<ProbeRow>> probeColumns();
/// Phase, now, seven days before, change.
std::vector<Column<PhaseChange>> phaseColumns();

} // namespace traceo
