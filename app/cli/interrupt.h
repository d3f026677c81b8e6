#pragma once
// Ctrl+C and a polite end: noted, so that what runs can finish its step.
// Main thread only.

namespace traceo::cli {

/// From now on SIGINT and SIGTERM are noted; a second one ends the process at once.
void noteInterrupts();
bool isInterrupted();

} // namespace traceo::cli
