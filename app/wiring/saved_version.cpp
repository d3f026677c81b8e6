#include "app/wiring/saved_version.h"

#include "app/wiring/written_file.h"
#include "slo/replay/version_file.h"
#include "workspace/workspace_writer.h"

namespace traceo {

Result<VersionPlan> plannedVersion(const LoadedWorkspace& workspace, const std::string& slo, const replay::Revision& revision,
                                   UtcMs from, UtcMs now)
{
    if (auto done = mayHaveFiles(workspace); !done)
        return done.error();
    auto text = replay::versionFile(slo, revision, from, now);
    if (!text)
        return text.error();
    return VersionPlan{ownFolder(workspace) + QString::fromStdString(replay::versionFileName(slo, from)), *std::move(text), slo,
                       from};
}

Result<bool> savedVersion(const VersionPlan& plan, const LoadedWorkspace& workspace, const Paths& paths)
{
    const auto written = writeNewFile(
        plan.file, plan.text, [&](const QString& file) { return judgedBeside(file, workspace, paths); }, workspace.path);
    if (!written)
        return written.error();
    return isReadWith(plan.file, workspace, paths);
}

} // namespace traceo
