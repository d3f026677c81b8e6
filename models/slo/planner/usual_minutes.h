#pragma once
// What minutes to come will hold if they are as those of the same hours of the weeks before: up to four weeks back, of each
// those that were seen for half of the time at least; where no week is, the same hours of up to seven days before.
// What was bad while it was excluded is not usual and counts as good.
// Any thread; immutable.

#include "slo/slice_rows.h"

namespace traceo {

struct UsualMinutes {
    enum class Basis : std::uint8_t { Weeks, Days };
    Basis basis = Basis::Weeks;
    std::vector<Millis> back; ///< how far back each of them is, the newest first; empty: nothing is known of those hours
};

/// For the minutes of a span that ends after `past` does. Whole minutes.
UsualMinutes usualMinutes(const SliceRows& past, TimeSpan span);

/// Events of the minutes of (span.from, span.to] as they were so far back, with the ends they will have, all observed; what of
/// the span is past already is as it was.
std::vector<Slice> minutesLike(const SliceRows& past, TimeSpan span, Millis back);

} // namespace traceo
