#pragma once
// The workspace the window had open last, kept in the user's state folder; pictures and reports of another one leave it as it
// is. Both programs go on with it where nothing else names one.
// Main thread only.

#include "app/wiring/paths.h"

#include <optional>

namespace traceo {

/// None when there was none or its file is gone.
std::optional<QString> lastWorkspace(const Paths& paths);
void rememberWorkspace(const Paths& paths, const QString& path);

} // namespace traceo
