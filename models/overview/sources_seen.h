#pragma once
// Which source was heard when, as of the moment a snapshot is pinned to. Nothing but history is asked, so
// the past is answered like the present.
// Any thread; immutable. sourcesSeen: one thread at a time, as the snapshot.

#include "history/snapshot.h"
#include "overview/overview_config.h"

#include <QString>

namespace traceo {

struct SourceSeen {
    WatchedSource source;
    std::optional<UtcMs> answered;  ///< the newest moment it spoke of
    std::optional<UtcMs> alerts;    ///< the newest moment it spoke of its alerts
    bool isSilent = true;           ///< nothing for more than two intervals
    bool hidesAlerts = false;       ///< its alerts were seen or asked for, and are not known now
    std::optional<Outcome> outcome; ///< of the newest poll when that failed
    QString message;                ///< why, in words
};

Result<std::vector<SourceSeen>> sourcesSeen(const history::Snapshot& snapshot, const OverviewConfig& config, UtcMs moment);

} // namespace traceo
