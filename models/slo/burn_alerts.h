#pragma once
// Page and ticket of an SLO at any minute: whether its budget burns at the level of a pair of windows (slo/burn_rate.h).
// A pair fires where both its windows exceed the limit; a severity fires where one of its pairs does, and where it did in each
// minute of `pending` before. It is unknown where half of a long window or more was not observed, or of a short one whose long
// one exceeds, and where it hangs on events between the boundaries of a histogram whether a window exceeds; a pair whose limit
// no share of bad events can exceed, or which even spending reaches, cannot fire.
// Few events: where the rules say so, a pair asks for so many bad events in its long window, and for a lower bound of their
// share (95 % Jeffreys, slo/binomial_interval.h) above the limit: one failed probe of sixty proves nothing.
// An SLO with alerts of its own (slo/own_alert.h) has several sets of rules: a severity fires where it does by one of them.
// Source: Site Reliability Workbook, chapter 5.
// Any thread; immutable.

#include "sli/slice_sums.h"
#include "sli/slice_track.h"
#include "slo/burn_rate.h"
#include "slo/slo_config.h"

#include <QString>

#include <functional>
#include <optional>
#include <vector>

namespace traceo {

/// Of a window that says anything.
inline constexpr double kLeastBurnCoverage = 0.5;

struct AlertRules {
    std::vector<BurnPair> pairs{kBurnPairs.begin(), kBurnPairs.end()};
    Millis pending{0};       ///< whole minutes
    double leastBad = 0;     ///< in a long window
    bool wantsProof = false; ///< the lower bound counts, not the share
    friend bool operator==(const AlertRules&, const AlertRules&) = default;
};

/// The usual ones. Three bad events; of probes, which are few, proof as well.
AlertRules defaultRules(const SloDefinition& slo);
/// What an SLO is judged by: each of its own alerts for itself, else the usual rules. Never empty.
std::vector<AlertRules> alertRulesOf(const SloDefinition& slo);
/// How far before a moment they look.
Millis reachOf(const std::vector<AlertRules>& rules);

enum class AlertVerdict : std::uint8_t { Quiet, Firing, Unknown, CannotFire };

/// What one pair says at a minute.
struct PairState {
    BurnPair pair;
    AlertVerdict verdict = AlertVerdict::Quiet;
    SliceSum harm; ///< of the long window
    SliceSum now;  ///< of the short one
};

/// What a severity says at a minute.
struct SeverityState {
    AlertVerdict verdict = AlertVerdict::Quiet;
    std::optional<PairState> heldBy; ///< the first pair that fires, else that is unknown; where it cannot fire, the first
};

class BurnAlerts {
public:
    /// `slices` are gapless, ascending and of what the SLO's method counts; they reach as far back before the first moment that
    /// is asked for as the longest window and the pending time.
    BurnAlerts(const SloDefinition& slo, AlertRules rules, std::span<const Slice> slices);
    /// Requires: there are rules.
    BurnAlerts(const SloDefinition& slo, std::vector<AlertRules> rules, std::span<const Slice> slices);
    /// For a few moments: each sum costs more.
    BurnAlerts(const SloDefinition& slo, std::vector<AlertRules> rules, SliceTrack track);
    /// By sums over windows that end at the moment that is asked for.
    BurnAlerts(const SloDefinition& slo, std::vector<AlertRules> rules, std::function<SliceSum(TimeSpan)> over);

    /// By the sums of its long and its short window, and the first rules that hold the pair.
    AlertVerdict verdictOf(const BurnPair& pair, const SliceSum& harm, const SliceSum& now) const;
    /// Moments are whole minutes.
    SeverityState at(UtcMs moment, BurnPair::Severity severity) const;
    /// Since when it fires without a pause, not before `earliest`; none where it does not.
    std::optional<UtcMs> firingSince(UtcMs moment, BurnPair::Severity severity, UtcMs earliest) const;
    /// When it will be quiet if nothing bad happens from `moment` on and traffic goes on as in the hour before; none where it
    /// is not firing.
    std::optional<UtcMs> clearsAt(UtcMs moment, BurnPair::Severity severity) const;

private:
    enum class Exceeds : std::uint8_t { No, Perhaps, Yes };
    template <class IsAbove>
    static Exceeds exceedsBy(const SliceSum& sum, IsAbove isAbove);
    bool isHarm(const AlertRules& rules, const BurnLimit& limit, double bad, double total) const;
    AlertVerdict verdictOf(const AlertRules& rules, const BurnPair& pair, const SliceSum& harm, const SliceSum& now) const;
    /// Without regard to what is pending.
    SeverityState now(const AlertRules& rules, UtcMs moment, BurnPair::Severity severity) const;
    SeverityState at(const AlertRules& rules, UtcMs moment, BurnPair::Severity severity) const;
    /// For how many minutes in a row, the moment's the last, up to one more than the rules wait.
    std::int64_t heldFor(const AlertRules& rules, UtcMs moment, BurnPair::Severity severity) const;

    Objective m_objective;
    Millis m_period;
    std::vector<AlertRules> m_rules;
    std::function<SliceSum(TimeSpan)> m_over;
};

/// A sentence that says why a page or a ticket is as it is.
QString reasonOf(const SeverityState& state, const SloDefinition& slo);

} // namespace traceo
