#pragma once
// The SLO that a command is asked for, and as of when.
// Main thread only.

#include "app/cli/opened.h"
#include "refresh/question.h"

namespace traceo::cli {

/// Of the workspace. Errors: NotFound, with the nearest name.
Result<SloDefinition> sloNamed(const LoadedWorkspace& workspace, const std::string& name);
/// What is asked of it: as of the moment the command answers for.
Question questionOf(const Opened& opened, const Context& context);

} // namespace traceo::cli
