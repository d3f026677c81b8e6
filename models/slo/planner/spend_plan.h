#pragma once
// Can this be deployed now? What work that fails a share of the requests for a while does to an error budget, whether it will
// page, and when it would cost least. Until its end minutes are taken to be as in the weeks before (slo/planner/usual_minutes.h); in
// the planned time a share `failing` of what was good fails as well. Per week, with B and N as the method counts them:
//   left after = 1 − (B held + B to come) ÷ ((1 − objective) · (N held + N to come)), of the window that ends with the plan
//   cost       = left without the plan − left after
// where what leaves a rolling window until then has left it; the mean over the weeks. Counts are taken to fail by exactly
// that share: expectations.
// P(page): the share of two thousand runs in which a page pair fires at some minute of the planned time. In each the failures of a
// minute are drawn (binomial: each event fails by itself with that probability) on top of one of the weeks. What fails in bursts
// pages more often. The same input gives the same answer; the standard error is 1.1 % at most.
// Any thread; immutable.

#include "slo/planner/usual_minutes.h"
#include "slo/slo_config.h"

namespace traceo {

struct Planned {
    UtcMs start{};      ///< a whole minute, not before the past ends
    Millis length{0};   ///< whole minutes, at least one
    double failing = 0; ///< 0…1 of the events
};

struct SpendPlan {
    Planned planned;
    UsualMinutes::Basis basis = UsualMinutes::Basis::Weeks;
    std::size_t weeks = 0;             ///< or days, that it rests on
    double total = 0;                  ///< expected in the planned time: events or minutes
    double bad = 0;                    ///< of them, with what is bad as usual
    std::optional<double> leftNow;     ///< of the budget; none without events
    std::optional<double> leftWithout; ///< when the planned time ends, had nothing been done; none where a period ends before
    std::optional<double> leftAfter;
    double pages = 0;        ///< the probability of a page
    double pagesWithout = 0; ///< in how many of the weeks usual failures alone would page
    bool isExcluded = false; ///< part of it is excluded, or outside of service hours, and costs nothing

    std::optional<double> cost() const;
};

/// From minutes up to the end of `past`, which reach back over the SLO's window and five weeks. None where nothing is known of
/// the traffic of those hours.
std::optional<SpendPlan> spendPlan(const SloDefinition& slo, const SliceRows& past, const Planned& planned);

struct PlanSlot {
    UtcMs start{};
    double total = 0; ///< expected: events or minutes
    double bad = 0;
    friend bool operator==(const PlanSlot&, const PlanSlot&) = default;
};

/// When the same would cost least within seven days from `planned.start`: beginnings on a quarter of an hour with the least bad
/// to be expected (burn times traffic), as usual and by the plan; of equal ones the earliest. They do not overlap each other, nor
/// `taken`, nor an exclusion, where somebody else works. At most `count`, the best first.
std::vector<PlanSlot> bestSlots(const SloDefinition& slo, const SliceRows& past, const Planned& planned,
                                const std::vector<TimeSpan>& taken, std::size_t count);

/// How far back `past` has to reach.
Millis planReach(const SloDefinition& slo);

} // namespace traceo
