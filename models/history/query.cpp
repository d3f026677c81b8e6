#include "history/query.h"

#include "history/sql_samples.h"

#include <QCoreApplication>

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <condition_variable>
#include <string_view>
#include <thread>

namespace traceo::history {
namespace {

QString say(const char* text)
{
    return QCoreApplication::translate("History", text);
}

QString quoted(const std::string& text)
{
    return QString::fromStdString(text).simplified().left(80);
}

/// Stops what runs when its time is over, or when somebody else wants it to stop.
class Deadline {
public:
    Deadline(Millis length, std::stop_token outer)
        : m_chain(std::move(outer), Stop{&m_stop}), m_thread([this, length](const std::stop_token& done) { wait(length, done); })
    {}
    std::stop_token token() const { return m_stop.get_token(); }
    bool isOver() const { return m_isOver; }

private:
    struct Stop {
        std::stop_source* stop;
        void operator()() const { stop->request_stop(); }
    };
    void wait(Millis length, const std::stop_token& done)
    {
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, done, length, [] { return false; });
        if (done.stop_requested())
            return;
        m_isOver = true;
        m_stop.request_stop();
    }

    std::stop_source m_stop;
    std::stop_callback<Stop> m_chain;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::atomic<bool> m_isOver = false;
    std::jthread m_thread; // last: it uses what is above
};

// ---- what a statement may do

constexpr std::array<std::string_view, 5> kPragmas = {"table_info", "table_xinfo", "table_list", "index_list", "index_info"};

int authorize(void*, int action, const char* first, const char* second, const char*, const char*)
{
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE:
        return SQLITE_OK;
    case SQLITE_FUNCTION:
        return std::string_view(second) == "load_extension" ? SQLITE_DENY : SQLITE_OK;
    case SQLITE_INSERT: // so virtual tables such as json_each say what their columns are; a statement that writes is
    case SQLITE_UPDATE: // refused when it is prepared
        return std::string_view(first).starts_with("sqlite_") ? SQLITE_OK : SQLITE_DENY;
    case SQLITE_PRAGMA:
        return std::ranges::find(kPragmas, std::string_view(first)) != kPragmas.end() ? SQLITE_OK : SQLITE_DENY;
    default:
        return SQLITE_DENY; // to write, to attach, to begin or end a transaction
    }
}

/// While it lives, what is prepared has to be allowed; afterwards come our own statements, those of `samples`.
class Watched {
public:
    explicit Watched(Connection& connection) : m_handle(connection.database().handle())
    {
        sqlite3_set_authorizer(m_handle, authorize, nullptr);
    }
    ~Watched() { sqlite3_set_authorizer(m_handle, nullptr, nullptr); }
    Watched(const Watched&) = delete;
    Watched& operator=(const Watched&) = delete;

private:
    sqlite3* m_handle;
};

// ---- mistakes

/// "SQL:line:column", both from 1; "SQL" where SQLite does not know.
QString placeOf(const std::string& sql, int offset)
{
    if (offset < 0 || std::size_t(offset) > sql.size())
        return QStringLiteral("SQL");
    const std::string before = sql.substr(0, std::size_t(offset));
    const std::size_t start = before.rfind('\n') + 1; // npos + 1 is 0
    return QStringLiteral("SQL:%1:%2")
        .arg(1 + std::ranges::count(before, '\n'))
        .arg(1 + QString::fromStdString(before.substr(start)).size());
}

Error mistake(const QString& where, const QString& expected, const QString& found, const QString& hint = {})
{
    return {.code = ErrorCode::Usage, .where = where, .expected = expected, .found = found, .hint = hint};
}

Error notReading(const std::string& sql)
{
    return mistake(QStringLiteral("SQL"), say(QT_TRANSLATE_NOOP("History", "a statement that only reads, such as SELECT")),
                   quoted(sql));
}

QString hintFor(const QString& message)
{
    if (message.startsWith(QLatin1String("no such column")))
        return say(QT_TRANSLATE_NOOP("History", "Texts stand in 'single quotes'."));
    if (message.startsWith(QLatin1String("no such table")))
        return say(QT_TRANSLATE_NOOP(
            "History", "“SELECT sql FROM sqlite_schema” shows the tables; the samples are in samples(series, t, value)."));
    return {};
}

/// What SQLite says of a statement that it cannot prepare, or that stops.
Error errorFor(Connection& connection, const std::string& sql, int code)
{
    sqlite3* const handle = connection.database().handle();
    const QString message = QString::fromUtf8(sqlite3_errmsg(handle));
    switch (code & 0xff) {
    case SQLITE_AUTH:
        return notReading(sql);
    case SQLITE_ERROR:
    case SQLITE_MISMATCH:
    case SQLITE_RANGE:
        if (message.startsWith(QLatin1String("not authorized")))
            return notReading(sql);
        return mistake(placeOf(sql, sqlite3_error_offset(handle)), {}, message, hintFor(message));
    case SQLITE_NOMEM:
        return errorOf(SQLITE_TOOBIG, QStringLiteral("SQL"), message);
    default:
        return errorOf(code, connection.database().path(), message);
    }
}

// ---- running it

struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Prepared = std::unique_ptr<sqlite3_stmt, Finalize>;

Result<Prepared> prepareOne(Connection& connection, const std::string& sql, std::string_view& rest)
{
    sqlite3_stmt* statement = nullptr;
    const char* tail = nullptr;
    const int code = sqlite3_prepare_v2(connection.database().handle(), rest.data(), int(rest.size()), &statement, &tail);
    Prepared prepared(statement);
    if (code != SQLITE_OK)
        return errorFor(connection, sql, code);
    rest.remove_prefix(std::size_t(tail - rest.data()));
    return prepared;
}

/// The only statement of the text, which reads.
Result<Prepared> prepare(Connection& connection, const std::string& sql)
{
    const Watched watched(connection);
    std::string_view rest = sql;
    auto first = prepareOne(connection, sql, rest);
    if (!first)
        return first;
    if (!*first || !sqlite3_stmt_readonly(first->get()) || sqlite3_column_count(first->get()) == 0)
        return notReading(sql);
    while (!rest.empty()) { // a semicolon, spaces, a comment
        const QString found = quoted(std::string(rest));
        const auto second = prepareOne(connection, sql, rest);
        if (!second || *second)
            return mistake(QStringLiteral("SQL"), say(QT_TRANSLATE_NOOP("History", "one statement")), found);
    }
    if (sqlite3_bind_parameter_count(first->get()) > 0)
        return mistake(QStringLiteral("SQL"), say(QT_TRANSLATE_NOOP("History", "values instead of parameters")),
                       QString::fromUtf8(sqlite3_bind_parameter_name(first->get(), 1)));
    return first;
}

std::vector<std::string> namesOf(sqlite3_stmt* statement)
{
    std::vector<std::string> names;
    for (int i = 0; i < sqlite3_column_count(statement); ++i) {
        const std::string name = sqlite3_column_name(statement, i);
        std::string unique = name;
        for (int n = 2; std::ranges::find(names, unique) != names.end(); ++n)
            unique = name + '_' + std::to_string(n);
        names.push_back(unique);
    }
    return names;
}

QueryValue valueOf(sqlite3_stmt* statement, int column)
{
    const auto bytes = [&](const void* data) {
        const auto size = std::size_t(sqlite3_column_bytes(statement, column));
        return data ? std::string(static_cast<const char*>(data), size) : std::string();
    };
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
        return std::int64_t(sqlite3_column_int64(statement, column));
    case SQLITE_FLOAT:
        return sqlite3_column_double(statement, column);
    case SQLITE_TEXT:
        return bytes(sqlite3_column_text(statement, column));
    case SQLITE_BLOB:
        return BlobValue{bytes(sqlite3_column_blob(statement, column))};
    default:
        return std::monostate();
    }
}

std::size_t sizeOf(const QueryValue& value)
{
    if (const auto* text = std::get_if<std::string>(&value))
        return sizeof(value) + text->size();
    const auto* blob = std::get_if<BlobValue>(&value);
    return sizeof(value) + (blob ? blob->bytes.size() : 0);
}

Error tooLarge(std::size_t most)
{
    return {.code = ErrorCode::TooLarge,
            .where = QStringLiteral("SQL"),
            .expected = QCoreApplication::translate("History", "an answer of at most %1 MiB").arg(most >> 20),
            .found = say(QT_TRANSLATE_NOOP("History", "more")),
            .hint = say(QT_TRANSLATE_NOOP("History", "Ask for fewer rows or columns."))};
}

Result<QueryResult> resultOf(Connection& connection, const std::string& sql, const QueryLimits& limits)
{
    auto statement = prepare(connection, sql);
    if (!statement)
        return statement.error();
    QueryResult result{.columns = namesOf(statement->get())};
    std::size_t bytes = 0;
    int code = SQLITE_ROW;
    while ((code = sqlite3_step(statement->get())) == SQLITE_ROW) {
        if (result.rows.size() == limits.rows) {
            result.isCut = true;
            return result;
        }
        auto& row = result.rows.emplace_back();
        for (int i = 0; i < int(result.columns.size()); ++i) {
            row.push_back(valueOf(statement->get(), i));
            bytes += sizeOf(row.back());
        }
        if (bytes > limits.bytes)
            return tooLarge(limits.bytes);
    }
    if (code != SQLITE_DONE)
        return errorFor(connection, sql, code);
    return result;
}

Error tookTooLong(Millis limit)
{
    return {.code = ErrorCode::Timeout,
            .where = QStringLiteral("SQL"),
            .expected = QCoreApplication::translate("History", "an answer within %1 s").arg(double(limit.count()) / 1000),
            .found = say(QT_TRANSLATE_NOOP("History", "none yet")),
            .hint = say(
                QT_TRANSLATE_NOOP("History", "“series = …” and bounds on t say which samples are read; without them all are."))};
}

} // namespace

Result<QueryResult> runQuery(ReaderPool& readers, const std::string& sql, const QueryScope& scope, const QueryLimits& limits,
                             std::stop_token stop)
{
    const Deadline deadline(limits.time, std::move(stop));
    auto connection = readers.lend(deadline.token());
    if (!connection)
        return deadline.isOver() ? tookTooLong(limits.time) : connection.error();
    const auto failure = addSamples(**connection, scope);
    if (!failure)
        return failure.error();
    auto result = resultOf(**connection, sql, limits);
    if (result)
        return result;
    if (deadline.isOver())
        return tookTooLong(limits.time);
    return **failure ? ***failure : result.error();
}

} // namespace traceo::history
