#pragma once
// A row of the table of commands, told by app/cli/cache_compare.cpp.
// Main thread only.

#include "app/cli/command.h"

namespace traceo::cli {

Command cacheLooksCommand();

} // namespace traceo::cli
