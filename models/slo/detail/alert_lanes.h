#pragma once
// What each pair of windows said over time, as lanes: quiet, pending, firing, or that it cannot fire; what is excluded is muted,
// and where too little was observed to say anything there is nothing.
// Any thread; immutable.

#include "core/strip.h"
#include "slo/rehearsal/rehearsal.h"

#include <vector>

namespace traceo {

enum class LaneState : std::uint8_t { Quiet, Pending, Firing, Muted, Unknown, CannotFire };

/// How a lane's state is drawn; Pending as what is not fresh any more, as nothing else has its shape.
Status statusOf(LaneState state, BurnPair::Severity severity);
QString nameOf(LaneState state);

/// A state and the minutes it lasted, (from, to].
struct LaneStretch {
    TimeSpan span;
    LaneState state = LaneState::Quiet;
    friend bool operator==(const LaneStretch&, const LaneStretch&) = default;
};
/// Of all minutes of the rehearsal's range, ascending, without holes. `excluded` and `broken`, minutes of which nothing is known
/// (slo/member_excess.h), ascending and without overlaps.
std::vector<LaneStretch> laneOf(const Rehearsal& rehearsal, const PolicyAlert& alert, const std::vector<TimeSpan>& excluded,
                                const std::vector<TimeSpan>& broken = {});

/// Without what is not known.
std::vector<Strip::Part> partsOf(const std::vector<LaneStretch>& lane, BurnPair::Severity severity);

} // namespace traceo
