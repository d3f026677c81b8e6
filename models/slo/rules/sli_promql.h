#pragma once
// What PromQL counts of an SLI over the last so long: the one place that knows the kinds of SLI. A window without events has
// no error ratio, instead of NaN, which no sum over it would survive; a part that has no series yet counts as none.
// Prometheus extrapolates to the ends of a window and counts no first sample, which Traceo does not (sli/counting.h).
// Any thread; immutable.

#include "core/time.h"
#include "sli/sli_definition.h"

#include <QString>

#include <string>
#include <vector>

namespace traceo::rules {

struct CountedOver {
    std::string errorRatio; ///< nothing without events
    std::string bad;        ///< events
    std::string total;      ///< events
};
/// Of a histogram the counters of the two buckets that say the same where the threshold is a boundary; others as they are.
SliDefinition asCounters(const SliDefinition& sli);

/// The counters of a histogram that make an Apdex: within T, and within 4 T.
struct ApdexBuckets {
    Selector satisfied;
    Selector tolerated;
    Selector all;
};
ApdexBuckets apdexBuckets(const SliDefinition& sli);

CountedOver countedOver(const SliDefinition& sli, Millis window);

/// Between the moments within a window that a gauge or an expression is asked for at: a minute, and more over windows so long
/// that promtool's engine for tests, which takes 10,000 samples a question, would refuse them.
Millis stepOver(Millis window);

/// What of the definition these expressions do not keep, a sentence each.
std::vector<QString> unkeptOf(const SliDefinition& sli);
/// What whoever reads them should know besides.
std::vector<QString> notesOn(const SliDefinition& sli);

} // namespace traceo::rules
