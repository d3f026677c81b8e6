#include "workspace/file_standing.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <system_error>
#include <vector>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif
#ifdef Q_OS_LINUX
#include <sys/xattr.h>
#endif

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Workspace)
};

Error storage(const QString& path, const QString& expected, const QString& found)
{
    return {ErrorCode::Storage, path, expected, found, {}};
}

#ifdef Q_OS_UNIX

constexpr mode_t kAll = 0777;
constexpr mode_t kReadWrite = 0666;
constexpr mode_t kRead = 0444;
constexpr mode_t kOwnReadWrite = 0600;
constexpr mode_t kOfGroup = 0070;

QString problemText(int number)
{
    return QString::fromStdString(std::generic_category().message(number));
}

std::optional<struct stat> standingOf(const QString& path)
{
    struct stat found {};
    return ::stat(QFile::encodeName(path).constData(), &found) == 0 ? std::optional(found) : std::nullopt;
}

Error unreadable(const QString& path)
{
    return storage(path, Text::tr("a file whose permissions can be read"), problemText(errno));
}

/// Open as long as it lives.
class OpenFolder {
public:
    explicit OpenFolder(const QString& path)
        : m_handle(::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC))
    {}
    ~OpenFolder()
    {
        if (m_handle >= 0)
            ::close(m_handle);
    }
    Q_DISABLE_COPY_MOVE(OpenFolder)
    int handle() const { return m_handle; }

private:
    int m_handle;
};

#ifdef Q_OS_LINUX

constexpr const char* kAccessList = "system.posix_acl_access";

/// As the file system keeps it; empty: none.
std::vector<char> accessListOf(const QString& path)
{
    const QByteArray name = QFile::encodeName(path);
    const ssize_t size = ::getxattr(name.constData(), kAccessList, nullptr, 0);
    std::vector<char> list(std::size_t(std::max<ssize_t>(size, 0)));
    if (!list.empty() && ::getxattr(name.constData(), kAccessList, list.data(), list.size()) != size)
        list.clear(); // it was changed meanwhile
    return list;
}

/// False where it cannot be given. A list that the folder gives its files by itself goes.
bool hasTakenAccessList(int handle, const std::vector<char>& list)
{
    if (!list.empty())
        return ::fsetxattr(handle, kAccessList, list.data(), list.size(), 0) == 0;
    return ::fremovexattr(handle, kAccessList) == 0 || errno == ENODATA || errno == ENOTSUP;
}

#else

std::vector<char> accessListOf(const QString&)
{
    return {};
}

bool hasTakenAccessList(int, const std::vector<char>&)
{
    return true;
}

#endif

/// Owner and group, or the group alone where more is not this user's to give.
bool hasTakenGroup(int handle, const struct stat& of)
{
    if (::fchown(handle, of.st_uid, of.st_gid) == 0)
        return true;
    struct stat own {};
    const bool isGiven = ::fstat(handle, &own) == 0 && own.st_gid == of.st_gid;
    return isGiven || ::fchown(handle, uid_t(-1), of.st_gid) == 0;
}

/// Without what the group has more than everybody.
mode_t withoutGroup(mode_t mode)
{
    const mode_t shared = mode & (mode << 3) & kOfGroup;
    return (mode & ~kOfGroup) | shared;
}

Error ofOthers(const QString& path)
{
    const QFileInfo file(path);
    return {ErrorCode::Storage, path, Text::tr("a file that stays its owner's"),
            Text::tr("one of %1, group %2, which it would not be any more").arg(file.owner(), file.group()),
            Text::tr("Change it in an editor, or let its owner do it.")};
}

Error ofManyNames(const QString& path, qulonglong names)
{
    return {ErrorCode::Storage, path, Text::tr("a file with one name"), Text::tr("one with %1 names (hard links)").arg(names),
            Text::tr("The others would keep the old text: change it in an editor.")};
}

#endif

} // namespace

#ifdef Q_OS_UNIX

Result<void> standLike(QFile& file, const QString& neighbour)
{
    const auto like = standingOf(neighbour);
    if (!like)
        return unreadable(neighbour);
    mode_t mode = (like->st_mode & kReadWrite) | kOwnReadWrite;
    if (!hasTakenGroup(file.handle(), *like))
        mode = withoutGroup(mode);
    const std::vector<char> list = accessListOf(neighbour);
    if (!hasTakenAccessList(file.handle(), list))
        mode = mode & ~kOfGroup; // with a list these say what anybody in it has at most
    if (::fchmod(file.handle(), mode) != 0)
        return storage(file.fileName(), Text::tr("a file whose permissions can be set"), problemText(errno));
    return {};
}

Result<void> standLike(const QString& folder, const QString& neighbour)
{
    const auto like = standingOf(neighbour);
    if (!like)
        return unreadable(neighbour);
    if (!accessListOf(neighbour).empty())
        return {};
    const OpenFolder open(folder);
    mode_t mode = (like->st_mode & kReadWrite) | kOwnReadWrite;
    if (!hasTakenGroup(open.handle(), *like))
        mode = withoutGroup(mode);
    if (::fchmod(open.handle(), mode | ((mode & kRead) >> 2)) != 0)
        return storage(folder, Text::tr("a folder whose permissions can be set"), problemText(errno));
    return {};
}

Result<void> standInstead(QFile& file, const QString& original)
{
    const auto like = standingOf(original);
    struct stat own {};
    if (!like || ::fstat(file.handle(), &own) != 0)
        return unreadable(original);
    if (like->st_nlink > 1)
        return ofManyNames(original, like->st_nlink);
    const bool isSame = own.st_uid == like->st_uid && own.st_gid == like->st_gid;
    if (!isSame && ::fchown(file.handle(), like->st_uid, like->st_gid) != 0)
        return ofOthers(original);
    if (::fchmod(file.handle(), like->st_mode & kAll) != 0 || !hasTakenAccessList(file.handle(), accessListOf(original)))
        return storage(original, Text::tr("a file whose permissions can be kept"), problemText(errno));
    return {};
}

void syncFolder(const QString& folder)
{
    const OpenFolder open(folder);
    if (open.handle() >= 0)
        (void)::fsync(open.handle());
}

#else

Result<void> standLike(QFile& file, const QString& neighbour)
{
    const bool isSet = file.setPermissions(QFileInfo(neighbour).permissions() | QFile::ReadOwner | QFile::WriteOwner);
    return isSet ? Result<void>() : storage(file.fileName(), Text::tr("a file whose permissions can be set"), file.errorString());
}

Result<void> standLike(const QString&, const QString&)
{
    return {};
}

Result<void> standInstead(QFile& file, const QString& original)
{
    const bool isSet = file.setPermissions(QFileInfo(original).permissions());
    return isSet ? Result<void>() : storage(original, Text::tr("a file whose permissions can be kept"), file.errorString());
}

void syncFolder(const QString&) {}

#endif

} // namespace traceo
