#pragma once
// One SLO in the short form: `SLO: {name, display_name, service, owner, description, source, indicator, objective,
// window, method, time_slice, time_slice_target, error_budget, alerts, service_hours, valid_from, versions}`; the last is read
// by slo/slo_versions.h. A window is a length, or periods of a calendar as slo/window_text.h writes them; the method and its
// time slices are those of slo/revision.h.
// Any thread; immutable.

#include "slo/slo_config.h"

namespace traceo {

/// `document` is the mapping with `SLO:` on top. None when there is any mistake in it; all mistakes go
/// to `errors`, located.
std::optional<SloDefinition> readShortForm(const ConfigNode& document, const std::vector<SloConfig::SourceName>& sources,
                                           Errors& errors);

/// Reports a target of a check that is no URL of http or https, or one with a password, which is not repeated.
void checkTarget(const ConfigNode& target, Errors& errors);

} // namespace traceo
