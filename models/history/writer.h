#pragma once
// The one thread that writes and checkpoints. Batches queue up; those that wait together share one
// durable transaction, and each is stored whole or not at all. Where all that wait may gather, they do
// so for half a second. While the disk refuses, they wait in memory.
// Any thread, but for what says otherwise.

#include "core/batch_sink.h"
#include "core/clock.h"
#include "history/batch_writer.h"
#include "history/commit_count.h"

#include <QPromise>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <variant>

namespace traceo::history {

class Writer {
public:
    /// Called on the writer's thread.
    struct Listeners {
        std::function<void(const ChangeSet&)> committed;
        std::function<void(const QString& text, int waiting, int dropped)> troubled;
    };
    using Job = std::function<Result<void>(Database&)>;
    enum class Trust : std::uint8_t {
        Full,
        AfterCheck, ///< the file was not closed and not checked yet: until trust() its end is not called clean
    };

    Writer(std::unique_ptr<Database> database, std::shared_ptr<HeadMirror> mirror, std::shared_ptr<CommitCount> commits,
           const Clock& clock, Listeners listeners, Trust trust = Trust::Full);
    /// Stops.
    ~Writer();

    /// Stores what waits (one last try when the disk refuses), checkpoints, and ends the thread. What
    /// is asked afterwards is Cancelled.
    void stop();

    QFuture<Result<ChangeSet>> commit(Batch batch);

    /// Runs a job between commits and waits for it; in a transaction of its own, or bare.
    enum class Around : std::uint8_t { Transaction, Nothing };
    Result<void> run(Around around, Job job);
    void checkpoint();
    /// Moves the whole log into the file and leaves it empty, unless readers keep it for a second. The writer's
    /// thread, as a job.
    void emptyLog();

    /// The check that was due found nothing.
    void trust() { m_trust = Trust::Full; }
    /// Somebody found the file damaged: noted in it and said. Waits; not on the writer's thread.
    void reportDamage(const Error& error);
    /// What was said of it; empty when nothing was found. Any thread.
    QString damage() const;

    std::uint64_t chunksWritten() const { return m_chunksWritten; }

private:
    /// The write-ahead log in pages, as the newest commit left it.
    struct WalLog {
        int pages = 0;
        int tried = 0;        ///< so many there were at the last checkpoint
        bool isMoved = false; ///< all of it is in the file
        int grown() const { return pages - tried; }
    };
    static int noteLog(void* log, sqlite3* handle, const char* name, int pages);
    void watchLog();

    struct Pending {
        Batch batch;
        Arrival arrival;
        QPromise<Result<ChangeSet>> promise;
    };
    struct Task {
        Around around;
        Job job;
        std::promise<Result<void>> promise;
    };
    using Item = std::variant<std::unique_ptr<Pending>, std::unique_ptr<Task>>;
    using Group = std::vector<std::unique_ptr<Pending>>;

    void loop();
    bool awaitWork(std::unique_lock<std::mutex>& lock);
    void letGather(std::unique_lock<std::mutex>& lock);
    Group takeGroup();
    void store(Group group);
    Result<std::vector<ChangeSet>> attempt(const Group& group);
    void announce(const ChangeSet& changes);
    void settle(Group& group, std::vector<ChangeSet> changes);
    void wait(Group group, const Error& error);
    void recover();
    void runTask(Task& task);
    Result<void> inTransaction(const Job& job);
    void rollBack();
    void endTrouble();
    void noteDamage(const Error& error);
    void checkpointIfLong();
    bool isWorkWaiting() const;
    void finish();
    std::unique_ptr<Pending> dropOldest();

    std::unique_ptr<Database> m_database;
    std::shared_ptr<HeadMirror> m_mirror;
    std::shared_ptr<CommitCount> m_commitCount;
    const Clock& m_clock;
    const Listeners m_listeners;
    std::unique_ptr<BatchWriter> m_batches;

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Item> m_queue;
    bool m_stopping = false;
    bool m_troubled = false;
    int m_dropped = 0;
    QString m_damage;
    std::uint64_t m_commits = 0;
    WalLog m_log;
    std::int64_t m_pageSize = 0; ///< bytes; what it was when the file was made
    std::atomic<Trust> m_trust;
    std::atomic<std::uint64_t> m_chunksWritten{0};
    std::thread m_thread; ///< last: everything else is there when it starts
};

} // namespace traceo::history
