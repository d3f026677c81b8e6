#pragma once
// One who asks the owner: a question, signs of life while it is worked on, an answer.
// The server's thread only.

#include "app/owner/frame.h"
#include "app/owner/owner_work.h"

#include <QElapsedTimer>
#include <QFuture>
#include <QLocalSocket>
#include <QTimer>

namespace traceo::owner {

/// What all connections share.
struct Room {
    std::size_t bytesLeft = 2 * kMostBatchBytes; ///< of questions that are being received
    Millis patience{10'000};                     ///< with a question of which nothing more comes
    bool isClosing = false;
};

class OwnerConnection : public QObject {
    Q_OBJECT
public:
    /// Takes the socket. Requires: work and room outlive the connection.
    OwnerConnection(QLocalSocket* socket, const OwnerWork& work, Room& room, QObject* parent);
    ~OwnerConnection() override;

    /// Nothing is begun any more: what is half here is refused, what is being done goes on.
    void leave();
    /// Waits for what was answered to be on its way, for `patience` at most, and hangs up.
    void finish(Millis patience);
    void refuse(const Error& error, bool again);

private:
    enum class Phase : std::uint8_t { Receiving, Working, Answered };

    void receive();
    void tick();
    void begin(const Frame& frame);
    void answer(const Frame& frame);
    void giveBackRoom();
    bool isOurs(const std::string& workspace);

    void start(Commit commit);
    void start(const Poll& poll);
    void start(const Sync& sync);
    void start(const Compact&);
    void start(const Status&);
    void start(const Raise& raise);
    template <class T>
    void watch(QFuture<T> future);
    void give(const Result<ChangeSet>& result);
    void give(const Result<void>& result);
    void give(const SyncReport& report);
    void fail(const Error& error);

    QLocalSocket* m_socket; ///< a child
    const OwnerWork& m_work;
    Room& m_room;
    FrameReader m_reader{FrameReader::From::Asker};
    Phase m_phase = Phase::Receiving;
    std::size_t m_held = 0; ///< of the room
    QElapsedTimer m_silence;
    QTimer m_tick;
};

} // namespace traceo::owner
