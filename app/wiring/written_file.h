#pragma once
// Files that the program writes beside a workspace or changes in it, judged by the real reader before they count: a workspace
// may have no mistake more than before.
// Any thread.

#include "app/wiring/loaded_workspace.h"

namespace traceo {

/// Whether files can be written beside the workspace. Errors: NotSupported for the demo, which is made anew at each start.
Result<void> mayHaveFiles(const LoadedWorkspace& workspace);
/// What a workspace written by hand must say to include what is written beside it.
QString includeLine();
/// The folder of files of our own, ends with a slash.
QString ownFolder(const LoadedWorkspace& workspace);

/// The first mistake that the workspace has once it reads the SLOs and exclusions of the file as well. Errors: that one; those of
/// reading.
Result<void> judgedBeside(const QString& file, const LoadedWorkspace& workspace, const Paths& paths);
/// The same once `file` is in the place of `original`, one of the workspace's files. Ambiguous where it is none of those that hold
/// its SLOs.
Result<void> judgedInstead(const QString& file, const QString& original, const LoadedWorkspace& workspace, const Paths& paths);
/// Whether whoever reads the workspace meets what stands in the file.
Result<bool> isReadWith(const QString& file, const LoadedWorkspace& workspace, const Paths& paths);
/// All of a text file, at most 1 MiB. Errors: Storage, TooLarge.
Result<std::string> textOfFile(const QString& file);

} // namespace traceo
