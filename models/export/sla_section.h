#pragma once
// A report on service levels, on paper: a page with the verdicts of a period, and one for each SLO with its figure and bounds,
// the course of its budget, when it was bad, what was excluded, what nobody saw, who spent the budget, and how each of it can be
// worked out again. Numbers are those of SlaReport.
// Any thread; immutable.

#include "export/document.h"
#include "slo/sla/sla_report.h"

namespace traceo {

/// The verdicts first, then a section an SLO in the order of the report.
std::vector<DocumentSection> slaSections(const SlaReport& report, const Style& style);

/// "Service levels, October 2026", or with both ends of the period.
QString slaTitle(const SlaPeriod& period, const Style& style);

} // namespace traceo
