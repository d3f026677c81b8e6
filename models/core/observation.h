#pragma once
// One poll's outcome. "Down" is something that was observed; "not observed" is the absence of a
// good observation. Up + down + not observed = 100 %.
// Any thread; immutable.

#include "core/error.h"
#include "core/time.h"

#include <cstdint>
#include <string>

namespace traceo {

enum class Outcome : std::uint8_t { Ok, Auth, Http, Empty, Decode, Timeout, Cancelled };

/// Stable lower-case word, as stored and as in JSON: ok, auth, http, empty, decode, timeout, cancelled.
std::string_view wordOf(Outcome outcome);
Outcome outcomeOf(ErrorCode code);
/// The error that stands for an outcome. Requires: not Ok.
ErrorCode errorCodeOf(Outcome outcome);
/// 0, or the exit code of that error: the codes stand in one table (error.cpp).
int exitCodeOf(Outcome outcome);

struct Observation {
    std::string source;
    std::string want;  ///< what was asked for: a Want's selector text, or an endpoint's name such as "alerts"
    TimeSpan span;     ///< (from, to]: the time this answer speaks of
    UtcMs learnedAt{}; ///< our clock when the answer was complete
    Outcome outcome = Outcome::Ok;
    std::string message; ///< redacted words for people; empty when ok
};

} // namespace traceo
