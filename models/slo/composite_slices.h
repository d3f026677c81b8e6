#pragma once
// The minute slices of a composite out of its members', and what there is to say of each member in the window.
// Where minutes are counted a minute is made of the members' verdicts. Where events are, a member's events are weighed so that
// those of the window are its share of all: total(m) = Σ share · K ÷ N · n(m), with N a member's events in the window, n(m) those
// of the minute, and K the events of all members; bad events likewise. So the sum over the window is the score exactly. A
// sum over a shorter one says what of the window's budget it took; a burn rate over it is none of these sums (slo/weighed_sums.h).
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

/// What an event of each member is worth in the composite, as one of all and as a bad one. `events`: that each had in the window.
std::vector<MemberShare> worthsOf(const SloDefinition& composite, const std::vector<double>& events);

/// What of the slices is weighed.
struct CompositeWindow {
    TimeSpan span;                     ///< of the SLO at a moment, which is its end, or the period that is asked for
    std::span<const TimeSpan> dropped; ///< what the SLO excludes, ascending and without overlaps
};

/// The minute is not known of a member: nothing was counted in it, and not all of it was observed.
bool isMissing(const Slice& slice);

/// What missing minutes of a member count as, and from when on.
struct DelayRule {
    WhenDelayed rule = WhenDelayed::NotObserved;
    TimeSpan weighed; ///< the window in which the member is weighed
    UtcMs until{};    ///< minutes that end later may still come
};

/// Missing minutes as the rule has them, in place: those of the window since the member was first seen in it, so that they are
/// the same however much more than the window is asked for, and those before the window since it was first seen at all. Good and
/// bad ones where events are counted have as many as the member's observed minutes in the window have on average.
void fillDelayed(const DelayRule& rule, bool isOfTime, std::span<Slice> slices);

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
