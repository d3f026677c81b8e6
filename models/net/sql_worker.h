#pragma once
// A thread that blocks for statements, so that nobody else has to, and the connections that live on it: a connection of Qt's
// may only be used by the thread that made it. One that nobody used for five minutes is closed.
// Made anywhere; ask() from any thread.

#include "net/sql_session.h"

#include <QObject>
#include <QPromise>
#include <QTemporaryFile>
#include <QThread>

#include <map>
#include <mutex>

namespace traceo {

/// The system's CAs as the file that libpq needs. Any thread.
class SystemRoots {
public:
    /// Written when it is asked for first, and again when somebody tidied it away; empty where there are none.
    QString file();

private:
    std::mutex m_mutex;
    std::unique_ptr<QTemporaryFile> m_file;
};

using SqlPromise = std::shared_ptr<QPromise<SqlAnswer>>;

/// The part that lives on the thread.
class SqlSessions : public QObject {
    Q_OBJECT
public:
    explicit SqlSessions(std::shared_ptr<SystemRoots> roots) : m_roots(std::move(roots)) {}

    void begin();
    void run(const SqlTask& task, const SqlPromise& promise);

protected:
    void timerEvent(QTimerEvent* event) override;

private:
    struct Kept {
        SqlSession session;
        QDeadlineTimer until;
    };
    std::shared_ptr<SystemRoots> m_roots;
    std::map<std::string, Kept> m_kept; ///< by SqlQuestion::key
};

class SqlWorker {
public:
    explicit SqlWorker(const std::shared_ptr<SystemRoots>& roots);
    /// Waits a moment, counted from quit(). A thread that still tries to connect is left to end by itself, within the time to
    /// connect: whoever quits the program does not wait for a dead server.
    ~SqlWorker();
    SqlWorker(const SqlWorker&) = delete;
    SqlWorker& operator=(const SqlWorker&) = delete;

    /// Behind what was asked before. The promise is always finished, unless the program ends first.
    void ask(SqlTask task, const SqlPromise& promise);
    /// Nothing more is begun. Of many, all are told before the first is waited for.
    void quit();

private:
    std::unique_ptr<QThread> m_thread;
    std::optional<QDeadlineTimer> m_patience; ///< since quit()
    SqlSessions* m_sessions;                  ///< lives on the thread and ends with it
};

} // namespace traceo
