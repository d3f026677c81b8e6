#pragma once
// What the commands of SLOs are asked: for which SLO, as of when, for which share.
// Main thread only.

#include "app/cli/opened.h"
#include "refresh/question.h"

namespace traceo::cli {

/// Of the workspace, in the version that holds at a moment; the newest unless one is given. Errors: NotFound, with the nearest
/// name.
Result<SloDefinition> sloNamed(const LoadedWorkspace& workspace, const std::string& name, UtcMs moment = kDistantFuture);
/// What is asked of it: as of the moment the command answers for.
Question questionOf(const Opened& opened, const Context& context);
/// "5%", "0.05" or "5 %", as a ratio. Errors: Usage, naming the option.
Result<double> shareOf(const std::string& words, const char* option);

} // namespace traceo::cli
