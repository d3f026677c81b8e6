#pragma once
// Asks every source when it is due, writes what they answer, and fetches what the history lacks when
// there is nothing newer to ask. Decoding runs on the pool.
// One thread at a time: the one it lives on (make it, then moveToThread with its timer, or make it
// there); pollNow, syncAll, cancelBackfill and start may be called from any thread.

#include "poll/poll_state.h"
#include "poll/poll_timer.h"
#include "poll/source_poller.h"

#include <QFuture>
#include <QPromise>

#include <memory>
#include <vector>

namespace traceo {

class Poller : public QObject {
    Q_OBJECT
public:
    /// Without a timer, Qt's. Everything in `services` must outlive the poller.
    Poller(const PollServices& services, std::vector<PolledSource> sources, std::unique_ptr<PollTimer> timer = nullptr,
           QObject* parent = nullptr);
    /// Aborts what is under way; futures given out are cancelled.
    ~Poller() override;

    /// From now on every source is asked when it is due, and gaps are filled.
    void start();
    void stop(); ///< what is under way ends by itself

    /// Asks one source, or all, at once, whatever their breakers say; finishes when the answers are
    /// stored. Cancelling it leaves the polls alone.
    QFuture<SyncReport> pollNow(const std::optional<std::string>& source = {});

    /// Asks every source once and fetches what the history lacks of the last `window`; works without
    /// start(). Cancelling it ends the backfill.
    QFuture<SyncReport> syncAll(Millis window);

    /// Until somebody syncs; what was fetched stays.
    void cancelBackfill(const std::string& source);

    std::vector<SourceState> states() const;
    /// Whether anything is under way.
    bool isBusy() const;

Q_SIGNALS:
    void sourceStateChanged(const traceo::SourceState& state);
    void storageFailed(const traceo::Error& error);
    void woke(); ///< the machine slept; before anything is asked, so that dead connections can be dropped

private:
    /// Somebody who waits for a report.
    struct Waiter {
        enum class Until : std::uint8_t { Stored, Settled };
        std::shared_ptr<QPromise<SyncReport>> promise;
        std::vector<SourcePoller*> sources;
        Until until = Until::Stored;
        Errors storage;
    };

    void tick();
    void attemptDue();
    void lookAtClock();
    void arm();
    void fill();
    void goOn();
    void serve(const std::vector<SourcePoller*>& sources, Waiter::Until until, std::optional<Millis> window,
               std::shared_ptr<QPromise<SyncReport>> promise);
    void checkWaiters();

    PollServices m_services;
    std::unique_ptr<PollTimer> m_timer;
    ClockWatch m_watch;
    std::vector<SourcePoller*> m_sources; ///< children
    std::vector<Waiter> m_waiters;
    std::size_t m_nextToFill = 0;
    enum class Phase : std::uint8_t { Idle, Running } m_phase = Phase::Idle;
};

} // namespace traceo
