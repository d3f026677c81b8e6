#include "history/database.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QUrl>

#include <sqlite3.h>

#include <limits>
#include <mutex>
#include <unordered_map>

namespace traceo::history {
namespace {

constexpr std::int64_t kHeapLimit = 512LL << 20;
constexpr int kLengthLimit = 16 << 20;
constexpr int kSqlLimit = 100'000;

QString say(const char* text)
{
    return QCoreApplication::translate("History", text);
}

ErrorCode codeOf(int sqliteCode)
{
    switch (sqliteCode & 0xff) {
    case SQLITE_FULL:
        return ErrorCode::DiskFull;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return ErrorCode::Corrupt;
    case SQLITE_INTERRUPT:
        return ErrorCode::Cancelled;
    case SQLITE_READONLY:
        return ErrorCode::ReadOnly;
    case SQLITE_TOOBIG:
        return ErrorCode::TooLarge;
    default:
        return ErrorCode::Storage;
    }
}

QString hintFor(ErrorCode code)
{
    if (code == ErrorCode::DiskFull)
        return say(QT_TRANSLATE_NOOP("History", "Free some space on the disk; what was not stored waits in memory."));
    if (code == ErrorCode::Corrupt)
        return say(QT_TRANSLATE_NOOP("History", "Keep a copy of the file before anything else is tried."));
    return {};
}

constexpr const char* kSettings = "PRAGMA busy_timeout=5000;"
                                  "PRAGMA foreign_keys=ON;"
                                  "PRAGMA cell_size_check=ON;"
                                  "PRAGMA trusted_schema=OFF;"
                                  "PRAGMA mmap_size=0;"
                                  "PRAGMA temp_store=MEMORY;"
                                  "PRAGMA wal_autocheckpoint=0;";
// Only while the file is empty: later they are of no use, and auto_vacuum would write.
constexpr const char* kBirthSettings = "PRAGMA page_size=8192;"
                                       "PRAGMA auto_vacuum=INCREMENTAL;";
constexpr const char* kWriterSettings = "PRAGMA journal_mode=WAL;"
                                        "PRAGMA synchronous=FULL;"
                                        "PRAGMA journal_size_limit=67108864;"
                                        "PRAGMA cache_size=-8000;";
/// Little memory: the system holds what was read lately as well, and what is taken anew costs more than to copy a page.
constexpr const char* kReaderSettings = "PRAGMA query_only=ON;"
                                        "PRAGMA cache_size=-1000;";

void harden(sqlite3* handle)
{
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, kLengthLimit);
    sqlite3_limit(handle, SQLITE_LIMIT_SQL_LENGTH, kSqlLimit);
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 1); // 0 would break VACUUM INTO
}

} // namespace

Interruptible::Interruptible(Database& database, std::stop_token stop) : m_database(database), m_stop(std::move(stop))
{
    constexpr int kOpsBetweenLooks = 2000;
    const auto wantsToStop = [](void* token) { return static_cast<std::stop_token*>(token)->stop_requested() ? 1 : 0; };
    sqlite3_progress_handler(m_database.handle(), kOpsBetweenLooks, wantsToStop, &m_stop);
}

Interruptible::~Interruptible()
{
    sqlite3_progress_handler(m_database.handle(), 0, nullptr, nullptr);
}

Error errorOf(int code, const QString& where, const QString& message)
{
    const ErrorCode kind = codeOf(code);
    return {kind, where, {}, QStringLiteral("%1 (SQLite %2)").arg(message).arg(code), hintFor(kind)};
}

/// Prepared statements by the address of their text; one in use is out of the cache.
struct Database::Cache {
    std::unordered_map<const char*, std::vector<sqlite3_stmt*>> idle;
    std::unordered_map<sqlite3_stmt*, const char*> texts;
};

Database::Database(sqlite3* handle, QString path, Whose whose)
    : m_handle(handle), m_path(std::move(path)), m_whose(whose), m_cache(std::make_unique<Cache>())
{}

Database::~Database()
{
    for (const auto& [statement, sql] : m_cache->texts)
        sqlite3_finalize(statement);
    if (m_whose == Whose::Ours)
        sqlite3_close(m_handle);
}

Result<std::unique_ptr<Database>> Database::open(const QString& path, Mode mode)
{
    static std::once_flag limited;
    std::call_once(limited, [] { sqlite3_hard_heap_limit64(kHeapLimit); });

    const QString absolute = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE;
    flags |= mode == Mode::ReadWrite ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
        : mode == Mode::Recover      ? SQLITE_OPEN_READWRITE
                                     : SQLITE_OPEN_READONLY;
    QByteArray name = absolute.toUtf8();
    if (mode == Mode::Immutable) {
        flags |= SQLITE_OPEN_URI;
        name = QByteArrayLiteral("file://") + QUrl::toPercentEncoding(absolute, "/:") + QByteArrayLiteral("?immutable=1");
    }
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(name.constData(), &handle, flags, nullptr);
    if (code != SQLITE_OK) {
        const QString message =
            handle ? QString::fromUtf8(sqlite3_errmsg(handle)) : say(QT_TRANSLATE_NOOP("History", "out of memory"));
        sqlite3_close(handle);
        return errorOf(code, absolute, message);
    }
    std::unique_ptr<Database> database(new Database(handle, absolute, Whose::Ours));
    if (auto configured = database->configure(mode); !configured)
        return configured.error();
    return database;
}

std::unique_ptr<Database> Database::over(sqlite3* handle)
{
    const char* const path = sqlite3_db_filename(handle, "main");
    return std::unique_ptr<Database>(new Database(handle, QString::fromUtf8(path ? path : ""), Whose::Theirs));
}

Result<void> Database::configure(Mode mode)
{
    harden(m_handle);
    runScript(kSettings);
    if (mode == Mode::ReadWrite) {
        if (integer("PRAGMA page_count") == 0)
            runScript(kBirthSettings);
        runScript(kWriterSettings);
    } else if (mode != Mode::Recover) {
        // A reader that closes last must not checkpoint: only the writer's connection does.
        sqlite3_db_config(m_handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        runScript(kReaderSettings);
    }
    return outcome();
}

int Database::schemaVersion()
{
    if (m_schemaVersion)
        return *m_schemaVersion;
    const int version = int(integer("PRAGMA user_version"));
    if (ok()) // an error must not be remembered as an old file, whose months nobody would look for
        m_schemaVersion = version;
    return version;
}

sqlite3_stmt* Database::take(const char* sql)
{
    if (!ok())
        return nullptr;
    auto& idle = m_cache->idle[sql];
    if (!idle.empty()) {
        sqlite3_stmt* statement = idle.back();
        idle.pop_back();
        return statement;
    }
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(m_handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) {
        note(code);
        return nullptr;
    }
    m_cache->texts.emplace(statement, sql);
    return statement;
}

void Database::giveBack(sqlite3_stmt* statement)
{
    if (!statement)
        return;
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    m_cache->idle[m_cache->texts.at(statement)].push_back(statement);
}

bool Database::runScript(const std::string& sql)
{
    if (!ok())
        return false;
    const int code = sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        note(code);
    return ok();
}

std::int64_t Database::integer(const char* sql)
{
    Statement statement = query(sql);
    return statement.step() ? statement.integer(0) : 0;
}

void Database::note(int code)
{
    if (!ok())
        return;
    m_code = code;
    m_message = QString::fromUtf8(sqlite3_errmsg(m_handle));
}

Error Database::error() const
{
    return errorOf(m_code, m_path, m_message);
}

void Database::clearError()
{
    m_code = 0;
    m_message.clear();
}

bool Database::inTransaction() const
{
    return sqlite3_get_autocommit(m_handle) == 0;
}

std::int64_t Database::lastRowId() const
{
    return sqlite3_last_insert_rowid(m_handle);
}

std::int64_t Database::changes() const
{
    return sqlite3_changes64(m_handle);
}

Statement::Statement(Statement&& other) noexcept
    : m_database(other.m_database), m_statement(std::exchange(other.m_statement, nullptr))
{}

Statement::~Statement()
{
    m_database->giveBack(m_statement);
}

void Statement::bind(int index, std::int64_t value)
{
    if (m_statement)
        sqlite3_bind_int64(m_statement, index, value);
}

void Statement::bind(int index, double value)
{
    if (m_statement)
        sqlite3_bind_double(m_statement, index, value);
}

void Statement::bind(int index, std::string_view text)
{
    if (!m_statement)
        return;
    // A null pointer would bind NULL; an empty text is a text.
    const char* bytes = text.data() ? text.data() : "";
    const int code = sqlite3_bind_text64(m_statement, index, bytes, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    if (code != SQLITE_OK)
        m_database->note(code);
}

void Statement::bind(int index, Blob blob)
{
    if (!m_statement)
        return;
    const char* bytes = blob.bytes.data() ? blob.bytes.data() : "";
    const int code = sqlite3_bind_blob64(m_statement, index, bytes, blob.bytes.size(), SQLITE_STATIC);
    if (code != SQLITE_OK)
        m_database->note(code);
}

void Statement::bind(int index, std::nullopt_t)
{
    if (m_statement)
        sqlite3_bind_null(m_statement, index);
}

bool Statement::step()
{
    if (!m_statement || !m_database->ok())
        return false;
    const int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        m_database->note(code);
    sqlite3_reset(m_statement);
    return false;
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double Statement::number(int column) const
{
    return isNull(column) ? std::numeric_limits<double>::quiet_NaN() : sqlite3_column_double(m_statement, column);
}

std::string_view Statement::text(int column) const
{
    const void* bytes = sqlite3_column_text(m_statement, column);
    const int size = sqlite3_column_bytes(m_statement, column);
    return bytes ? std::string_view(static_cast<const char*>(bytes), std::size_t(size)) : std::string_view();
}

std::string_view Statement::blob(int column) const
{
    const void* bytes = sqlite3_column_blob(m_statement, column);
    const int size = sqlite3_column_bytes(m_statement, column);
    return bytes ? std::string_view(static_cast<const char*>(bytes), std::size_t(size)) : std::string_view();
}

std::optional<std::int64_t> Statement::maybe(int column) const
{
    if (isNull(column))
        return std::nullopt;
    return integer(column);
}

} // namespace traceo::history
