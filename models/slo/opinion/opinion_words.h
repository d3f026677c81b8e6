#pragma once
// Second opinions in words: what tools and differences are called, what stands where a number should, and why.
// Any thread; immutable.

#include "core/format.h"
#include "slo/opinion/second_opinion.h"

namespace traceo {

QString nameOf(Opinion::Tool tool);
QString nameOf(DifferenceKind kind);

/// "refused", "nothing", "NaN" or "-Inf", which are no words of ours, or "unknown", which is that of a state in JSON; empty
/// where there is a number.
QString insteadOf(const Opinion& opinion);
/// In percentage points, signed: "+0.003 pp"; "–" for none.
QString pointsText(std::optional<double> difference);
/// The reasons with their effects, the largest first; or why there is no number.
QString whyText(const Opinion& opinion);
/// The slices that the largest reason is made of; moments as of `now`.
QString whereText(const Opinion& opinion, UtcMs now, const Style& style);

} // namespace traceo
