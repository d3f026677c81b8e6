#pragma once
// Which ranges the commands on caches take. What cannot be looked at is refused, and never another range taken for it.
// Any thread.

#include "app/cli/command.h"

#include <optional>

namespace traceo::cli {

/// None where the range that was asked for, if any, can be looked at as it is. Code: Usage.
std::optional<Error> wrongCacheRange(const Asked& asked);

} // namespace traceo::cli
