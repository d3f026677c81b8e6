#pragma once
// The SLO that a command is asked for, and as of when.
// Main thread only.

#include "app/cli/opened.h"
#include "refresh/question.h"

namespace traceo::cli {

/// Of the workspace, in the version that holds at a moment; the newest unless one is given. Errors: NotFound, with the nearest
/// name.
Result<SloDefinition> sloNamed(const LoadedWorkspace& workspace, const std::string& name, UtcMs moment = kDistantFuture);
/// What is asked of it: as of the moment the command answers for.
Question questionOf(const Opened& opened, const Context& context);

} // namespace traceo::cli
