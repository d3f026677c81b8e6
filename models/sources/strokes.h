#pragma once
// What is asked on a slower clock than polls: at the strokes of that clock, whoever polls and however often.
// Any thread; immutable.

#include "core/time.h"

#include <algorithm>
#include <optional>

namespace traceo {

/// When a stroke lies in `span`: what an answer now speaks of, all since the stroke before, so that answers join.
/// Requires: step > 0.
inline std::optional<TimeSpan> onStroke(TimeSpan span, Millis step)
{
    const UtcMs stroke = floorTo(span.to, step);
    if (stroke <= span.from)
        return std::nullopt;
    return TimeSpan{std::min(span.from, stroke - step), span.to};
}

} // namespace traceo
