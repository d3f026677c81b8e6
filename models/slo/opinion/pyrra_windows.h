#pragma once
// The windows that Pyrra alerts on: shares of an SLO's window that are an hour, six, a day and four days at 28 days,
// rounded to whole minutes.
// Source: pyrra-dev/pyrra, its documentation of multi burn rate alerts.
// Any thread; immutable.

#include "core/result.h"
#include "core/time.h"

#include <array>

namespace traceo {

struct PyrraWindow {
    Millis pending{0}; ///< Prometheus' `for`
    Millis longWindow{0};
    Millis shortWindow{0};
    int factor = 0;
    friend bool operator==(const PyrraWindow&, const PyrraWindow&) = default;
};

/// Errors: BadValue where a window is so short that one of these would be of no length.
Result<std::array<PyrraWindow, 4>> pyrraWindows(Millis window);

} // namespace traceo
