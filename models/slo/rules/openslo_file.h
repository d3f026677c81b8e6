#pragma once
// SLOs as OpenSLO v1, a document each after those of their services, as slo/openslo.h reads them: what is exported, read and
// exported again is the same to the byte. What OpenSLO v1 has no words for that this reader takes back is left out and said:
// exclusions and older versions, too. What other tools wrote into labels and annotations was read by nobody and is not there:
// of labels it is the owner alone, of annotations ours.
// Source: OpenSLO v1 (github.com/OpenSLO/OpenSLO).
// Any thread; immutable.

#include "slo/rules/rule.h"
#include "slo/slo_config.h"

namespace traceo::rules {

/// `versions`: all of theirs that may be left out, they themselves among them or not. `services`: what is known of them; those
/// that no exported SLO is of are none of the file.
Exported openSloFile(const std::vector<SloDefinition>& slos, const std::vector<SloDefinition>& versions = {},
                     const std::vector<ServiceWords>& services = {});

} // namespace traceo::rules
