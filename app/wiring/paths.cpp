#include "app/wiring/paths.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

namespace traceo {
namespace {

QString made(const QString& folder)
{
    QDir().mkpath(folder);
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return folder;
}

/// Qt has no state location before 6.7.
QString stateRoot()
{
#if defined(Q_OS_LINUX)
    const QString named = qEnvironmentVariable("XDG_STATE_HOME");
    return named.isEmpty() ? QDir::homePath() + QStringLiteral("/.local/state") : named;
#else
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
#endif
}

} // namespace

Paths Paths::ofUser()
{
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    return {.data = made(data + QStringLiteral("/traceo")), .state = made(stateRoot() + QStringLiteral("/traceo"))};
}

} // namespace traceo
