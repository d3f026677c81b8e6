#include "history/store_file.h"

#include "history/integrity.h"
#include "history/schema.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

#include <array>

namespace traceo::history {
namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("History", text);
}

/// What a file is, seen from a connection that changes nothing.
struct Identity {
    std::int64_t application = 0;
    std::int64_t version = 0;
    bool hasTables = false;
    std::unique_ptr<Database> reader; ///< which saw it
};

/// Whoever was killed before the file kept a write-ahead log (a copy does not) leaves a journal that must be rolled back, for
/// which a connection has to be able to write.
void rollBackJournal(const QString& path)
{
    if (QFileInfo(path + QStringLiteral("-journal")).size() == 0)
        return;
    if (const auto database = Database::open(path, Database::Mode::Recover))
        (*database)->integer("PRAGMA schema_version");
}

Result<Identity> identityOf(const QString& path, Database::Mode mode)
{
    if (mode == Database::Mode::ReadOnly)
        rollBackJournal(path);
    auto database = Database::open(path, mode);
    if (!database)
        return database.error();
    Identity identity;
    identity.application = (*database)->integer("PRAGMA application_id");
    identity.version = (*database)->integer("PRAGMA user_version");
    identity.hasTables = (*database)->integer("SELECT count(*) FROM sqlite_schema") > 0;
    if (auto outcome = (*database)->outcome(); !outcome)
        return outcome.error();
    identity.reader = std::move(*database);
    return identity;
}

Error notOurs(const QString& path)
{
    return {ErrorCode::Storage, path, say(QT_TRANSLATE_NOOP("History", "a history of Traceo")),
            say(QT_TRANSLATE_NOOP("History", "a database of another program")),
            say(QT_TRANSLATE_NOOP("History", "Name another file; this one is left as it is."))};
}

Error isFolder(const QString& path)
{
    return {ErrorCode::Storage, path, say(QT_TRANSLATE_NOOP("History", "a file")), say(QT_TRANSLATE_NOOP("History", "a folder")),
            say(QT_TRANSLATE_NOOP("History", "Name a file in it."))};
}

/// By its permissions, not by what this user may do: root may write anything.
bool isWriteProtected(const QFileInfo& file)
{
    const auto anyWrite = QFile::WriteOwner | QFile::WriteGroup | QFile::WriteOther;
    return !file.isWritable() || !(file.permissions() & anyWrite);
}

/// The page count in the header against the file's size: a file that was cut is found without reading it.
bool isShorterThanItSays(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray header = file.read(100);
    if (header.size() < 100)
        return true;
    const auto big = [&](int at, int size) {
        std::uint64_t value = 0;
        for (int i = 0; i < size; ++i)
            value = value << 8 | std::uint8_t(header[at + i]);
        return value;
    };
    const std::uint64_t pageSize = big(16, 2) == 1 ? 65536 : big(16, 2);
    return big(28, 4) * pageSize > std::uint64_t(file.size());
}

/// Never deletes. Returns the new name.
Result<QString> renameAside(const QString& path, UtcMs now)
{
    const QString stamp = QDateTime::fromMSecsSinceEpoch(msOf(now), Qt::UTC).toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'"));
    QString aside = QStringLiteral("%1.corrupt-%2").arg(path, stamp);
    for (int i = 2; QFile::exists(aside); ++i)
        aside = QStringLiteral("%1.corrupt-%2-%3").arg(path, stamp).arg(i);
    for (const auto& suffix : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm")}) {
        if (QFile::exists(path + suffix) && !QFile::rename(path + suffix, aside + suffix))
            return Error{
                ErrorCode::Storage, path, {}, say(QT_TRANSLATE_NOOP("History", "a damaged history that cannot be renamed")), {}};
    }
    return aside;
}

Result<StoreFile> openForReading(const QString& path)
{
    StoreFile store;
    auto identity = identityOf(path, store.readMode);
    if (!identity && QFileInfo(path + QStringLiteral("-wal")).size() == 0) {
        // Media that nobody can write to: no room for the shared memory of WAL, and no need of it.
        store.readMode = Database::Mode::Immutable;
        if (auto immutable = identityOf(path, store.readMode))
            identity = std::move(immutable);
    }
    if (!identity)
        return identity.error();
    if (identity->application != kApplicationId)
        return notOurs(path);
    store.notes.newerVersion = identity->version > newestVersion();
    store.reader = std::move(identity->reader);
    store.reader->integer("SELECT next_head FROM store");
    store.reader->integer("SELECT k + t0 + n + learned FROM chunk LIMIT 1");
    store.reader->integer("SELECT id + day + learned + length(body) FROM head LIMIT 1");
    if (store.reader->ok())
        return store;
    if (!store.notes.newerVersion)
        return store.reader->error();
    return Error{ErrorCode::NewerVersion, path, say(QT_TRANSLATE_NOOP("History", "version %1 or older")).arg(newestVersion()),
                 say(QT_TRANSLATE_NOOP("History", "version %1")).arg(identity->version),
                 say(QT_TRANSLATE_NOOP("History", "Update Traceo to open this history."))};
}

/// Whether it was closed and, when it was not, whether it is whole. What would take long is left for later.
Result<void> checkUnclean(Database& writer, StoreFile& store, const Options& options)
{
    const qint64 size = QFileInfo(writer.path()).size();
    const bool cut = size > 0 && isShorterThanItSays(writer.path());
    const auto state = FileState(writer.integer("SELECT clean FROM store"));
    if (!writer.ok())
        return writer.error();
    if (state == FileState::Clean && !cut)
        return {};
    store.checkDue = state == FileState::InUse && !cut && size > options.checkAtOnce;
    if (store.checkDue)
        return {};
    // Who wrote met damage: it may lie in an index, at which a quick check does not look.
    return checkFile(writer, state == FileState::Damaged ? Depth::Whole : Depth::Quick);
}

/// Opens for writing: checks what was not closed, migrates what is old.
Result<void> openForWriting(const QString& path, const Options& options, StoreFile& store)
{
    auto database = Database::open(path, Database::Mode::ReadWrite);
    if (!database)
        return database.error();
    Database& writer = **database;
    const bool fresh = writer.integer("PRAGMA user_version") == 0;
    if (!writer.ok())
        return writer.error();
    if (!fresh) {
        if (auto checked = checkUnclean(writer, store, options); !checked)
            return checked;
    }
    auto before = migrate(writer, migrations());
    if (!before)
        return before.error();
    store.notes.migratedFrom = *before == newestVersion() ? 0 : *before;
    mark(writer, FileState::InUse);
    if (auto outcome = writer.outcome(); !outcome)
        return outcome;
    store.writer = std::move(*database);
    return {};
}

/// Requires: the lock is held.
Result<StoreFile> openOwned(const QString& path, const Options& options, StoreFile store, UtcMs now)
{
    const auto asideAndFresh = [&]() -> Result<void> {
        auto aside = renameAside(path, now);
        if (!aside)
            return aside.error();
        store.notes.renamedAside = *aside;
        return openForWriting(path, options, store);
    };
    if (QFileInfo(path).size() > 0) {
        const auto identity = identityOf(path, Database::Mode::ReadOnly);
        if (!identity && identity.error().code != ErrorCode::Corrupt)
            return identity.error();
        if (identity && identity->application != kApplicationId && (identity->hasTables || identity->application != 0))
            return notOurs(path);
        if (identity && identity->version > newestVersion())
            return openForReading(path);
    }
    auto opened = openForWriting(path, options, store);
    if (!opened && opened.error().code == ErrorCode::Corrupt)
        opened = asideAndFresh();
    if (!opened)
        return opened.error();
    return store;
}

} // namespace

Result<StoreFile> openStore(const QString& path, const Options& options, UtcMs now)
{
    const QFileInfo file(path);
    const QString absolute = QDir::cleanPath(file.absoluteFilePath());
    const bool reads = options.access == Options::Access::Read;
    if (file.isDir())
        return isFolder(absolute);
    if (reads && !file.exists())
        return Error{ErrorCode::NotFound, absolute, say(QT_TRANSLATE_NOOP("History", "a history")),
                     say(QT_TRANSLATE_NOOP("History", "no such file")),
                     say(QT_TRANSLATE_NOOP("History", "“traceo sync” or the window begins it."))};
    if (reads || (file.exists() && isWriteProtected(file)))
        return openForReading(absolute);
    if (!QDir().mkpath(file.absolutePath()))
        return Error{
            ErrorCode::Storage, file.absolutePath(), say(QT_TRANSLATE_NOOP("History", "a folder that can be made")), {}, {}};
    StoreFile store;
    const QByteArray fileSystem = QStorageInfo(file.absolutePath()).fileSystemType();
    if (isNetworkFileSystem(fileSystem))
        store.notes.networkFileSystem = QString::fromLatin1(fileSystem);
    auto lock = InstanceLock::take(absolute);
    if (!lock && lock.error().code == ErrorCode::ReadOnly && file.exists())
        return openForReading(absolute);
    if (!lock)
        return lock.error();
    store.lock = std::move(*lock);
    return openOwned(absolute, options, std::move(store), now);
}

void mark(Database& writer, FileState state)
{
    writer.run("UPDATE store SET clean = ?1", int(state));
}

} // namespace traceo::history
