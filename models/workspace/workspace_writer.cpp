#include "workspace/workspace_writer.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryFile>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Workspace)
};

Error storage(const QString& path, const QString& found)
{
    return {ErrorCode::Storage, path, Text::tr("a file that can be written"), found, {}};
}

Error isThere(const QString& path)
{
    return {ErrorCode::Ambiguous, path, Text::tr("a name that is free"), Text::tr("a file that is there"),
            Text::tr("It is left as it is; choose another name.")};
}

/// What the disk does not have yet is not there after a power cut.
bool isSynced(QFile& file)
{
#ifdef Q_OS_UNIX
    return ::fsync(file.handle()) == 0;
#else
    return file.isOpen();
#endif
}

} // namespace

std::string yamlText(std::string_view text)
{
    std::string quoted = "'";
    for (const char c : text) {
        quoted += c;
        if (c == '\'')
            quoted += c;
    }
    return quoted + '\'';
}

Result<void> writeNewFile(const QString& path, std::string_view text, const FileCheck& check)
{
    const QFileInfo place(path);
    if (place.exists() || place.isSymLink())
        return isThere(path);
    if (!QDir().mkpath(place.absolutePath()))
        return storage(place.absolutePath(), Text::tr("a folder that could not be made"));
    // Hidden and with another ending: no pattern of a workspace takes it while it is not whole.
    QTemporaryFile file(place.absolutePath() + u"/.traceo-XXXXXX.new"_s);
    if (!file.open())
        return storage(path, file.errorString());
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    const bool isWritten = file.write(text.data(), qint64(text.size())) == qint64(text.size()) && file.flush() && isSynced(file);
    if (!isWritten)
        return storage(path, file.errorString());
    file.close();
    if (const auto judged = check(file.fileName()); !judged)
        return judged.error();
    if (QFileInfo::exists(path))
        return isThere(path);
    // QFile renames onto nothing that exists; QTemporaryFile's own rename() would.
    if (!QFile::rename(file.fileName(), path))
        return QFileInfo::exists(path) ? isThere(path) : storage(path, Text::tr("a file that could not be renamed"));
    file.setAutoRemove(false);
    return {};
}

} // namespace traceo
