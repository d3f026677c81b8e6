#pragma once
// *Now* on paper: what needs attention, worst first, with the reason, since when and whose; the alerts of the moment
// and those of the period. Numbers are those of OverviewReport.
// One thread at a time, as the snapshot.

#include "export/document.h"
#include "overview/overview_config.h"

namespace traceo {

/// A workspace without sources has a section that says so. Errors: those of build(OverviewReport).
Result<DocumentSection> overviewSection(const OverviewConfig& config, const SectionAsk& ask);

/// More past alerts than this are left to the command, and the section says so.
inline constexpr std::size_t kMostPastAlerts = 120;
/// Services by hour on paper, the worst.
inline constexpr std::size_t kMostServices = 15;

} // namespace traceo
