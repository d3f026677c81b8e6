#pragma once
// The one place that speaks SQLite's C API. A connection with every setting of SCHEMA.md, its
// prepared statements, and a first error that sticks, as with a stream: after a failure every
// further step is a no-op until the error is taken. So a function runs its statements and asks
// once, at its end.
// One thread at a time.

#include "core/result.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace traceo::history {

/// Bytes to be bound or read as a BLOB. Bound bytes must outlive the statement's last step.
struct Blob {
    std::string_view bytes;
};

class Database;

/// A statement that is being run; goes back to its connection's cache when it ends.
class Statement {
public:
    Statement(Database& database, sqlite3_stmt* statement) : m_database(&database), m_statement(statement) {}
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&&) = delete;
    ~Statement();

    void bind(int index, std::int64_t value);
    void bind(int index, int value) { bind(index, std::int64_t(value)); }
    void bind(int index, double value);
    void bind(int index, std::string_view text);
    void bind(int index, Blob blob);
    void bind(int index, std::nullopt_t);
    template <class T>
    void bind(int index, const std::optional<T>& value)
    {
        if (value)
            bind(index, *value);
        else
            bind(index, std::nullopt);
    }

    /// True while there is a row; false at the end or after an error (see Database::ok).
    bool step();

    bool isNull(int column) const;
    std::int64_t integer(int column) const;
    /// NULL reads as NaN: SQLite keeps no NaN of its own.
    double number(int column) const;
    /// Valid until the next step.
    std::string_view text(int column) const;
    std::string_view blob(int column) const;
    std::optional<std::int64_t> maybe(int column) const;

private:
    Database* m_database;
    sqlite3_stmt* m_statement;
};

class Database {
public:
    /// ReadOnly needs the -wal and -shm files or a writable folder; Immutable ignores both (media
    /// that nobody can write to). Recover may write, but changes no setting of the file.
    enum class Mode : std::uint8_t { ReadWrite, ReadOnly, Immutable, Recover };

    static Result<std::unique_ptr<Database>> open(const QString& path, Mode mode);
    /// Over a connection that somebody else opened, set up as they like, and closes after this has ended.
    static std::unique_ptr<Database> over(sqlite3* handle);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// `sql` lives as long as the program (a literal): statements are cached by its address.
    template <class... Values>
    Statement query(const char* sql, const Values&... values)
    {
        Statement statement(*this, take(sql));
        int index = 0;
        (statement.bind(++index, values), ...);
        return statement;
    }
    /// Runs to the end. Returns ok().
    template <class... Values>
    bool run(const char* sql, const Values&... values)
    {
        Statement statement = query(sql, values...);
        while (statement.step()) {}
        return ok();
    }
    /// Several statements in one text, nothing bound.
    bool runScript(const std::string& sql);
    /// `PRAGMA user_version`, asked once.
    int schemaVersion();
    void forgetSchemaVersion() { m_schemaVersion.reset(); }
    /// The first column of the first row; 0 without a row.
    std::int64_t integer(const char* sql);

    bool ok() const { return m_code == 0; }
    int code() const { return m_code; } ///< SQLite's extended result code of the first error
    Error error() const;
    Result<void> outcome() const { return ok() ? Result<void>() : Result<void>(error()); }
    void clearError();
    bool inTransaction() const;
    std::int64_t lastRowId() const;
    std::int64_t changes() const;

    /// Where the file is, for backup and messages.
    const QString& path() const { return m_path; }
    sqlite3* handle() const { return m_handle; }

private:
    friend class Statement;
    struct Cache;
    enum class Whose : std::uint8_t { Ours, Theirs };
    Database(sqlite3* handle, QString path, Whose whose);
    Result<void> configure(Mode mode);
    sqlite3_stmt* take(const char* sql);
    void giveBack(sqlite3_stmt* statement);
    void note(int code);

    sqlite3* m_handle;
    QString m_path;
    Whose m_whose;
    int m_code = 0;
    std::optional<int> m_schemaVersion;
    QString m_message;
    std::unique_ptr<Cache> m_cache;
};

/// While it lives, what runs on the connection ends with an error soon after the token asks for it.
class Interruptible {
public:
    Interruptible(Database& database, std::stop_token stop);
    ~Interruptible();
    Interruptible(const Interruptible&) = delete;
    Interruptible& operator=(const Interruptible&) = delete;

private:
    Database& m_database;
    std::stop_token m_stop;
};

/// An error of ours for one of SQLite's result codes.
Error errorOf(int code, const QString& where, const QString& message);

} // namespace traceo::history
