#pragma once
// The SLOs on paper: how many objectives were met, each attained against its objective, the charts of
// those at risk, and what was not observed. Numbers are those of SloReport.
// One thread at a time, as the snapshot.

#include "export/document.h"
#include "slo/slo_config.h"

namespace traceo {

/// An empty workspace has a section that says so. Errors: those of build(SloReport).
Result<DocumentSection> sloSection(const SloConfig& config, const SectionAsk& ask);

/// More SLOs at risk than this are in the table only, and the section says so.
inline constexpr std::size_t kMostChartedSlos = 12;

} // namespace traceo
