#include "workspace/workspace.h"

#include "workspace/workspace_reader.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace traceo {

Result<Workspace> readWorkspace(const QString& path, const QString& dataFolder, const Substitute& instead)
{
    return WorkspaceReader(path, dataFolder, instead).read();
}

std::optional<QString> findWorkspace(const QString& explicitPath, const QString& environment, const QString& folder)
{
    for (const QString& named : {explicitPath, environment}) {
        if (!named.isEmpty())
            return QDir::cleanPath(QDir(folder).filePath(named));
    }
    const QString fileName = u"traceo.yaml"_s;
    if (const QDir here(folder); QFileInfo(here.filePath(fileName)).isFile())
        return QDir::cleanPath(here.filePath(fileName));
    QDir above(QDir(folder).absolutePath());
    while (above.cdUp()) {
        if (QFileInfo(above.filePath(fileName)).isFile())
            return above.filePath(fileName);
    }
    return std::nullopt;
}

} // namespace traceo
