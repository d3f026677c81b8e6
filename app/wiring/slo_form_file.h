#pragma once
// What a form for an SLO reads of the workspace's files, and what it writes: a new SLO or a dated version as a file of its own
// beside the workspace, a changed one in its place.
// Any thread; each reads files anew.

#include "app/wiring/loaded_workspace.h"
#include "slo/form/form_subject.h"

namespace traceo {

/// `slo`: empty for a new one. `now`: when it is opened, which says what version is shown. Errors: those of reading the workspace; NotFound for an SLO that its files do not hold.
Result<form::Opened> openedForm(const LoadedWorkspace& workspace, const std::string& slo, const Paths& paths, UtcMs now);

struct SavedSlo {
    QString workspace; ///< to be opened again
    QString file;      ///< that was written
    QString lineToAdd; ///< what a hand-written workspace must say to read it; empty where it does
};
/// Of an input without mistakes. Errors: those of its draft; those of the real reader; Ambiguous where the file is there already,
/// or the file or the version before is not what was opened; Storage.
Result<SavedSlo> savedForm(const form::Input& input, const LoadedWorkspace& workspace, const Paths& paths, UtcMs now);

} // namespace traceo
