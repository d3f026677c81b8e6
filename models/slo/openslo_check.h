#pragma once
// A check of a URL as OpenSLO v1 says it: a raw ratio, the probe_success of its runs, each a success or none. What a run's status
// and duration have to be are series of their own, for which a raw ratio has no words. An annotation of the indicator says that
// the ratio is a check, so that what is read back is one: its runs count, not the minutes in which a server evaluated the query.
//   traceo.io/http-check  the URL; the query has to be the one that asks for its runs
// Source: OpenSLO v1 (github.com/OpenSLO/OpenSLO), `raw` and `rawType`.
// Any thread; immutable.

#include "slo/slo_config.h"

namespace traceo {

inline constexpr char kCheckAnnotation[] = "traceo.io/http-check";

/// Whether it is a check that asks of its runs no more than success: no latency, and the status that probers take for one.
bool isPlainCheck(const SliDefinition& sli);

/// PromQL: the success of its runs. Series have the target as `instance` or as `target`. Requires: of kind Probe.
std::string successOf(const SliDefinition& check);

/// The check that the annotation says the ratio `raw` is. Reports a target that is none, and another query.
std::optional<SliDefinition> checkAt(const ConfigNode& annotation, const SliDefinition& raw, Errors& errors);

} // namespace traceo
