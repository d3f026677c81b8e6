#pragma once
// The minute slices of a composite out of its members', and what there is to say of each member in the window.
// Where minutes are counted a minute is made of the members' verdicts. Where events are, a member's events are weighed so that
// those of the window are its share of all: total(m) = Σ share · K ÷ N · n(m), with N a member's events in the window, n(m) those
// of the minute, and K the events of all members; bad events likewise. So the sum over the window is the score exactly; in a
// shorter window a member counts by how much of its own traffic fell into it.
// A member without traffic in the window has no part in it: a score is that of the others.
// Any thread; immutable.

#include "sli/slice.h"
#include "slo/composite.h"
#include "slo/part_excess.h"

#include <span>

namespace traceo {

/// A member in the window, without what is excluded; events or minutes, as its method counts.
struct MemberSum {
    std::string name;
    double weight = 1;
    Objective objective;
    SliceSum sum;
    std::optional<PartExcess> broken; ///< its own, or of one of the members it is made of itself
};

/// What of the slices is weighed.
struct CompositeWindow {
    TimeSpan span;                     ///< of the SLO at the moment; the moment is its end
    std::span<const TimeSpan> dropped; ///< what the SLO excludes, ascending and without overlaps
};

/// The minute is not known of a member: nothing was counted in it, and not all of it was observed.
bool isMissing(const Slice& slice);

/// Missing minutes as `rule` has them, in place: those since the member was first seen that ended by `until`. Good and bad ones
/// where events are counted have as many as the member's observed minutes have on average.
void fillDelayed(WhenDelayed rule, bool isOfTime, UtcMs until, std::span<Slice> slices);

/// `members`: one a member, of what its method counts, gapless and ascending, all over the same minutes.
std::vector<Slice> combined(const SloDefinition& composite, const std::vector<std::vector<Slice>>& members,
                            const CompositeWindow& window);

std::vector<MemberSum> sumsOf(const SloDefinition& composite, const std::vector<std::vector<Slice>>& members,
                              const CompositeWindow& window);

/// Of the first that is.
std::optional<PartExcess> brokenOf(const std::vector<MemberSum>& members);

/// Between which shares the events lie that were good for all members, had each event needed all of them.
struct SerialBounds {
    double atLeast = 0;
    double atMost = 1;
};
/// None without traffic of any member.
std::optional<SerialBounds> serialBoundsOf(const std::vector<MemberSum>& members);

} // namespace traceo
