#pragma once
// One opened workspace: its history, network, poller and derivations, built in the order of their
// life and ended in reverse. The only place that joins those who collect with those who read.
// Main thread only; what runs elsewhere comes back as queued signals.

#include "app/owner/messages.h"
#include "app/wiring/loaded_workspace.h"
#include "core/clock.h"
#include "history/history.h"
#include "poll/poller.h"
#include "refresh/derivation_loop.h"

#include <QFutureWatcher>
#include <QObject>
#include <QThread>
#include <QThreadPool>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>

namespace traceo {

namespace owner {
class OwnerLink;
class OwnerServer;
} // namespace owner
class Network;
class HeardSources;
class ShadowLooks;

/// What the owner of a history knows this workspace by: its file's canonical path, or "demo".
std::string workspaceId(const LoadedWorkspace& workspace);
/// Where its history lies; `historyFile` replaces the workspace's when it is not empty.
QString historyFileOf(const LoadedWorkspace& workspace, const QString& historyFile);

class Session : public QObject {
    Q_OBJECT
public:
    /// Own: takes the file's lock, may poll and write. OwnOrAsk: or writes through the process that owns it,
    /// which has to answer. OwnOrRead: or reads beside it. Read: reads.
    enum class Access : std::uint8_t { Own, OwnOrAsk, OwnOrRead, Read };

    /// `historyFile` replaces the workspace's when it is not empty. OwnOrAsk waits some seconds for an owner that
    /// is just beginning or ending. Errors: those of History::open; OwnOrAsk: Timeout when the owner does not answer.
    static Result<std::unique_ptr<Session>> open(LoadedWorkspace workspace, const QString& historyFile, Access access,
                                                 const Clock& clock);
    ~Session() override;

    const LoadedWorkspace& workspace() const { return m_workspace; }
    const Clock& clock() const { return m_clock; }
    history::History& history() { return *m_history; }
    /// For reports; may be called on any thread while the session lives.
    SnapshotSource snapshots();
    RequestRunner& network();
    /// Whether this process polls and writes; without it another one may.
    bool ownsHistory() const { return m_poller != nullptr; }
    /// The way to the process that owns it; null where this one does, or nobody.
    const owner::OwnerLink* theOwner() const { return m_link.get(); }
    /// Where batches go: the history, or through its owner. Its errors are those of OwnerLink then.
    BatchSink& sink();

    /// Asks every source when it is due, and reads caches along where the workspace says so; beside another owner looks what
    /// that one has heard.
    void startPolling();
    /// From now on other processes may write through this one, and raise its window when it has one. Without a
    /// place for a socket nobody is answered; that is logged. Requires: ownsHistory().
    enum class Window : std::uint8_t { None, Raisable };
    void answerOthers(Window window);

    struct Synced {
        enum class End : std::uint8_t { Done, TimedOut, Interrupted };
        SyncReport report;
        std::optional<Error> problem; ///< deriving or folding failed
        End end = End::Done;          ///< else there is no report; what was stored stays
        std::optional<Error> unasked; ///< the owner did not do it, as OwnerLink says; there is no report
    };
    /// How long to wait: for ever without a length, and until `isInterrupted` says so.
    struct Patience {
        std::optional<Millis> length;
        std::function<bool()> isInterrupted;
    };
    /// Asks every source once, fetches what the history lacks of the last `window`, derives and folds.
    /// Waits. Requires: ownsHistory() or theOwner(), not the GUI.
    Synced syncOnce(Millis window, const Patience& patience);
    /// Asks every source once, nothing else. Waits. Requires: ownsHistory() or theOwner(), not the GUI.
    Synced pollOnce(const Patience& patience);
    /// Folds, packs, applies retention, gives back space and empties the log. Waits. Requires: as syncOnce.
    Result<void> compact();

    /// Ends the fetching of a source's past until the next sync or start; what was fetched stays.
    void cancelBackfill(const std::string& source);

    /// Where another process polls, only when each was heard, as soon as that was read (knowsSources) after startPolling.
    const std::map<std::string, SourceState>& sourceStates() const { return m_states; }
    bool knowsSources() const;
    /// Since the newest good observation of a source at `moment`; none when there never was one.
    std::optional<Millis> ageOf(const std::string& source, UtcMs moment) const;
    /// In the order of the workspace.
    std::vector<std::string> sourceNames() const;
    /// As read last; see statusRead.
    const history::FileStatus& fileStatus() const { return m_status; }
    /// What opening the file found, for people; empty when nothing was remarkable.
    QString openNotes() const;

Q_SIGNALS:
    void committed(const traceo::ChangeSet& changes);
    void sourceChanged(const traceo::SourceState& state);
    void storageTroubled(const QString& text, int waiting, int dropped);
    void statusRead();
    /// Somebody started the program again: the window that is there is meant.
    void raiseRequested(const traceo::owner::Raise& raise);

private:
    Session(LoadedWorkspace workspace, const Clock& clock);
    void startNetwork();
    void startPoller();
    void makeShadowLooks();
    void noteDefinitions();
    void connectHistory();
    void startListening();
    void readStatus();
    static Synced asked(const Result<SyncReport>& report);

    LoadedWorkspace m_workspace;
    const Clock& m_clock;
    QThreadPool m_pool; ///< for decoding and reports; Qt paints on the shared one
    std::unique_ptr<history::History> m_history;
    std::unique_ptr<owner::OwnerLink> m_link;
    bool m_isToRead = false; ///< no more was wanted
    std::unique_ptr<Network> m_network;
    std::unique_ptr<DerivationLoop> m_derivations;
    QThread m_pollThread;
    Poller* m_poller = nullptr;            ///< lives on m_pollThread and ends with it
    ShadowLooks* m_looks = nullptr;        ///< likewise; only where the workspace lists caches to read along
    std::unique_ptr<HeardSources> m_heard; ///< where another process may poll
    std::unique_ptr<owner::OwnerServer> m_server;
    std::map<std::string, SourceState> m_states;
    history::FileStatus m_status;
    UtcMs m_statusOf{};         ///< when the file was written that it speaks of
    QTimer m_statusTimer{this}; ///< coarse: sizes need no second
    QFutureWatcher<Result<history::FileStatus>> m_statusRead;
};

} // namespace traceo
