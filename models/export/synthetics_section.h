#pragma once
// The checks on paper: how many are up, down and not observed, all of them by region, the charts of the worst, and each
// check from each region with its numbers. Numbers are those of SyntheticsReport.
// One thread at a time, as the snapshot.

#include "export/document.h"
#include "synthetics/synthetics_config.h"

namespace traceo {

/// A workspace without probes has a section that says so. Errors: those of build(SyntheticsReport).
Result<DocumentSection> syntheticsSection(const SyntheticsConfig& config, const SectionAsk& ask);

/// More checks that are down or slow than this are in the tables only, and the section says so.
inline constexpr std::size_t kMostChartedChecks = 6;
/// Regions that a matrix has room for on paper; more are in another one below it.
inline constexpr std::size_t kMostRegionsAcross = 6;

} // namespace traceo
