#pragma once
// What a policy of alerts would have done over a stretch of the past, minute by minute. A rehearsal of our own rules says at
// every minute what BurnAlerts says; it walks a year in milliseconds, so that hundreds of policies can be tried.
// Any thread; immutable.

#include "slo/budget_at.h"
#include "slo/rehearsal/alert_policy.h"
#include "slo/weighed_sums.h"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace traceo {

struct Firing {
    std::size_t alert = 0; ///< of the policy
    TimeSpan span;         ///< [the first minute at which it fires, the first at which it does not), cut at the range's ends
    bool isOpen = false;   ///< it still fires at the range's end
    std::optional<double> spent; ///< share of the window's budget that was gone when it began
};

class Rehearsal {
public:
    /// `slices` are gapless, ascending and of what the SLO's method counts; they reach as far back before `range` as the
    /// longest window, the pending time and the SLO's own window. Judged is the end of each minute of (from, to].
    /// Requires: whole minutes, all of the range in the slices.
    /// `weighed`: of a composite of events, whose windows are no sums of its slices.
    Rehearsal(const SloDefinition& slo, std::span<const Slice> slices, TimeSpan range,
              std::shared_ptr<const WeighedSums> weighed = nullptr);

    TimeSpan range() const { return m_range; }
    /// Whether any share of bad events, over any time, would make it fire.
    bool canFire(const PolicyAlert& alert) const;
    /// At the end of each minute of the range.
    std::vector<AlertVerdict> verdicts(const PolicyAlert& alert) const;
    /// Of all alerts of the policy together: one that fires decides, else one that is unknown; they cannot fire where none can.
    std::vector<AlertVerdict> verdicts(const AlertPolicy& policy) const;
    /// Those of each alert for itself, by their begin. Two alerts that fire together are two.
    std::vector<Firing> firings(const AlertPolicy& policy) const;
    /// Bad events of the range that came while none of these was firing: nobody had been told when their minute began.
    double missedBad(std::vector<Firing> firings) const;
    /// Over the range.
    SliceSum whole() const { return over(m_range); }

private:
    /// A pair with what is the same at every minute.
    struct Judge {
        BurnLimit limit;
        double threshold = 0; ///< the share of bad events at the limit, as nearly as a double says
        std::size_t longMinutes = 0;
        std::size_t shortMinutes = 0;
        bool isPossible = false; ///< it can fire at all
    };
    struct Part {
        double bad = 0;
        double total = 0;
        double observedSeconds = 0;
        double undecided = 0; ///< of bad
    };

    std::vector<Judge> judgesOf(const PolicyAlert& alert) const;
    Part partOf(std::size_t end, std::size_t minutes) const;
    /// Good, total, what was observed and what is undecided.
    SliceSum over(TimeSpan window) const;
    bool exceedsLimit(const Judge& judge, double bad, double total) const;
    /// Whether it does, with what is undecided taken for good (Yes) or for bad (Perhaps).
    enum class Exceeds : std::uint8_t { No, Perhaps, Yes };
    Exceeds exceedsLimit(const PolicyAlert& alert, const Judge& judge, const Part& part, bool isHarm) const;
    AlertVerdict verdictOf(const PolicyAlert& alert, const Judge& judge, std::size_t end) const;
    AlertVerdict verdictOf(const PolicyAlert& alert, const std::vector<Judge>& judges, std::size_t end) const;

    SloDefinition m_slo;
    TimeSpan m_range;
    UtcMs m_begin{}; ///< of the first slice
    // Sums of the first n slices, a column each: SliceSums keeps seven figures of a minute side by side, of which an alert
    // reads three, twice.
    std::vector<double> m_good;
    std::vector<double> m_total;
    std::vector<double> m_observed;
    std::vector<double> m_undecided; ///< empty where there is nothing
    std::shared_ptr<const WeighedSums> m_weighed;
};

} // namespace traceo
