#pragma once
// The incidents that alerts are measured against: what people marked, else what the sources' own alerts say.
// One thread at a time, as the snapshot.

#include "history/snapshot.h"
#include "slo/rehearsal/criteria.h"

namespace traceo {

struct Incidents {
    enum class Origin : std::uint8_t {
        Marked, ///< notes with a length, of the SLO's service or of none
        Alerts, ///< nothing is marked: alerts of the sources that are the SLO's own (slo/own_events.h) and warn or page; those that
                ///< overlap are one
        None,
    };
    Origin origin = Origin::None;
    std::vector<Incident> incidents; ///< oldest first
};

/// Those that reach into the range; what still holds ends with it. Errors: those of the snapshot.
Result<Incidents> incidentsOf(const history::Snapshot& snapshot, const SloDefinition& slo, TimeSpan range);

} // namespace traceo
