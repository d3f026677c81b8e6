#pragma once
// The demo's numbers: pure functions of who and which UTC minute, so that history kept from an earlier start and
// a later answer agree. Minutes are counted from the epoch; the scrape within a minute shows its requests.
// Any thread; immutable.

#include "app/demo/demo_services.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace traceo::demo {

/// The status codes counted, in the order of `Requests`.
inline constexpr std::array<std::string_view, 3> kCodes{"200", "500", "503"};

/// What one replica answered in one minute, by code.
using Requests = std::array<std::int64_t, kCodes.size()>;

/// One scraped process: a replica of a service.
class Replica {
public:
    /// Requires: `service` outlives the replica (the tables do).
    Replica(const Service& service, int number);

    const Service& service() const { return *m_service; }
    int number() const { return m_number; }

    Requests requestsIn(std::int64_t minute) const;
    /// The newest minute at or before `minute` in which the process was restarted: it is away for that minute
    /// and its counters begin at zero after it.
    std::int64_t restartBefore(std::int64_t minute) const;
    /// False in the minute of a restart and while the exporter is dead.
    bool isScrapedIn(std::int64_t minute) const;
    /// Milliseconds into the minute at which it is scraped.
    std::int64_t scrapePhase() const { return m_phase; }

private:
    const Service* m_service;
    int m_number;
    std::uint64_t m_seed;
    std::int64_t m_phase;
    std::int64_t m_life; ///< minutes of one restart's period
    double m_share;      ///< of the service's traffic
    std::vector<Incident> m_incidents;
};

/// The incident of `subject` that `minute` lies in, with the minute it began.
struct RunningIncident {
    Incident incident;
    std::int64_t since = 0;
};
std::optional<RunningIncident> incidentOf(std::string_view subject, std::int64_t minute);

} // namespace traceo::demo
