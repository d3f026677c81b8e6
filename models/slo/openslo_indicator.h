#pragma once
// The spec of an OpenSLO v1 SLI: a ratio metric of Prometheus series, good or bad over total or a raw ratio, or a threshold
// metric, whose threshold stands at the objective. A query that is more than a selector is evaluated by the server.
// Any thread; immutable.

#include "slo/slo_config.h"
#include "workspace/section_reader.h"

namespace traceo {

/// `spec` of an SLI object or of an inline indicator, and its metadata, whose annotation may say that it is a check
/// (slo/openslo_check.h). None when there is a mistake in it or when it is
/// NotSupported (other stores).
std::optional<SliDefinition> readOpenSloIndicator(const ConfigNode& spec, const ConfigNode& metadata,
                                                  const std::vector<SloConfig::SourceName>& sources, Errors& errors);

/// What OpenSLO's metadata says; reports what it may not hold.
struct OpenSloMetadata {
    std::string name;
    std::string displayName;
    std::string owner;                        ///< label `owner`, else `team`
    std::optional<UtcMs> validFrom;           ///< annotation `traceo.io/valid-from`
    std::optional<ServiceHours> serviceHours; ///< annotation `traceo.io/service-hours`
    BudgetPolicy policy;                      ///< annotation `traceo.io/budget-policy`: its name
    std::optional<Millis> unobservedAfter;    ///< annotation `traceo.io/unobserved-after`
};
OpenSloMetadata readOpenSloMetadata(const ConfigNode& metadata, Errors& errors);

} // namespace traceo
