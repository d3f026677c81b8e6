#pragma once
// The SLO that a command is asked for.
// Main thread only.

#include "app/cli/opened.h"

namespace traceo::cli {

/// Of the workspace. Errors: NotFound, with the nearest name.
Result<SloDefinition> sloNamed(const Opened& opened, const std::string& name);

} // namespace traceo::cli
