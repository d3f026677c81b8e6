#pragma once
// How an SLO fared over time: whether its budget burned at the level of a page or a ticket, by the rules of stateOf(),
// at moments of the past. What is left of the budget is not asked: a month's loss would colour every hour of it.
// Any thread; immutable.

#include "core/status.h"
#include "slo/slo_counts.h"

#include <optional>
#include <vector>

namespace traceo {

/// The worst in each `step` of `range`, judged every five minutes up to the counted moment: Critical where a page was
/// justified, Warning a ticket, else Ok; none where most of the step was not observed.
/// Requires: whole minutes; a track that reaches three days before range.from (countSlo's `from`).
std::vector<std::optional<Status>> worstBurns(const SloDefinition& slo, const SloCounts& counts, TimeSpan range, Millis step);

} // namespace traceo
