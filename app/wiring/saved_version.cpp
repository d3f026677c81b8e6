#include "app/wiring/saved_version.h"

#include "slo/replay/version_file.h"
#include "workspace/workspace_writer.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SavedVersion)
};

/// The mistakes that a workspace has once it reads the file as well.
Result<void> judged(const QString& file, const LoadedWorkspace& workspace, const Paths& paths)
{
    auto tree = readWorkspace(workspace.path, paths.data);
    if (!tree)
        return tree.error();
    QFile written(file);
    if (!written.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Storage, file, Text::tr("a file that can be read"), written.errorString(), {}};
    const auto root = readYaml(written.readAll().toStdString(), file);
    if (!root)
        return root.error();
    const Errors before = loaded(*tree, LoadedWorkspace::Kind::File).errors;
    for (const ConfigNode& item : (*root)["slos"].items())
        tree->slos.push_back(item);
    for (const ConfigNode& item : (*root)["exclusions"].items())
        tree->exclusions.push_back(item);
    for (const Error& error : loaded(*tree, LoadedWorkspace::Kind::File).errors) {
        if (std::ranges::find(before, error) == before.end())
            return error;
    }
    return {};
}

} // namespace

Result<VersionPlan> plannedVersion(const LoadedWorkspace& workspace, const std::string& slo, const replay::Revision& revision,
                                   UtcMs from, UtcMs now)
{
    if (workspace.path.isEmpty())
        return Error{
            ErrorCode::Usage, Text::tr("workspace"), Text::tr("a workspace with a file of its own"), Text::tr("none"), {}};
    auto text = replay::versionFile(slo, revision, from, now);
    if (!text)
        return text.error();
    const QString folder = QFileInfo(workspace.path).absolutePath() + u"/traceo.d/"_s;
    return VersionPlan{folder + QString::fromStdString(replay::versionFileName(slo, from)), *std::move(text), slo, from};
}

Result<bool> savedVersion(const VersionPlan& plan, const LoadedWorkspace& workspace, const Paths& paths)
{
    const auto written = writeNewFile(plan.file, plan.text, [&](const QString& file) { return judged(file, workspace, paths); });
    if (!written)
        return written.error();
    const auto tree = readWorkspace(workspace.path, paths.data);
    if (!tree)
        return tree.error();
    // Whoever reads the workspace meets what stands in the file.
    const auto isOfFile = [&plan](const ConfigNode& node) {
        return QFileInfo(node.location().file).canonicalFilePath() == QFileInfo(plan.file).canonicalFilePath();
    };
    return std::ranges::any_of(tree->slos, isOfFile) || std::ranges::any_of(tree->exclusions, isOfFile);
}

} // namespace traceo
