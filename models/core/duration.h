#pragma once
// Lengths of time as people and Prometheus write them: 30s, 5m, 1h30m, 30d, 4w, 100ms.
// Any thread; immutable.

#include "core/result.h"
#include "core/time.h"

#include <string>
#include <string_view>

namespace traceo {

/// Units ms, s, m, h, d (24 h), w (7 d), y (365 d); largest first, each once; no sign, no spaces.
/// Errors: Syntax.
Result<Millis> parseDuration(std::string_view text);

/// The shortest exact form in one or more units: 30d, 1h30m, 100ms; "0s" for zero.
std::string toText(Millis length);

} // namespace traceo
