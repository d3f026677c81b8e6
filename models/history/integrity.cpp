#include "history/integrity.h"

#include <QCoreApplication>

#include <algorithm>

namespace traceo::history {
namespace {

Error corrupt(const Database& database, const QString& found)
{
    return {ErrorCode::Corrupt, database.path(), QCoreApplication::translate("History", "a sound history file"), found,
            QCoreApplication::translate("History", "Keep a copy of the file before anything else is tried.")};
}

} // namespace

Result<void> checkFile(Database& database, Depth depth)
{
    {
        auto row = database.query(depth == Depth::Quick ? "PRAGMA quick_check(1)" : "PRAGMA integrity_check(1)");
        const bool found = row.step();
        if (!database.ok())
            return database.error();
        const auto text = found ? row.text(0) : std::string_view();
        if (text != "ok")
            return corrupt(database, QString::fromUtf8(text.data(), qsizetype(text.size())));
    }
    if (depth == Depth::Quick)
        return {};
    auto row = database.query("PRAGMA foreign_key_check");
    if (row.step())
        return corrupt(database, QCoreApplication::translate("History", "a reference that leads nowhere"));
    return database.outcome();
}

bool isNetworkFileSystem(const QByteArray& type)
{
    static constexpr std::string_view kTypes[] = {"nfs",    "nfs4",  "cifs",        "smb3",       "smbfs",         "afs",
                                                  "9p",     "ceph",  "glusterfs",   "fuse.sshfs", "davfs",         "fuse.davfs",
                                                  "lustre", "ncpfs", "fuse.rclone", "fuse.s3fs",  "fuse.glusterfs"};
    return std::ranges::find(kTypes, std::string_view(type.constData(), std::size_t(type.size()))) != std::end(kTypes);
}

} // namespace traceo::history
