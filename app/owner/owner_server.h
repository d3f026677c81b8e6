#pragma once
// Lets other processes of this user write to a history through the process that owns it. It has a thread of
// its own: whoever asks, and whatever they send, holds up nobody else. PROTOCOL.md describes the bytes.
// Made, closed and destroyed on one thread.

#include "app/owner/owner_work.h"

#include <QThread>

#include <memory>

namespace traceo::owner {

class OwnerDesk;

class OwnerServer {
public:
    struct Options {
        Millis patience{10'000}; ///< with a question of which nothing more comes
    };
    /// Requires: the history's lock is held, so that a socket that is there is a dead owner's. Everything in
    /// `work` must last until close() has returned. Errors: Storage, when there is no place for a socket.
    static Result<std::unique_ptr<OwnerServer>> start(const QString& historyFile, OwnerWork work, Options options);
    static Result<std::unique_ptr<OwnerServer>> start(const QString& historyFile, OwnerWork work)
    {
        return start(historyFile, std::move(work), Options());
    }
    /// Says what was answered since close(), and ends.
    ~OwnerServer();
    OwnerServer(const OwnerServer&) = delete;
    OwnerServer& operator=(const OwnerServer&) = delete;

    /// From now on nobody is let in and nothing is begun; what is being done is still answered.
    /// Call it before what the work stands on ends, and before the lock is given up.
    void close();
    const QString& address() const { return m_address; }

private:
    OwnerServer() = default;
    QString m_address;
    QThread m_thread;
    OwnerDesk* m_desk = nullptr; ///< lives on the thread and ends with it
};

} // namespace traceo::owner
