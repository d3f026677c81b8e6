#pragma once
// Which buckets a rule may ask for: a bucket that is not there is found by no rule, so that an alert on it never fires, or always.
// Where the boundaries of a histogram are known and the threshold is none of them,
//   a latency asks for the next one above: what is slower than that is bad for certain, which is what Traceo's own alerts go by
//   (slo/burn_alerts.h). What lies between counts as good, which is a loss;
//   a latency above all of them is left out, as nothing is bad for certain, and so is an Apdex, which Traceo does not count either.
// The same of all that a composite is made of, which is left out with any of it.
// Any thread; immutable; boundariesKnownIn(): one thread at a time, as the snapshot.

#include "history/snapshot.h"
#include "slo/slo_config.h"

#include <QString>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace traceo::rules {

/// Ascending, by the name of the SLO that counts them, of a composite's objectives by boundaryKey(); not of an SLO of whose
/// buckets none was seen, or some only, and the one it asks for is not among them.
using KnownBoundaries = std::map<std::string, std::vector<double>, std::less<>>;

/// Of an objective of a composite, which is named as that: several have one name.
std::string boundaryKey(const SloDefinition& objective);

/// Of a history, as of a moment. Errors: those of Snapshot.
Result<KnownBoundaries> boundariesKnownIn(const history::Snapshot& snapshot, const std::vector<SloDefinition>& slos,
                                          UtcMs moment);

/// The finite ones that the rules of an SLI ask for; empty where they ask for no bucket.
std::vector<double> boundariesAskedBy(const SliDefinition& sli);

/// Whether the rules of any of the SLOs, or of what they are made of, ask for a bucket.
bool asksForBuckets(const std::vector<SloDefinition>& slos);

/// An SLO as rules can ask for it.
struct AskedSlo {
    std::optional<SloDefinition> slo; ///< none: no rule can
    QString lost;                     ///< by that, or why none can; empty: nothing
};
AskedSlo askedAt(const KnownBoundaries& known, const SloDefinition& slo);

/// Of each SLO whose rules ask for a bucket of a histogram that nothing is known of, a sentence that says so.
std::vector<QString> unknownBoundaries(const std::vector<SloDefinition>& slos, const KnownBoundaries& known);

} // namespace traceo::rules
