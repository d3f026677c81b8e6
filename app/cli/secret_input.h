#pragma once
// A secret from the keyboard, unseen, or from a pipe; and who sits at the other ends.
// Main thread only; waits.

#include "core/secret.h"

#include <QString>

namespace traceo::cli {

/// Whether somebody sits at standard input.
bool isTerminal();
/// Whether answers and notes are read on screens, and so one below the other.
bool areRead();

/// The first line of stdin; on a terminal `prompt` is printed to stderr and nothing typed is shown.
/// Errors: Usage when there is none.
Result<Secret> readSecret(const QString& prompt);

} // namespace traceo::cli
