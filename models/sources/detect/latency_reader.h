#pragma once
// How long requests take at a server that was looked at: for each service with a histogram of it, the boundary
// that nearly all of its last hour stayed within. A machine without a socket; part of findings_reader.h.
// One thread at a time.

#include "core/request.h"
#include "vocabulary/findings.h"

#include <optional>
#include <string>
#include <vector>

namespace traceo {

class LatencyReader {
public:
    /// Of all metrics' names of the server.
    void lookThrough(const std::vector<std::string>& names);
    std::optional<Request> next() const;
    /// Requires: next().
    void take(const Response& response);
    const std::vector<vocabulary::LatencyBoundary>& found() const { return m_found; }

private:
    enum class Ask : std::uint8_t { Labels, Groups, Buckets };

    void nextFamily();
    void nextGroup();

    Ask m_ask = Ask::Labels;
    std::vector<std::string> m_families; ///< without _bucket; still to look at, the last first
    std::string m_groupLabel;
    std::vector<std::string> m_groups; ///< of the family, the last first; one that is empty: all of it
    std::vector<vocabulary::LatencyBoundary> m_found;
};

/// Names of histograms, without _bucket, that look like the duration of requests in a unit of time, the well-known
/// first; at most `most`.
std::vector<std::string> latencyFamilies(const std::vector<std::string>& names, std::size_t most);

/// A boundary of buckets and how many were within, of one moment.
struct Bucket {
    std::string le; ///< as the server writes it
    double count = 0;
};
/// The lowest finite boundary that 99 % stayed within, else the highest; none without an event.
std::optional<std::string> usualBoundary(const std::vector<Bucket>& buckets);

} // namespace traceo
