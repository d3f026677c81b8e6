#include "app/owner/owner_address.h"

#include "history/instance_lock.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#if !defined(Q_OS_WIN)
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace traceo::owner {
namespace {

QString nameOf(const QString& historyFile)
{
    const QByteArray path = history::canonicalName(historyFile).toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(path, QCryptographicHash::Sha256).toHex().left(32));
}

} // namespace

#if defined(Q_OS_WIN)

// A named pipe: its name says whose it is, and its access list lets in this user alone.

std::vector<QString> addressesOf(const QString& historyFile)
{
    return {QStringLiteral("traceo-") + nameOf(historyFile)};
}

Result<void> makeFolderOf(const QString&)
{
    return {};
}

bool isPrivateFolderOf(const QString&)
{
    return true;
}

bool isSameUser(qintptr)
{
    return true;
}

#else

namespace {

/// What a Unix socket's address can hold, with its final zero; macOS has the smaller one.
constexpr qsizetype kMostPathBytes = 104;

QString folderOf(const QString& address)
{
    return QFileInfo(address).path();
}

QString ownUser()
{
    return QString::number(::geteuid());
}

bool isPrivate(const QString& folder)
{
    struct stat found = {};
    return ::lstat(QFile::encodeName(folder).constData(), &found) == 0 && S_ISDIR(found.st_mode) && found.st_uid == ::geteuid()
        && (found.st_mode & (S_IRWXG | S_IRWXO)) == 0;
}

} // namespace

std::vector<QString> addressesOf(const QString& historyFile)
{
    std::vector<QString> folders;
    if (const QString named = qEnvironmentVariable("XDG_RUNTIME_DIR"); QDir::isAbsolutePath(named))
        folders.push_back(QDir::cleanPath(named) + QStringLiteral("/traceo"));
#if defined(Q_OS_LINUX)
    const QString ofSystem = QStringLiteral("/run/user/") + ownUser();
    if (QFileInfo::exists(ofSystem))
        folders.push_back(ofSystem + QStringLiteral("/traceo"));
#endif
    folders.push_back(QDir::cleanPath(QDir::tempPath()) + QStringLiteral("/traceo-") + ownUser());

    std::vector<QString> addresses;
    const QString name = nameOf(historyFile);
    for (const QString& folder : folders) {
        QString address = folder + QLatin1Char('/') + name;
        const bool isNew = std::find(addresses.begin(), addresses.end(), address) == addresses.end();
        if (isNew && QFile::encodeName(address).size() < kMostPathBytes)
            addresses.push_back(std::move(address));
    }
    return addresses;
}

Result<void> makeFolderOf(const QString& address)
{
    const QString folder = folderOf(address);
    ::mkdir(QFile::encodeName(folder).constData(), S_IRWXU); // it may be there
    if (isPrivate(folder))
        return {};
    return Error{.code = ErrorCode::Storage,
                 .where = folder,
                 .expected = QCoreApplication::translate("Owner", "a folder that this user alone can enter"),
                 .found = QFileInfo::exists(folder) ? QCoreApplication::translate("Owner", "one that others can enter or own")
                                                    : QCoreApplication::translate("Owner", "none, and none can be made")};
}

bool isPrivateFolderOf(const QString& address)
{
    return isPrivate(folderOf(address));
}

bool isSameUser(qintptr socket)
{
#if defined(Q_OS_LINUX)
    ucred peer = {};
    socklen_t size = sizeof peer;
    if (::getsockopt(int(socket), SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0)
        return false;
    const uid_t user = peer.uid;
#else
    uid_t user = 0;
    gid_t group = 0;
    if (::getpeereid(int(socket), &user, &group) != 0)
        return false;
#endif
    return user == ::geteuid() || user == 0;
}

#endif

} // namespace traceo::owner
