#include "app/desktop/source_summary.h"

#include <algorithm>

namespace traceo {

SourcesState summaryOf(const Session& session, std::optional<UtcMs> at)
{
    const UtcMs now = session.clock().now();
    SourcesState summary{.worst = Status::Ok, .ok = 0, .total = int(session.workspace().sources.size()), .at = at};
    std::optional<UtcMs> newest;
    for (const auto& source : session.workspace().sources) {
        const SourceSettings& settings = source->settings();
        const auto it = session.sourceStates().find(settings.name);
        const std::optional<UtcMs> lastOk = it == session.sourceStates().end() ? std::nullopt : it->second.lastOk;
        if (lastOk) {
            newest = std::max(newest.value_or(*lastOk), *lastOk);
            summary.oldest = std::max(summary.oldest, now - *lastOk);
        }
        const bool fresh = lastOk && now - *lastOk <= 2 * settings.interval;
        summary.ok += fresh ? 1 : 0;
        if (!fresh)
            summary.worst = std::min(summary.worst, lastOk ? Status::Stale : Status::Unknown);
    }
    if (summary.ok == 0 && summary.total > 0)
        summary.offlineSince = newest;
    return summary;
}

Millis shortestInterval(const LoadedWorkspace& workspace)
{
    Millis shortest{15'000};
    for (const auto& source : workspace.sources)
        shortest = std::min(shortest, source->settings().interval);
    return shortest;
}

} // namespace traceo
