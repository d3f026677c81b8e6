#pragma once
// Sloth's SLOs: `version: prometheus/v1`, and the Kubernetes form `sloth.slok.dev/v1 PrometheusServiceLevel`
// (slok/sloth: pkg/prometheus/api/v1, pkg/kubernetes/api/sloth/v1).
// Carried over: SLIs of events whose queries are the growth of a counter over {{.window}}; other events and raw error ratios as
// expressions that the server evaluates. The SLO is named as Sloth's own sloth_id, service and name, as names are unique within a
// service only; `displayName` is the name. The window, which the file does not say, is Sloth's usual 30 days or that of the
// AlertWindows that are read with it (slo/foreign/sloth_windows.h), and so are the alerts; without those of a severity that
// page_alert or ticket_alert disables.
// One thread at a time.

#include "slo/foreign/translation.h"

namespace traceo::foreign {

inline constexpr std::string_view kSlothWindow = "{{.window}}";

void translateSloth(const ConfigNode& document, Translation& out);

} // namespace traceo::foreign
