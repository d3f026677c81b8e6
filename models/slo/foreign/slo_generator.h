#pragma once
// slo-generator's SLOs: `sre.google.com/v2 ServiceLevelObjective` on the backend prometheus (google/slo-generator:
// slo_generator/backends/prometheus.py).
// Carried over: good_bad_ratio of filter_good and filter_valid, or filter_bad (slo/foreign/good_and_bad.h), distribution_cut, and
// query_sli: where the expression divides one counter's growth by another's as these counters, else as a ratio that the server
// evaluates. The window, which stands in the steps of an error budget policy elsewhere, is 28 days, the longest of slo-generator's
// sample.
// One thread at a time.

#include "slo/foreign/translation.h"

namespace traceo::foreign {

void translateSloGenerator(const ConfigNode& document, Translation& out);

} // namespace traceo::foreign
