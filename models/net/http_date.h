#pragma once
// Moments in HTTP headers.
// Any thread; immutable.

#include "core/time.h"

#include <optional>
#include <string_view>

namespace traceo {

/// RFC 9110 §5.6.7: IMF-fixdate and the two obsolete forms; a two-digit year is the one nearest
/// to `now`. Whole seconds.
std::optional<UtcMs> parseHttpDate(std::string_view text, UtcMs now);

/// RFC 9110 §10.2.3: seconds or a date. Never negative, at most a day.
std::optional<Millis> parseRetryAfter(std::string_view text, UtcMs now);

/// How far their clock is from ours, when that is over a second: their clock read `date` (cut to
/// the second) at some moment of `asked`, so a slow answer is not a wrong clock.
std::optional<Millis> clockSkew(UtcMs date, TimeSpan asked);

} // namespace traceo
