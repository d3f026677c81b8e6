#pragma once
// One connection to a database server and what runs on it, statement by statement, each in a transaction that only reads.
// Blocks: for as long as the time to connect or the statement's own limit, which the server is told. When the server or the
// line is dead, SqlCall::end() from another thread ends the wait at once (Unix); elsewhere the kernel gives the line up, after
// what timedOptions() says.
// One thread: that which made it.

#include "core/clock.h"
#include "core/request.h"
#include "net/sql_question.h"

#include <QDeadlineTimer>
#include <QSqlDatabase>
#include <QSqlError>

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>

namespace traceo {

/// Whoever waits for an answer and whoever gets it have this in common. Any thread.
class SqlCall {
public:
    /// `epoch`: counts the resumes and changes of the network so far; only a connection that was opened since the newest is
    /// good for it.
    explicit SqlCall(int epoch = 0) : m_epoch(epoch) {}

    /// Nobody waits any more: it does not begin, or the connection it runs on is shut.
    void end();
    bool hasEnded() const;
    /// The connection it runs on may be dead: it is shut, and the call is asked again over a new one.
    void renew(int epoch);
    int epoch() const;

private:
    friend class SqlSession;
    void attach(int socket, int epoch);
    void detach();

    mutable std::mutex m_mutex;
    int m_socket = -1; ///< a descriptor of the session's, which closes it; −1: nothing runs
    int m_epoch;
    bool m_hasEnded = false;
};

struct SqlTask {
    SqlQuestion question;
    std::shared_ptr<const Secret> secret; ///< may be null
    QDeadlineTimer deadline;
    Millis allowed{0}; ///< what the deadline was when it was set, for messages
    std::int64_t maxBytes = 0;
    std::shared_ptr<SqlCall> call;
    std::chrono::steady_clock::time_point since{}; ///< when it was handed over
};

struct SqlAnswer {
    int status = 0;
    std::string body;
    std::optional<Error> error; ///< without the place
};

class SqlSession {
public:
    SqlSession();
    ~SqlSession();
    SqlSession(const SqlSession&) = delete;
    SqlSession& operator=(const SqlSession&) = delete;

    /// A second time on a new connection where the kept one had ended, or the call was renewed. Those that waited while a
    /// connection was refused are refused with it: a wrong password is tried once. `roots`: a file of CAs.
    SqlAnswer run(const SqlTask& task, const QString& roots);
    void close();

private:
    struct Failed {
        SqlAnswer answer;
        std::chrono::steady_clock::time_point at;
    };

    std::optional<SqlAnswer> open(const SqlTask& task, const QString& roots);
    std::optional<SqlAnswer> connectTo(const SqlTask& task, const QString& roots, const QString& password);
    SqlAnswer askOnce(const SqlTask& task);
    SqlAnswer ask(const SqlTask& task);
    std::optional<SqlAnswer> execute(const SqlTask& task, const QString& statement);
    SqlAnswer refused(const SqlTask& task, const QSqlError& error, bool connects) const;
    int socketOf() const;

    QSqlDatabase m_db;
    QString m_name;
    int m_socket = -1; ///< our own descriptor of the connection's socket
    int m_epoch = 0;   ///< of the call it was opened for
    std::optional<Failed> m_failed;
};

} // namespace traceo
