#pragma once
// Where the owner of a history listens: a socket in a folder of this user alone, named after the file's
// canonical path. And that who is at the other end is this user.
// Any thread; blocks for a moment.

#include "core/result.h"

#include <QString>

#include <vector>

namespace traceo::owner {

/// The addresses of `historyFile`, the first that can be used first: in the session's runtime folder, then
/// in the one this user has by the system's rules, then in one of our own among the temporary files. An
/// owner and those who look for it may have been started with different environments.
std::vector<QString> addressesOf(const QString& historyFile);

/// Makes the folder of `address` when it is not there. Errors: Storage, when it is not this user's alone.
Result<void> makeFolderOf(const QString& address);
/// Whether the folder of `address` is this user's alone; no socket is looked for in any other.
bool isPrivateFolderOf(const QString& address);

/// Whether the process at the other end of a connected socket is this user's (or the system's).
bool isSameUser(qintptr socket);

} // namespace traceo::owner
