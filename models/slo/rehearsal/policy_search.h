#pragma once
// Which alert to take: some two hundred pages of one pair, over factors, windows and least counts, beside the pages of the
// named policies, and of all these the ones that none is better than in both: what was missed, and how often somebody was called.
// Missed is first a whole incident, then a bad event that came while nothing was firing.
// Any thread; immutable.

#include "slo/rehearsal/criteria.h"

namespace traceo {

struct Trial {
    AlertPolicy policy; ///< pages alone
    std::size_t pages = 0;
    std::size_t missedIncidents = 0;
    double missedBad = 0; ///< Rehearsal::missedBad
};

/// Pages that can fire at this SLO: the named policies', then one pair each, the short window a twelfth of the long one.
std::vector<AlertPolicy> candidatesFor(const SloDefinition& slo);

/// Of the candidates those that no other one is as good as in both and better in one, the rarest pages first; of equal ones
/// the first candidate. A page that never came is among them: it is the price list's other end.
std::vector<Trial> bestOf(const std::vector<AlertPolicy>& candidates, const Rehearsal& rehearsal,
                          const std::vector<Incident>& incidents);

} // namespace traceo
