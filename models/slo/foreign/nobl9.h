#pragma once
// Nobl9's SLOs: `n9/v1alpha SLO` (nobl9/nobl9-go: manifest/v1alpha/slo).
// Carried over: objectives of countMetrics that are incremental and asked of Prometheus, an SLO each; a time slice of Nobl9 is a
// minute. Composites of SLOs become composites of the short form: the mean of their members' SLIs by weight. Its data sources are
// not ours and stay behind.
// One thread at a time.

#include "slo/foreign/translation.h"

namespace traceo::foreign {

void translateNobl9(const ConfigNode& document, Translation& out);

/// The members of composites by the names that their objectives have among all documents, once these are translated.
void nameComponents(Translation& out);

} // namespace traceo::foreign
