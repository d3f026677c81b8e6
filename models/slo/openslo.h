#pragma once
// SLOs written as OpenSLO v1 objects (github.com/OpenSLO/OpenSLO, legality as in OpenSLO/go-sdk
// pkg/openslo/v1). Read: kind SLO with one rolling or calendar window, any budgeting method and objectives over
// a ratio or threshold metric of Prometheus series, its SLI inline or by indicatorRef, or several objectives with an SLI each, a
// composite; and its alert policies (slo/openslo_alerts.h). Other kinds are checked (slo/openslo_objects.h); sources are those
// of the workspace.
// What else is legal is NotSupported, located; what is illegal is named with the rule it breaks.
// One thread at a time; used once.

#include "slo/openslo_alerts.h"
#include "slo/openslo_indicator.h"
#include "slo/slo_config.h"

#include <map>
#include <utility>

namespace traceo {

class OpenSloReader {
public:
    /// Requires: all outlive the reader.
    OpenSloReader(const std::vector<SloConfig::SourceName>& sources, Errors& errors)
        : m_sources(sources), m_errors(errors), m_alerts(errors)
    {}

    static bool isOpenSlo(const ConfigNode& document);
    /// The first pass, over every OpenSLO document: its envelope, and the SLIs and alerts that SLOs may refer to.
    /// Requires: the documents outlive the reader.
    void note(const ConfigNode& document);
    /// Between the passes.
    void resolve() { m_alerts.resolve(); }
    /// The second pass: the SLOs of a document of that kind, one an objective; none when it has a mistake or is not supported.
    /// Of several objectives each has the SLO's name and its own displayName, or else its number: "checkout-fast", "checkout-2".
    /// A mistake in an alert policy does not cost the SLO.
    std::vector<SloDefinition> readSlos(const ConfigNode& document);
    /// What is legal and should not be: secrets that stand in a DataSource as they are.
    Errors takeWarnings() { return std::move(m_warnings); }
    /// Those that have no mistake.
    std::vector<ServiceWords> takeServices() { return std::move(m_services); }

private:
    /// By its key alone, whatever is wrong with it: what an objective may say depends on it.
    enum class Metric : std::uint8_t { Unknown, Ratio, Threshold };
    static Metric metricOf(const ConfigNode& spec);
    struct NotedIndicator {
        Location at;
        std::optional<SliDefinition> sli;
        Metric metric = Metric::Unknown;
        ErrorCode problem = ErrorCode::BadValue; ///< why there is none
    };

    void noteIndicator(const ConfigNode& document);
    /// A Service or a DataSource.
    void noteObject(const std::string& kind, const ConfigNode& document);
    void readMetadata(const ConfigNode& document, SloDefinition& slo);
    std::vector<SloDefinition> readSpec(const ConfigNode& spec, SloDefinition slo);
    void readMethod(SectionReader& spec, SloDefinition& slo);
    void readTimeWindow(const ConfigNode& list, SloDefinition& slo);
    void readWindow(const ConfigNode& node, SloDefinition& slo);
    std::optional<CalendarPeriods> readCalendar(const ConfigNode& node);
    std::vector<SloDefinition> readObjectives(const ConfigNode& list, const ConfigNode& spec, SloDefinition slo);
    bool isComposite(const ConfigNode& list, const ConfigNode& spec);
    void readComposite(const ConfigNode& list, SloDefinition& slo);
    /// Its weight. Of a composite its indicator stands at the objective.
    double readObjective(const ConfigNode& node, SloDefinition& slo, bool isOfComposite);
    /// As the metric of the indicator that was read last wants it.
    void readThreshold(SectionReader& section, const ConfigNode& node, SloDefinition& slo);
    void readTimeSlice(SectionReader& section, const ConfigNode& node, SloDefinition& slo);
    void readTarget(SectionReader& section, const ConfigNode& node, SloDefinition& slo);
    void readIndicator(SectionReader& section, const ConfigNode& spec, SloDefinition& slo);
    void readReference(const ConfigNode& node, SloDefinition& slo);
    void readAlerts(const ConfigNode& policies, std::vector<SloDefinition>& slos);
    void report(ErrorCode code, const ConfigNode& at, const QString& expected, const QString& found, const QString& hint = {});

    const std::vector<SloConfig::SourceName>& m_sources;
    Errors& m_errors;
    Errors m_warnings;
    std::vector<ServiceWords> m_services;
    std::map<std::string, NotedIndicator> m_indicators;
    OpenSloAlerts m_alerts;
    Metric m_metric = Metric::Unknown; ///< of the indicator that was read last
};

} // namespace traceo
