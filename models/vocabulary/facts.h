#pragma once
// The kinds of facts and their payloads. A payload carries its version `v`; readers accept every
// older one and keep what they do not know.

#include "core/result.h"

#include <cstdint>
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

} // namespace traceo::vocabulary
