#pragma once
// The budget of an SLO at any minute of the past, by the same rules as its report (slo/slo_counts.h, slo/slo_state.h): what is
// gone of it, or that nothing can be said.
// One thread at a time; moments that ascend are cheapest.

#include "slo/slo_counts.h"
#include "slo/watch/watch_slices.h"

#include <optional>
#include <vector>

namespace traceo {

class BudgetMinutes {
public:
    /// Requires: both outlive it; slices reach back to the beginning of the window of the first moment that is asked for.
    BudgetMinutes(const SloDefinition& slo, const WatchSlices& slices);

    struct At {
        TimeSpan window;
        double bad = 0;
        double allowed = 0;
        std::optional<double> spent; ///< ratio; none where the report would call the SLO unknown, or its window is not fetched
        bool isUndecided = false;    ///< events lie between the boundaries of a histogram around the threshold
        /// The same as spent where that is known; of undecided events as if all of them had been good, and as if all were bad.
        std::optional<double> spentAtLeast{};
        std::optional<double> spentAtMost{};
    };
    /// Requires: a whole minute.
    At at(UtcMs moment);
    /// More good (or bad) events than events in the window: nothing of it is a number.
    bool isBroken(UtcMs moment);
    /// How many windows in a row before the moment were over and had not kept the objective, at most `most`: of rolling windows
    /// the one that ends now is the first. None where the budget is not known. Slices reach back as far.
    std::optional<int> missedInARow(UtcMs moment, int most);

private:
    void noteFilling(UtcMs moment);
    void moveTo(UtcMs moment);
    double toCome() const;
    std::optional<bool> isMissed(TimeSpan window) const;

    const SloDefinition& m_slo;
    const WatchSlices& m_slices;
    SloCounts m_counts;              ///< of the moment; without slices
    TimeSpan m_period;               ///< of the calendar, around the moment
    std::vector<TimeSpan> m_dropped; ///< of it
    bool m_isKnown = false;
    std::optional<double> m_spentAtLeast; ///< where events are undecided
};

} // namespace traceo
