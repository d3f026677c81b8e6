#pragma once
// Objects of OpenSLO v1 beside SLOs, SLIs and alerts, and what all objects have in common.
//   Service     {description}
//   DataSource  {description, type, connectionDetails}: the details may hold secrets and are neither kept nor repeated; one that
//               stands there as it is gets a warning, which names its key. A metricSourceRef means the source of the workspace
//               that has the DataSource's name; its kind has to be the type.
// Source: OpenSLO v1 (github.com/OpenSLO/OpenSLO), legality as in OpenSLO/go-sdk pkg/openslo/v1.
// Any thread; immutable.

#include "slo/slo_config.h"
#include "workspace/section_reader.h"

namespace traceo {

inline constexpr int kLongestDescription = 1050; // OpenSLO's own limit

/// The key `description` of a spec. Reports one that is too long.
std::string openSloDescription(SectionReader& section, const ConfigNode& spec, Errors& errors);

/// The spec of a Service or a DataSource, by `kind`. Reports each rule that is broken.
void checkOpenSloObject(const std::string& kind, const ConfigNode& document, const std::vector<SloConfig::SourceName>& sources,
                        Errors& errors);

/// What to warn of in the connectionDetails of a DataSource: secrets that are no reference, by the names of their keys, and URLs
/// with a password. What they hold is never repeated.
Errors literalSecretsIn(const ConfigNode& connectionDetails);

} // namespace traceo
