#pragma once
// A dated version of an SLO as a file of its own beside the workspace; what people wrote stays as it is.
// Any thread.

#include "app/wiring/loaded_workspace.h"
#include "slo/revision.h"

namespace traceo {

struct VersionPlan {
    QString file;
    std::string text;
    std::string slo;
    UtcMs from{};
};
/// Errors: those of mayHaveFiles and of replay::versionFile.
Result<VersionPlan> plannedVersion(const LoadedWorkspace& workspace, const std::string& slo, const replay::Revision& revision,
                                   UtcMs from, UtcMs now);
/// Writes it after the real reader has read it with the workspace and found no mistake that was not there before. False where
/// the workspace does not include the folder it lies in. Errors: those of the reader, Ambiguous where the file is there, Storage.
Result<bool> savedVersion(const VersionPlan& plan, const LoadedWorkspace& workspace, const Paths& paths);

} // namespace traceo
