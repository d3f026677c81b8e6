#pragma once
// The commands that may be sent to a Redis: they read, and nothing else. A list, so that the mistake of a source cannot write to
// a server; whoever adds to it looks at the flags in the server's COMMAND INFO first. Of the configuration only settings whose
// names begin with maxmemory may be asked for: among the others are passwords.
// Any thread; immutable.

#include "core/result.h"

#include <QString>

#include <string>
#include <vector>

namespace traceo {

/// What a command is called: "CONFIG GET" of {"config", "get", "maxmemory*"}. Errors: BadValue (none, not in the list, or
/// another setting).
Result<std::string> readingCommand(const std::vector<std::string>& words);

/// "+info +latency|latest …": what a user of an ACL must be allowed so that a server can be watched, as the README lists it,
/// and `command` (its name) besides.
QString aclRules(const std::string& command);

} // namespace traceo
