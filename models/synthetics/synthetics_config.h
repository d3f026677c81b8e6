#pragma once
// What the synthetics domain asks of every server that speaks Prometheus' language.
// Any thread; immutable.

#include "vocabulary/want.h"

#include <vector>

namespace traceo {

struct SyntheticsConfig {
    /// A certificate that ends sooner is a warning.
    Millis certificateWarning = 14 * kDay;

    /// Every probe's series, as far back as each is of use:
    ///   success and duration, 30 days: the range a window opens with; availability and percentiles rest on them.
    ///   the counter of runs, 30 days: without it repeated results would count as runs.
    ///   phases, 8 days: the newest day against the seven before it. They are five series a probe, so 30 days of them
    ///   would double what a first contact fetches.
    ///   status and certificate, a day: only the newest matters, and the history keeps what it saw.
    std::vector<Want> wants() const;
};

/// What success and duration were asked for under (Observation::want).
std::string successWant();
std::string durationWant();
std::string phasesWant();

inline constexpr Millis kPhasesKept = 8 * kDay;

} // namespace traceo
