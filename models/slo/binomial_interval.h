#pragma once
// What a share that was seen says of the share there is: of N events B were bad; the posterior of the bad share under
// Jeffreys' prior is Beta(B + 1/2, N − B + 1/2).
// Source: Brown, Cai, DasGupta, "Interval Estimation for a Binomial Proportion", Statistical Science 16 (2001), Jeffreys
// interval: its ends are 0 where B = 0 and 1 where B = N.
// Any thread; immutable.

#include "core/interval.h"

namespace traceo {

/// The share that the true one is below with probability `p`, 0…1. Counts need not be whole. NaN without events.
/// Requires: 0 ≤ bad ≤ total, 0 < p < 1.
double jeffreysQuantile(double bad, double total, double p);

/// The probability that the true share is below `share`. Answers “is the quantile of p above the share?” at once: where this is
/// less than p. Requires as above, total > 0.
double jeffreysBelow(double bad, double total, double share);
/// The lower end of the middle 95 %: with less chance than that to be below, a share is proven to be above.
inline constexpr double kProof = 0.025;

/// The middle `level` of the posterior: 0.95 leaves 2.5 % at each side.
Interval jeffreysInterval(double bad, double total, double level);

/// The regularised incomplete beta function I_x(a, b). Requires: a, b > 0, 0 ≤ x ≤ 1.
double incompleteBeta(double a, double b, double x);

} // namespace traceo
