#pragma once
// Pyrra's SLOs: `pyrra.dev/v1alpha1 ServiceLevelObjective` (pyrra-dev/pyrra: kubernetes/api/v1alpha1, slo/promql.go).
// Carried over: ratio and latency, whose metrics are selectors of counters; latencyNative; bool_gauge as a ratio of its samples.
// OpenSLO needs a service and Pyrra has none: the SLO's own name stands there.
// One thread at a time.

#include "slo/foreign/translation.h"

namespace traceo::foreign {

void translatePyrra(const ConfigNode& document, Translation& out);

} // namespace traceo::foreign
