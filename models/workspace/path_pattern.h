#pragma once
// Which files a path of the workspace means: a plain path, or a pattern with * ? [] in any part.
// Any thread.

#include "core/result.h"
#include "workspace/config_node.h"

#include <QStringList>

namespace traceo {

inline constexpr int kMaxMatchedFiles = 1'000;

/// Absolute paths of files (never folders), sorted; a pattern may match nothing and leaves hidden
/// files out. `at` says what a relative path is relative to, and where a mistake stands.
/// Errors: NotFound for a plain path that is no file; NotSupported for **; TooLarge.
Result<QStringList> filesOf(std::string_view pattern, const Location& at);

} // namespace traceo
