#pragma once
// An SLO's own alerts as policies of OpenSLO v1, as slo/openslo_alerts.h reads them: two policies, tied by our annotation, for an
// alert of a long and a short window. Where an alert names nobody to be told, which OpenSLO asks for, a target “traceo” stands.
// Source: OpenSLO v1 (github.com/OpenSLO/OpenSLO).
// Any thread; immutable.

#include "slo/rules/yaml_lines.h"
#include "slo/slo_config.h"

namespace traceo::rules {

/// The target that stands for nobody.
inline constexpr std::string_view kNobody = "traceo";

/// The key `alertPolicies` of the SLO's spec with its alerts in it, indented by two; nothing where it has the usual ones.
void addAlertPolicies(const SloDefinition& slo, YamlLines& out);

/// These alerts as documents of their own, headed by a comment that says what to write into the SLO to refer to them.
std::string alertPolicyDocuments(const std::vector<OwnAlert>& alerts, const SloDefinition& slo);

} // namespace traceo::rules
