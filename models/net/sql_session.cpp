#include "net/sql_session.h"

#include "core/sql_rows.h"
#include "net/other_server.h"
#include "net/sql_errors.h"

#include <QCoreApplication>
#include <QLibrary>
#include <QSqlDriver>
#include <QSqlField>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QVariant>

#include <algorithm>
#include <atomic>
#include <limits>

#if defined(Q_OS_UNIX)
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SqlSession)
};

constexpr std::size_t kMostRows = 20'000;
/// Cells of an answer, below what our JSON reads at most.
constexpr std::size_t kMostValues = 900'000;
/// The server gives up before we do, so that the connection is kept and the reason is its own.
constexpr Millis kBeforeDeadline{250};
constexpr Millis kShortestStatement{50};
/// Waiting for a lock behind somebody's ALTER TABLE is no use, and whoever comes next would wait behind us.
constexpr int kLockMs = 2'000;
constexpr int kIdleMs = 60'000;
/// libpq waits for two seconds at least.
constexpr Millis kFirstTry{2'000};
constexpr Millis kLook{1'000};
/// With less time the first try has all of it.
constexpr Millis kWorthLooking{6'000};
/// What a value costs beside its bytes.
constexpr std::int64_t kValueBytes = 2;

Millis leftOf(const QDeadlineTimer& deadline)
{
    return Millis{std::max<qint64>(deadline.remainingTime(), 0)};
}

SqlAnswer failed(ErrorCode code, const QString& expected, const QString& found)
{
    return {0, {}, Error{code, {}, expected, found, {}}};
}

SqlAnswer tooLate(const SqlTask& task)
{
    return failed(ErrorCode::Timeout, Text::tr("an answer within %1 ms").arg(task.allowed.count()),
                  Text::tr("none, as others were asked first on the same connection"));
}

SqlValue valueOf(const QVariant& value)
{
    if (value.isNull())
        return {};
    switch (value.typeId()) {
    case QMetaType::Bool:
        return value.toBool();
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::LongLong:
        return std::int64_t(value.toLongLong());
    case QMetaType::ULongLong: // the driver reads each bigint without a sign so
        if (value.toULongLong() <= std::uint64_t(std::numeric_limits<std::int64_t>::max()))
            return std::int64_t(value.toLongLong());
        break;
    case QMetaType::Double:
        return value.toDouble();
    default:
        break;
    }
    return value.toString().toStdString();
}

std::int64_t bytesOf(const SqlValue& value)
{
    const auto* text = std::get_if<std::string>(&value);
    return kValueBytes + std::int64_t(text ? text->size() : sizeof(std::int64_t));
}

Error tooLarge(const QString& expected)
{
    return {ErrorCode::TooLarge, {}, expected, Text::tr("more"), {}};
}

/// What holds for a statement, all of it only within its transaction: behind a pooler the next one on the same connection may be
/// anybody's, who wants to write. The path of names leads to what the server itself brought, so that nobody who may create a
/// view in it is asked instead.
QString beginning(Millis limit)
{
    return u"BEGIN TRANSACTION READ ONLY; SET LOCAL search_path = pg_catalog; SET LOCAL client_min_messages = error; "
           "SET LOCAL lock_timeout = %1; SET LOCAL idle_in_transaction_session_timeout = %2; SET LOCAL statement_timeout = %3"_s
               .arg(kLockMs)
               .arg(kIdleMs)
               .arg(limit.count());
}

/// The line was shut by us, because more came than anybody wants.
bool isOurEnd(const SqlAnswer& answer)
{
    return answer.error && (answer.error->code == ErrorCode::TooLarge || answer.error->code == ErrorCode::Cancelled);
}

/// Whoever waits for it goes on at once, with an error. Nothing where there is no descriptor.
void shut([[maybe_unused]] int socket)
{
#if defined(Q_OS_UNIX)
    if (socket >= 0)
        ::shutdown(socket, SHUT_RDWR);
#endif
}

/// The rows that follow; the statement's error, if it has one, stays in the query.
Result<SqlRows> rowsOf(QSqlQuery& query, const SqlTask& task)
{
    SqlRows rows;
    const QSqlRecord record = query.record();
    for (int i = 0; i < record.count(); ++i)
        rows.columns.push_back(record.fieldName(i).toStdString());
    std::int64_t bytes = 0;
    while (query.next()) {
        if (rows.rows.size() == kMostRows || (rows.rows.size() + 1) * rows.columns.size() > kMostValues)
            return tooLarge(Text::tr("at most %L1 rows").arg(rows.rows.size()));
        if (task.call->hasEnded())
            return Error{ErrorCode::Cancelled, {}, {}, Text::tr("a request that was cancelled"), {}};
        std::vector<SqlValue>& row = rows.rows.emplace_back();
        for (int i = 0; i < record.count(); ++i) {
            row.push_back(valueOf(query.value(i)));
            bytes += bytesOf(row.back());
        }
        if (bytes > task.maxBytes)
            return tooLarge(Text::tr("at most %L1 bytes").arg(task.maxBytes));
    }
    return rows;
}

} // namespace

void SqlCall::end()
{
    const std::lock_guard lock(m_mutex);
    m_hasEnded = true;
    shut(m_socket);
}

bool SqlCall::hasEnded() const
{
    const std::lock_guard lock(m_mutex);
    return m_hasEnded;
}

void SqlCall::renew(int epoch)
{
    const std::lock_guard lock(m_mutex);
    m_epoch = epoch;
    shut(m_socket);
}

int SqlCall::epoch() const
{
    const std::lock_guard lock(m_mutex);
    return m_epoch;
}

void SqlCall::attach(int socket, int epoch)
{
    const std::lock_guard lock(m_mutex);
    m_socket = socket;
    if (m_hasEnded || m_epoch != epoch)
        shut(m_socket);
}

void SqlCall::detach()
{
    const std::lock_guard lock(m_mutex);
    m_socket = -1;
}

SqlSession::SqlSession()
{
    static std::atomic<int> counter{0};
    m_name = u"traceo-sql-%1"_s.arg(++counter);
}

SqlSession::~SqlSession()
{
    close();
}

void SqlSession::close()
{
    if (m_db.isValid()) {
        m_db.close();
        m_db = QSqlDatabase();
        QSqlDatabase::removeDatabase(m_name);
    }
#if defined(Q_OS_UNIX)
    if (m_socket >= 0)
        ::close(m_socket);
#endif
    m_socket = -1;
}

SqlAnswer SqlSession::run(const SqlTask& task, const QString& roots)
{
    if (m_failed && task.since <= m_failed->at)
        return m_failed->answer;
    for (;;) {
        if (task.call->hasEnded() || leftOf(task.deadline) == Millis{0})
            return tooLate(task);
        const bool isKept = m_db.isValid() && m_db.isOpen() && m_epoch == task.call->epoch();
        if (!isKept) {
            close();
            m_epoch = task.call->epoch();
            if (auto answer = open(task, roots)) {
                close();
                if (m_epoch != task.call->epoch())
                    continue;
                if (!task.call->hasEnded()) // else it failed because we shut it, which says nothing of the server
                    m_failed = Failed{*answer, std::chrono::steady_clock::now()};
                return *answer;
            }
            m_failed.reset();
        }
        SqlAnswer answer = askOnce(task);
        const bool isLost = !m_db.isOpen();
        if (isLost || task.call->hasEnded())
            close();
        const bool mayBeOld = isKept || m_epoch != task.call->epoch();
        if (!isLost || !mayBeOld || isOurEnd(answer))
            return answer;
    }
}

/// Shut from another thread while it runs, if need be.
SqlAnswer SqlSession::askOnce(const SqlTask& task)
{
    task.call->attach(m_socket, m_epoch);
    SqlAnswer answer = ask(task);
    task.call->detach();
    return answer;
}

std::optional<SqlAnswer> SqlSession::open(const SqlTask& task, const QString& roots)
{
    if (!QSqlDatabase::isDriverAvailable(u"QPSQL"_s))
        return SqlAnswer{0, {}, driverMissing()};
    const SqlQuestion& question = task.question;
    m_db = QSqlDatabase::addDatabase(u"QPSQL"_s, m_name);
    m_db.setHostName(question.host);
    m_db.setPort(question.port);
    m_db.setDatabaseName(question.database);
    m_db.setUserName(question.user);
    QString password;
    if (task.secret) {
        const std::string_view bytes = task.secret->reveal();
        password = QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
    }
    auto answer = connectTo(task, roots, password);
    password.fill(u'\0');
    if (!answer)
        m_socket = socketOf();
    return answer;
}

/// A server that is silent for a while may be none: who listens there is found out before the rest of the time is waited.
std::optional<SqlAnswer> SqlSession::connectTo(const SqlTask& task, const QString& roots, const QString& password)
{
    const SqlQuestion& question = task.question;
    const auto isConnected = [&](Millis connecting) {
        m_db.setConnectOptions(timedOptions(question, leftOf(task.deadline), roots, connecting));
        return m_db.open(question.user, password);
    };
    const bool mayLook = leftOf(task.deadline) >= kWorthLooking;
    bool isOpen = isConnected(mayLook ? kFirstTry : Millis::max());
    if (!isOpen && mayLook && !task.call->hasEnded() && isSilence(m_db.lastError().text())) {
        const QString other = otherServerAt(question.host, question.port, kLook);
        if (!other.isEmpty())
            return SqlAnswer{0, {}, notPostgres(other)};
        isOpen = isConnected(Millis::max());
    }
    return isOpen ? std::nullopt : std::optional(refused(task, m_db.lastError(), true));
}

std::optional<SqlAnswer> SqlSession::execute(const SqlTask& task, const QString& statement)
{
    QSqlQuery query(m_db);
    if (query.exec(statement))
        return std::nullopt;
    return refused(task, query.lastError(), false);
}

SqlAnswer SqlSession::ask(const SqlTask& task)
{
    const Millis limit = std::max(leftOf(task.deadline) - kBeforeDeadline, kShortestStatement);
    if (auto answer = execute(task, beginning(limit)))
        return *answer;
    SqlAnswer answer;
    {
        QSqlQuery query(m_db);
        query.setForwardOnly(true);                             // row by row, so that a cap is one
        query.setNumericalPrecisionPolicy(QSql::HighPrecision); // numeric as text
        if (!query.exec(QString::fromStdString(task.question.statement))) {
            answer = refused(task, query.lastError(), false);
        } else if (auto rows = rowsOf(query, task); !rows) {
            answer.error = rows.error();
            shut(m_socket); // else the rest would be read only to be thrown away
        } else if (query.lastError().isValid()) {
            answer = refused(task, query.lastError(), false);
        } else {
            answer.body = toJson(*rows);
        }
        query.finish();
    }
    if (m_db.isOpen())
        static_cast<void>(execute(task, u"ROLLBACK"_s)); // nothing was written; what it says of a broken line shows next time
    return answer;
}

SqlAnswer SqlSession::refused(const SqlTask& task, const QSqlError& error, bool connects) const
{
    const std::string_view secret = task.secret ? task.secret->reveal() : std::string_view();
    const QString said = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    SqlRefusal refusal = sqlRefusal({withoutSecret(said, secret), error.nativeErrorCode().toStdString(), connects},
                                    {task.question.database, task.question.user, task.allowed});
    return {refusal.status, {}, std::move(refusal.error)};
}

/// A descriptor of ours of the connection's socket: libpq may close its own at any time, and its number may then be another's.
/// −1 where there is none; then only the kernel ends a dead line.
int SqlSession::socketOf() const
{
#if defined(Q_OS_UNIX)
    const QVariant handle = m_db.driver()->handle();
    const std::string_view type = handle.isValid() ? handle.typeName() : "";
    if (type != "PGconn*" && type != "pg_conn*") // as which of its two names the driver was built with
        return -1;
    using PQsocket = int (*)(const void*);
    // The driver has it loaded; this finds it again.
    static const auto kSocket = reinterpret_cast<PQsocket>(QLibrary::resolve(u"pq"_s, 5, "PQsocket"));
    const void* connection = *static_cast<void* const*>(handle.constData());
    const int socket = kSocket && connection ? kSocket(connection) : -1;
    return socket < 0 ? -1 : ::fcntl(socket, F_DUPFD_CLOEXEC, 0);
#else
    return -1;
#endif
}

} // namespace traceo
