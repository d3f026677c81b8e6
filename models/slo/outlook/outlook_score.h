#pragma once
// How good the probabilities of slo/outlook/budget_outlook.h would have been: on each past day the forecast is made again from what
// was counted up to that day, and held against what came of it.
// Brier score = mean of (probability − what happened: 0 or 1)²; 0 is perfect, 0.25 is what always saying 50 % gets.
// Source: Brier, "Verification of Forecasts Expressed in Terms of Probability", Monthly Weather Review 78 (1950).
// The base rate says the same every day: in how many of all days it happened, (k + ½) ÷ (n + 1), the mean of the share's
// posterior under Jeffreys' prior, as days on which it never happened do not make it impossible. A forecast that does no
// better is worth nothing. Neighbouring days share most of their window: twenty days are not twenty independent trials.
// Any thread; immutable.

#include "sli/slice_sums.h"
#include "slo/slo_config.h"

#include <array>
#include <span>

namespace traceo {

/// A day on which it was open whether the budget would be exhausted before the end of its window, or period.
struct ScoredDay {
    UtcMs at{};
    double probability = 0;
    bool wasExhausted = false;
};

/// How far back days are scored, from the newest whose window is over.
inline constexpr Millis kScoredPast = 84 * kDay;
/// How far back minutes matter for a forecast at a moment and its score.
Millis reachOf(const SloWindow& window);

/// The newest first. Left out are days on which nothing could be foretold or two thirds of the window, or of what came of it,
/// were not observed, and those on which nothing was left already.
std::vector<ScoredDay> scoredDays(const SloDefinition& slo, const SliceSums& sums, UtcMs moment);

struct ReliabilityBin {
    int days = 0;
    double foretold = 0; ///< mean probability
    double happened = 0; ///< share of the days
    friend bool operator==(const ReliabilityBin&, const ReliabilityBin&) = default;
};

struct OutlookScore {
    int days = 0;
    double brier = 0;
    double baseRate = 0;
    double baseBrier = 0;
    std::array<ReliabilityBin, 10> bins{}; ///< by probability: [0, 10 %) … [90 %, 100 %]

    bool isBetterThanBaseRate() const { return brier < baseBrier; }
    friend bool operator==(const OutlookScore&, const OutlookScore&) = default;
};
/// None without days.
std::optional<OutlookScore> scoreOf(std::span<const ScoredDay> days);

} // namespace traceo
