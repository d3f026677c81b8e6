#include "history/instance_lock.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#if !defined(Q_OS_WIN)
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#endif

namespace traceo::history {
namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("History", text);
}

Error lockedBy(const QString& path, const QString& pid)
{
    return {ErrorCode::Locked, path, say(QT_TRANSLATE_NOOP("History", "a history that no other process owns")),
            say(QT_TRANSLATE_NOOP("History", "process %1 owns it")).arg(pid),
            say(QT_TRANSLATE_NOOP("History", "Close the other Traceo, or ask it instead."))};
}

QString lockName(const QString& path)
{
    return canonicalName(path) + QStringLiteral(".lock");
}

} // namespace

QString canonicalName(const QString& path)
{
    QFileInfo file(path);
    if (QString name = file.canonicalFilePath(); !name.isEmpty())
        return name;
    for (int links = 0; file.isSymLink() && links < 8; ++links) // to where the file will be made
        file.setFile(file.symLinkTarget());
    const QString folder = QFileInfo(file.absolutePath()).canonicalFilePath();
    return folder.isEmpty() ? QDir::cleanPath(file.absoluteFilePath()) : QDir(folder).filePath(file.fileName());
}

#if defined(Q_OS_WIN)

Result<std::unique_ptr<InstanceLock>> InstanceLock::take(const QString& path)
{
    std::unique_ptr<InstanceLock> lock(new InstanceLock(lockName(path)));
    lock->m_file.setStaleLockTime(0);
    if (lock->m_file.tryLock(0))
        return lock;
    if (lock->m_file.error() == QLockFile::PermissionError)
        return Error{ErrorCode::ReadOnly, path, {}, say(QT_TRANSLATE_NOOP("History", "a folder that cannot be written")), {}};
    qint64 pid = 0;
    QString host;
    QString application;
    lock->m_file.getLockInfo(&pid, &host, &application);
    return lockedBy(path, QString::number(pid));
}

InstanceLock::~InstanceLock() = default;

#else

Result<std::unique_ptr<InstanceLock>> InstanceLock::take(const QString& path)
{
    const QByteArray name = QFile::encodeName(lockName(path));
    const int descriptor = ::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        const bool refused = errno == EACCES || errno == EROFS || errno == EPERM;
        return Error{
            refused ? ErrorCode::ReadOnly : ErrorCode::Storage, path, {}, QString::fromLocal8Bit(std::strerror(errno)), {}};
    }
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        char text[32] = {};
        const auto size = ::pread(descriptor, text, sizeof text - 1, 0);
        ::close(descriptor);
        return lockedBy(path, QString::fromLatin1(text, qsizetype(size > 0 ? size : 0)).trimmed());
    }
    const QByteArray pid = QByteArray::number(qlonglong(::getpid())) + '\n';
    // For people and messages only: the lock is the kernel's, so a failed write costs a name.
    if (::ftruncate(descriptor, 0) != 0 || ::pwrite(descriptor, pid.constData(), std::size_t(pid.size()), 0) < 0)
        return std::unique_ptr<InstanceLock>(new InstanceLock(descriptor));
    return std::unique_ptr<InstanceLock>(new InstanceLock(descriptor));
}

/// The file stays: removing it would let two processes hold two files of one name.
InstanceLock::~InstanceLock()
{
    ::close(m_descriptor);
}

#endif

} // namespace traceo::history
