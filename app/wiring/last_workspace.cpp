#include "app/wiring/last_workspace.h"

#include <QFile>
#include <QSaveFile>

namespace traceo {
namespace {
QString fileOf(const Paths& paths)
{
    return paths.state + QStringLiteral("/last-workspace");
}
} // namespace

std::optional<QString> lastWorkspace(const Paths& paths)
{
    QFile file(fileOf(paths));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QString path = QString::fromUtf8(file.readLine(4096)).trimmed();
    return QFile::exists(path) ? std::optional(path) : std::nullopt;
}

void rememberWorkspace(const Paths& paths, const QString& path)
{
    QSaveFile file(fileOf(paths));
    if (file.open(QIODevice::WriteOnly)) {
        file.write(path.toUtf8() + '\n');
        file.commit();
    }
}

} // namespace traceo
