#pragma once
// Moments and ranges as text: RFC 3339 and Grafana's grammar (now, now-6h, now/d, now-1d/d).
// Any thread; immutable.

#include "core/result.h"
#include "core/time.h"

#include <string>
#include <string_view>

namespace traceo {

/// 2026-11-23T14:05:00Z, with .123 when there are milliseconds.
std::string toRfc3339(UtcMs moment);

/// RFC 3339 with any offset, a date, "YYYY-MM-DD HH:MM[:SS]" (UTC), Unix seconds, or Grafana's
/// `now` grammar relative to `now` (rounding in UTC). Errors: Syntax.
Result<UtcMs> parseMoment(std::string_view text, UtcMs now);

/// The same as the end of a range: Grafana's `/unit` is the end of the unit there, so that now-1d/d to now-1d/d
/// is yesterday. Errors: Syntax.
Result<UtcMs> parseEnd(std::string_view text, UtcMs now);

} // namespace traceo
