#pragma once
// Requests with the transport Sql: `Request::command` is one statement that only reads, the answer its rows as JSON
// (core/sql_rows.h). PostgreSQL by Qt's driver QPSQL, which is in a package of its own. A connection a source and login is
// kept, on one of a few threads that block for it; every statement runs in a READ ONLY transaction with a time limit at the
// server. What it waits for at most: the answer to the caller comes at the deadline, whatever libpq does. The thread behind
// it is freed by shutting the connection; while it still connects by libpq's connect_timeout (the deadline, two seconds at
// least, for each address of the host), and where a socket cannot be shut by keepalives and tcp_user_timeout, 25 s or the
// deadline. Name look-ups end when the system's do.
// Any thread, but made and destroyed on one; futures finish on a thread of its own.

#include "core/clock.h"
#include "core/request_runner.h"

#include <QThread>

namespace traceo {

class SqlLine;

class SqlRunner final : public RequestRunner {
public:
    /// Both must outlive the runner; the store is read on the runner's thread.
    SqlRunner(const Clock& clock, CredentialStore& credentials);
    /// Ends what is under way (Cancelled). Waits for threads that are about to end, two seconds at most.
    ~SqlRunner() override;
    SqlRunner(const SqlRunner&) = delete;
    SqlRunner& operator=(const SqlRunner&) = delete;

    /// Always finishes; a cancelled future has no result. The deadline counts from when it is handed over, behind others on
    /// the same connection. Sent a second time only when a kept connection had ended, or after resetConnections(). The status
    /// is 0; 405 with Auth for what the server does not allow, 501 with NotSupported for what it does not have: a request that
    /// is `optional` costs no more than itself. Error codes: BadValue (the endpoint or the statement), Auth, NotFound (the
    /// database), NotSupported (the driver is missing), Tls, Unreachable, Timeout, Cancelled, TooLarge, Decode (no PostgreSQL),
    /// Http (what the server said else). No message ever has the password in it.
    QFuture<Response> run(const Endpoint& endpoint, const Request& request) override;

    /// After a resume or a change of the network: connections may be dead, so none is used again. What runs on one is asked
    /// again over a new one; statements only read.
    void resetConnections();

private:
    QThread m_thread;
    SqlLine* m_line; ///< lives on the thread and ends with it
};

} // namespace traceo
