#pragma once
// The kinds of facts and their payloads. A payload carries its version `v`; readers accept every
// older one and keep what they do not know.

#include "core/labels.h"
#include "core/result.h"
#include "core/time.h"

#include <cstdint>
#include <map>
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
inline constexpr char kSilenceFact[] = "silence";       ///< key: the server's id; active or pending there
inline constexpr char kDeployFact[] = "deploy";         ///< key: markKey(); a moment, or a span with its end
inline constexpr char kNoteFact[] = "note";             ///< key: markKey(); as a deploy
inline constexpr char kChaosFact[] = "chaos";           ///< key: markKey(); a fault that somebody caused on purpose; as a deploy

/// What a source is asked for when it is asked for all its alerts; as in Observation::want.
inline constexpr char kAlertsQuestion[] = "alerts";

/// Whose the facts are that people tell Traceo: marks, judgements.
inline constexpr char kUserSource[] = "user";

/// The source of what the workspace's files define.
inline constexpr char kWorkspaceSource[] = "workspace";

/// What a server says of itself.
struct SourceFact {
    std::string kind;    ///< prometheus
    std::string product; ///< "Prometheus", "VictoriaMetrics", "Mimir"
    std::string version;
    std::vector<std::string> notEnabled;           ///< endpoints it lacks, questions it does not allow
    std::vector<std::string> warnings;             ///< as the server gave them with its last answer
    std::map<std::string, std::string> remedies{}; ///< of what is not enabled, where there is one: words for people
};
std::string toJson(const SourceFact& fact);
Result<SourceFact> sourceFact(std::string_view json);

struct AlertFact {
    std::string name;
    std::string state; ///< firing, pending
    std::string severity;
    std::string summary;
    double value = 0;
    Labels labels;
    std::optional<UtcMs> activeAt;       ///< since when, as the server says
    std::string runbook;                 ///< a URL; not followed by us
    std::vector<std::string> silencedBy; ///< ids of silences, sorted
    bool isInhibited = false;            ///< another alert speaks for it
    bool isMuted = false;                ///< by the time of day
    std::string observedBy;              ///< of a derived one: the source whose samples say so

    /// Somebody or something decided that nobody is called.
    bool isQuiet() const { return !silencedBy.empty() || isInhibited || isMuted; }
};
/// Facts of one alert this near to each other are one: a poll lies between them, or the end of what was backfilled.
inline constexpr Millis kSameAlert = 5 * kMinute;
std::string toJson(const AlertFact& fact);
Result<AlertFact> alertFact(std::string_view json);

/// A definition of an SLO as it held: what its numbers rest on. Words that only describe it are not part of it,
/// so that a better description is no new version.
struct SloFact {
    std::string name;
    std::string service;
    std::string owner;
    double objective = 0;     ///< ratio
    Millis window{0};         ///< rolling; of a calendar period the usual length
    std::string calendar;     ///< "1M from 2026-01-01T00:00 Europe/Berlin"; empty: rolling
    std::string serviceHours; ///< "mon,tue 08:00-20:00 Europe/Berlin"; empty: always
    std::string method;
    Millis timeSlice{0};        ///< where minutes are counted
    double timeSliceTarget = 0; ///< ratio; of Timeslices
    std::string alerts;         ///< its own: "page 14.4 over 1h and 5m least 3; …"; empty: the usual ones
    std::string sliHash;        ///< names the slices that were counted by this version
    std::string indicator;      ///< counters, probe, counts, gauge, ratio, latency, apdex, composite
    // all but probe
    std::string good; ///< selector; empty where bad is given, or neither
    std::string bad;
    std::string total;     ///< of a composite its members: "checkout × 2, payment"
    std::string threshold; ///< "<= 0.3"; of gauge, latency and apdex
    // probe
    std::string target;
    std::string status;
    std::optional<Millis> latency;
    std::string source; ///< that is asked; empty: the only one that fits
};
std::string toJson(const SloFact& fact);
Result<SloFact> sloFact(std::string_view json);

struct SilenceFact {
    std::string state; ///< active, pending
    std::string author;
    std::string comment;
    std::string matchers; ///< {alertname="Slow",team=~"a|b"}
    std::optional<UtcMs> from;
    std::optional<UtcMs> until;
};
std::string toJson(const SilenceFact& fact);
Result<SilenceFact> silenceFact(std::string_view json);

} // namespace traceo::vocabulary
