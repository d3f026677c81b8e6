#pragma once
// What a report of slo-generator says of the answers of its queries. It rounds the SLI to six digits and from that the burn
// rate to one decimal, before anything is compared; and of an answer it reads the first series only (its queries add all
// up, so that there is but one).
// Source: google/slo-generator, its documentation of reports and of the Prometheus backend.
// Any thread; immutable.

#include "slo/objective.h"
#include "slo/opinion/range_events.h"

namespace traceo {

/// Good ÷ valid from two queries, or 1 − bad ÷ total from one; not rounded. None where slo-generator calls the report
/// invalid: no data, less than one event, or an SLI outside 0…1.
std::optional<double> sloGeneratorSli(const RangeEvents& events, PartKind part);

struct SloGeneratorReport {
    double sli = 0;
    double remaining = 0;
    double burn = 0; ///< 0 at a goal of 100 %
};
/// Requires: what sloGeneratorSli() gives.
SloGeneratorReport sloGeneratorReport(double sli, const Objective& goal);

} // namespace traceo
