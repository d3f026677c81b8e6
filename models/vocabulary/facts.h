#pragma once
// The kinds of facts and their payloads. A payload carries its version `v`; readers accept every
// older one and keep what they do not know.

#include "core/result.h"
#include "core/time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace traceo::vocabulary {

inline constexpr char kSourceFact[] = "source";         ///< key: source name; what the server says of itself
inline constexpr char kAlertFact[] = "alert";           ///< key: labels text; firing or pending at the server
inline constexpr char kRuleFact[] = "rule";             ///< key: group/name
inline constexpr char kTargetFact[] = "target";         ///< key: scrape pool/instance
inline constexpr char kMetricFact[] = "metric";         ///< key: metric name; type, help, unit
inline constexpr char kDefinitionFact[] = "definition"; ///< key: "slo/NAME"; a definition as it held

/// The source of what people define and judge: no server said it.
inline constexpr char kWorkspaceSource[] = "workspace";

/// What a server says of itself.
struct SourceFact {
    std::string kind;    ///< prometheus
    std::string product; ///< "Prometheus", "VictoriaMetrics", "Mimir"
    std::string version;
    std::vector<std::string> notEnabled; ///< endpoints it lacks
    std::vector<std::string> warnings;   ///< as the server gave them with its last answer
};
std::string toJson(const SourceFact& fact);
Result<SourceFact> sourceFact(std::string_view json);

struct AlertFact {
    std::string name;
    std::string state; ///< firing, pending
    std::string severity;
    std::string summary;
    double value = 0;
};
std::string toJson(const AlertFact& fact);
Result<AlertFact> alertFact(std::string_view json);

/// A definition of an SLO as it held: what its numbers rest on. Words that only describe it are not part of it,
/// so that a better description is no new version.
struct SloFact {
    std::string name;
    std::string service;
    std::string owner;
    double objective = 0; ///< ratio
    Millis window{0};     ///< rolling
    std::string method;
    std::string sliHash;   ///< names the slices that were counted by this version
    std::string indicator; ///< counters, probe
    // counters
    std::string good; ///< selector; empty where bad is given
    std::string bad;
    std::string total;
    // probe
    std::string target;
    std::string status;
    std::optional<Millis> latency;
    std::string source; ///< that is asked; empty: the only one that fits
};
std::string toJson(const SloFact& fact);
Result<SloFact> sloFact(std::string_view json);

} // namespace traceo::vocabulary
