#pragma once
// Nobl9's SLOs and their services: `n9/v1alpha SLO` and `Service` (nobl9/nobl9-go: manifest/v1alpha).
// Carried over: objectives of countMetrics, incremental or not, and of rawMetric, whose values are held against a threshold, asked
// of Prometheus, an SLO each; a time slice of Nobl9 is a minute. Composites of SLOs become composites of the short form: the mean
// of their members' SLIs by weight. Budget adjustments: slo/foreign/budget_adjustments.h. Its data sources are not ours and stay
// behind.
// One thread at a time.

#include "slo/foreign/translation.h"

namespace traceo::foreign {

void translateNobl9(const ConfigNode& document, Translation& out);

/// The members of composites by the names that their objectives have among all documents, once these are translated.
void nameComponents(Translation& out);

} // namespace traceo::foreign
