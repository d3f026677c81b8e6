#pragma once
// The demo as a workspace like any other: its YAML text, read by the same code, polled at the
// address of the embedded backend.
// Main thread only.

#include "app/wiring/loaded_workspace.h"

#include <QUrl>

namespace traceo {

/// Its history lies in the user's data folder and is kept between starts. Errors: Internal.
Result<LoadedWorkspace> demoWorkspace(const QUrl& backend, const Paths& paths);

/// Lets the embedded backend answer for the PostgreSQL servers that the demo's text names (app/demo/demo_postgres_source.h);
/// demoWorkspace() did.
void answerForPostgres(LoadedWorkspace& workspace, const QUrl& backend);

} // namespace traceo
