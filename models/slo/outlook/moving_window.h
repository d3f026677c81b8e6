#pragma once
// The window an SLO is judged by, moving on from a moment: what leaves a rolling window leaves it minute by minute, a period of
// a calendar goes on to its end. What enters is said by whoever asks.
// Exhausted is what has an excess: bad events beyond those the objective allows, B − (1 − t)·N. An excess is additive, which a
// share is not: that of the window is that of what it holds and of what entered. One in 10^9 of what is allowed short of it
// counts as exhausted, as sums of fractions miss zero by a little (slo/exhaustion.h).
// Any thread; immutable. The definition and the sums must outlive it.

#include "sli/slice_sums.h"
#include "slo/slo_config.h"

#include <optional>

namespace traceo {

/// What entered a window.
struct Entered {
    double bad = 0;
    double total = 0;
};

class MovingWindow {
public:
    /// Minutes up to `known` are in it as they were counted, later ones are not. Requires: whole minutes.
    MovingWindow(const SloDefinition& slo, const SliceSums& sums, UtcMs moment, UtcMs known);

    /// When the last of what was there at the moment has left, or the period is over.
    UtcMs end() const { return m_end; }
    /// The part of what is known that is in it at a moment up to the end.
    SliceSum held(UtcMs at) const;
    /// Of the budget, 1 and below; none without events, or where the objective allows nothing.
    std::optional<double> left(UtcMs at, Entered entered) const;

    /// Of what it holds.
    double excess(UtcMs at) const;
    double excessOf(Entered entered) const { return entered.bad - m_share * entered.total; }
    bool isExhausted(double excess) const { return excess > m_noise; }

private:
    /// Whether minutes that are still to come belong to the budget: those of a calendar period.
    bool countsToCome() const { return m_slo.method.isOfTime() && !m_slo.window.isRolling(); }
    /// How many of them are not excluded.
    double toCome(UtcMs at) const;

    const SloDefinition& m_slo;
    const SliceSums& m_sums;
    UtcMs m_from; ///< of the period
    UtcMs m_end;
    UtcMs m_known;
    std::vector<TimeSpan> m_dropped; ///< what will be excluded up to the end
    double m_share;                  ///< allowed of all
    double m_noise;                  ///< a smaller excess is what was rounded
};

} // namespace traceo
