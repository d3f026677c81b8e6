#pragma once
// A secret from the keyboard, unseen, or from a pipe.
// Main thread only; waits.

#include "core/secret.h"

#include <QString>

namespace traceo::cli {

/// Whether somebody sits at standard input.
bool isTerminal();

/// The first line of stdin; on a terminal `prompt` is printed to stderr and nothing typed is shown.
/// Errors: Usage when there is none.
Result<Secret> readSecret(const QString& prompt);

} // namespace traceo::cli
