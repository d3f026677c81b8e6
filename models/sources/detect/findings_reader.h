#pragma once
// Looks around a server that speaks Prometheus' HTTP API: how much is scraped, which probes, counters of
// requests and histograms there are. A machine without a socket; no question goes over all series of a server,
// and each answer is capped.
// One thread at a time.

#include "core/request.h"
#include "sources/detect/latency_reader.h"
#include "vocabulary/findings.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace traceo {

class FindingsReader {
public:
    /// What to ask; none when everything is known. Any of it may fail: then that part is left out.
    std::optional<Request> next() const;
    /// Requires: next().
    void take(const Response& response);
    const vocabulary::Findings& findings() const { return m_findings; }

private:
    enum class Ask : std::uint8_t { Targets, Retention, Names, Probes, ProbeSeries, Labels, Values, Groups, Latencies };

    void takeTargets(const Response& response);
    void takeRetention(const Response& response);
    void takeNames(const Response& response);
    void takeProbes(const Response& response);
    void takeLabels(const Response& response);
    void takeValues(const Response& response);
    void takeGroups(const Response& response);
    void nextFamily();

    Ask m_ask = Ask::Targets;
    std::vector<std::string> m_families; ///< still to look at, the last first
    vocabulary::RequestCounter m_counter;
    LatencyReader m_latencies;
    vocabulary::Findings m_findings;
};

/// Names of counters that look like requests, the well-known first; at most `most`.
std::vector<std::string> requestFamilies(const std::vector<std::string>& names, std::size_t most);

/// Which values of a status label say that the server failed; empty when they tell nothing.
std::string badPattern(const std::vector<std::string>& values);

} // namespace traceo
