#pragma once
// An error budget over the past: what any window held at any moment, and how one window became another. What a budget lost or
// gained between two windows is what only the second holds (it entered), what only the first held (it left), and what the
// budget grew or shrank by, as the events it is a share of became more or fewer; the three add up to the whole difference:
//   left₂ − left₁ = (gone − entered) ÷ allowed₂ + (bad₁ ÷ allowed₁ − bad₁ ÷ allowed₂)
// Of a composite of events each window is weighed for itself (slo/weighed_sums.h): what both hold may be more in one of them, which
// is a matter of the budget's size as well.
// Any thread; immutable.

#include "core/line.h"
#include "slo/bad_stretches.h"
#include "slo/detail/counted_slo.h"

#include <optional>
#include <vector>

namespace traceo {

/// A window that ends at a moment, and its budget.
struct WindowBudget {
    TimeSpan window; ///< (from, to]
    UtcMs end{};     ///< when the window is over: `to`, or the end of the calendar's period
    double bad = 0;  ///< events or minutes, as the method counts
    double allowed = 0;
    std::optional<double> left; ///< share; none where too little is known, or nothing is allowed
};

/// How one window's budget became another's. Shares are of the budget of the second.
struct BudgetBridge {
    double entered = 0; ///< bad events (minutes) that only the second holds
    double gone = 0;    ///< that only the first holds
    double enteredShare = 0;
    double goneShare = 0;
    double sizeShare = 0; ///< what the size of the budget changed: above zero when it grew
};

class BudgetPast {
public:
    /// Copies what it needs.
    explicit BudgetPast(const CountedSlo& counted);

    const SloDefinition& slo() const { return m_slo; }
    UtcMs moment() const { return m_moment; }
    /// Of the SLO's own window or another kind. A budget is known where two thirds of the window since data began were observed,
    /// all but a fiftieth was fetched, and data reach back over two thirds of it, unless they do so at no moment: then the SLO
    /// is young. Requires: a whole minute, not after moment().
    WindowBudget at(const SloWindow& window, UtcMs moment) const;
    /// None where one of both budgets is not known.
    std::optional<BudgetBridge> bridge(const WindowBudget& before, const WindowBudget& after) const;

    /// Stretches of bad minutes that lie in `span` but not in `other`, cut to it; the worst first, at most `most`.
    std::vector<BadStretch> stretches(TimeSpan span, TimeSpan other, std::size_t most) const;
    SliceSum over(TimeSpan span) const { return m_sums.over(span); }
    /// Those of all the past that reach into `range`.
    std::vector<Band> bands(TimeSpan range) const;

private:
    double toCome(const SloWindow& window, UtcMs moment) const;
    bool isKnown(const SloWindow& window, const SliceSum& sum) const;
    bool reachesBack(TimeSpan window) const;

    SloDefinition m_slo;
    UtcMs m_moment;
    WeighedSums m_sums;
    MemberExcess m_members; ///< of a composite
    std::optional<UtcMs> m_begin;
    std::vector<TimeSpan> m_filling;
    std::vector<TimeSpan> m_dropped; ///< ascending; also of periods that are not over
    std::vector<BadStretch> m_stretches;
    std::vector<Band> m_bands;
};

} // namespace traceo
