#pragma once
// What probers call their numbers: blackbox_exporter's metrics, and what Grafana's synthetic monitoring agent adds.
// Gauges of one run share its labels and its timestamp.
// Any thread; immutable.

#include "vocabulary/usual_labels.h"

#include <array>

namespace traceo::vocabulary {

inline constexpr char kProbeSuccess[] = "probe_success";             ///< 1 or 0; absent while the prober is away
inline constexpr char kProbeDuration[] = "probe_duration_seconds";   ///< the whole run; a failed one may be fast
inline constexpr char kProbeStatusCode[] = "probe_http_status_code"; ///< of the last answer; 0 when there was none
/// Unix seconds of the earliest NotAfter that was sent; absent after a failed handshake, 0 in plaintext gRPC.
inline constexpr char kProbeCertificate[] = "probe_ssl_earliest_cert_expiry";
/// Phases of a run, by kind of check; label `phase`.
inline constexpr char kProbePhases[] = "probe_(http|dns|icmp|grpc)_duration_seconds";
/// Grafana's agent: runs since it started. It publishes the last result of a slow check again every two minutes with
/// a fresh time; only this counter tells a run from a repetition.
inline constexpr char kProbeRuns[] = "probe_all_success_count";

inline constexpr char kLabelTarget[] = "target";
inline constexpr char kLabelPhase[] = "phase";
inline constexpr char kLabelProbe[] = "probe"; ///< Grafana's agent: its site
/// Grafana's agent: when the check was last edited; its series begin anew then.
inline constexpr char kLabelConfigVersion[] = "config_version";

/// Labels that say from where a run was made, the first that is there counts.
inline constexpr std::array kRegionLabels{"region", "probe", "location", "site"};

/// Phases in the order in which a run goes through them.
inline constexpr std::array kPhaseOrder{"resolve", "setup", "connect",    "tls",     "request",
                                        "check",   "rtt",   "processing", "transfer"};

} // namespace traceo::vocabulary
