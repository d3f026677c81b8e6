#include "workspace/workspace_writer.h"

#include "workspace/file_standing.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryFile>

#include <filesystem>
#include <system_error>

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

/// Hidden and with another ending: no pattern of a workspace takes it while it is not whole.
QString templateBeside(const QFileInfo& place)
{
    return place.absolutePath() + u"/.traceo-XXXXXX.new"_s;
}

/// Gives the file, which is open and empty, to whom it is for.
using Standing = std::function<Result<void>(QFile& file)>;

Result<void> writeChecked(QTemporaryFile& file, const QString& path, std::string_view text, const Standing& standing,
                          const FileCheck& check)
{
    if (!file.open()) // nobody else may read it
        return storage(path, file.errorString());
    if (auto done = standing(file); !done)
        return done;
    const bool isWritten = file.write(text.data(), qint64(text.size())) == qint64(text.size()) && file.flush() && isSynced(file);
    if (!isWritten)
        return storage(path, file.errorString());
    file.close();
    return check(file.fileName());
}

Result<void> madeFolder(const QFileInfo& place, const QString& like)
{
    const QString folder = place.absolutePath();
    if (QDir(folder).exists())
        return {};
    if (!QDir().mkpath(folder))
        return storage(folder, Text::tr("a folder that could not be made"));
    syncFolder(QFileInfo(folder).absolutePath());
    return like.isEmpty() ? Result<void>() : standLike(folder, like);
}

Result<void> stillHolds(const QString& path, std::string_view before)
{
    QFile file(path);
    if (!file.exists())
        return Error{ErrorCode::NotFound, path, Text::tr("the file that was opened"), Text::tr("none"), {}};
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Storage, path, Text::tr("a file that can be read"), file.errorString(), {}};
    const QByteArray now = file.read(qint64(before.size()) + 1);
    if (std::string_view(now.constData(), std::size_t(now.size())) == before)
        return {};
    return Error{ErrorCode::Ambiguous, path, Text::tr("the file as it was when it was opened"),
                 Text::tr("one that was changed since"), Text::tr("It is left as it is; open it again and repeat the change.")};
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

Result<void> writeNewFile(const QString& path, std::string_view text, const FileCheck& check, const QString& like)
{
    const QFileInfo place(path);
    if (place.exists() || place.isSymLink())
        return isThere(path);
    if (auto done = madeFolder(place, like); !done)
        return done;
    QTemporaryFile file(templateBeside(place));
    const Standing standing = [&like](QFile& open) { return like.isEmpty() ? Result<void>() : standLike(open, like); };
    if (auto done = writeChecked(file, path, text, standing, check); !done)
        return done;
    if (QFileInfo::exists(path))
        return isThere(path);
    // QFile renames onto nothing that exists; QTemporaryFile's own rename() would.
    if (!QFile::rename(file.fileName(), path))
        return QFileInfo::exists(path) ? isThere(path) : storage(path, Text::tr("a file that could not be renamed"));
    file.setAutoRemove(false);
    syncFolder(place.absolutePath());
    return {};
}

Result<void> replaceFile(const QString& path, std::string_view before, std::string_view text, const FileCheck& check)
{
    if (auto done = stillHolds(path, before); !done)
        return done;
    const QFileInfo place(QFileInfo(path).canonicalFilePath()); // a link stays one
    if (!place.isWritable())
        return storage(path, Text::tr("a file that may only be read"));
    QTemporaryFile file(templateBeside(place));
    const Standing standing = [&place](QFile& open) { return standInstead(open, place.filePath()); };
    if (auto done = writeChecked(file, path, text, standing, check); !done)
        return done;
    if (auto done = stillHolds(path, before); !done)
        return done;
    std::error_code problem;
    std::filesystem::rename(file.fileName().toStdU16String(), place.filePath().toStdU16String(), problem);
    if (problem)
        return storage(path, QString::fromLocal8Bit(problem.message()));
    file.setAutoRemove(false);
    syncFolder(place.absolutePath());
    return {};
}

} // namespace traceo
