#pragma once
// What has been observed so far, for those who decide what to ask next.
// Any thread.

#include "core/result.h"
#include "core/time.h"

#include <optional>
#include <string_view>
#include <vector>

namespace traceo {

class Coverage {
public:
    virtual ~Coverage() = default;

    /// The parts of (within.from, within.to] that no good observation of (source, want) covers,
    /// newest first.
    virtual Result<std::vector<TimeSpan>> missing(std::string_view source, std::string_view want, TimeSpan within) const = 0;

    /// The end of the newest good observation of (source, want).
    virtual Result<std::optional<UtcMs>> newest(std::string_view source, std::string_view want) const = 0;
};

} // namespace traceo
