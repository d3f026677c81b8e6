#pragma once
// Whether an SLO was not observed for so long that somebody should know: less than half of the window that would tell of a total
// outage first was seen, for longer than the time that is set for it. Where none is set it is three times what a total outage
// needs to fire. Before data have begun for as long as that window nothing is missed yet; nor is what is still being fetched.
// Any thread; immutable.

#include "slo/burn_alerts.h"
#include "slo/watch/watch_slices.h"

#include <optional>
#include <vector>

namespace traceo {

struct ObservedBy {
    Millis window{0};   ///< the long window of the pair that fires first in a total outage
    Millis patience{0}; ///< whole minutes: not observed for longer is an alert
};
/// By pages, or by tickets where none can fire; none where nothing can.
std::optional<ObservedBy> observedBy(const SloDefinition& slo, const std::vector<AlertRules>& rules);

/// At each minute of (range.from, range.to] whether it is. Slices reach back as far before the range as window, patience and the
/// SLO's own window.
std::vector<bool> unobservedMinutes(const SloDefinition& slo, const ObservedBy& by, const WatchSlices& slices, TimeSpan range);

} // namespace traceo
