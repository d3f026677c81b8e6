#pragma once
// A read-only connection in one read transaction, lent from a pool, with the head it sees.
// One thread at a time.

#include "history/commit_count.h"
#include "history/database.h"
#include "history/envelope_tiles.h"
#include "history/head_mirror.h"
#include "history/remembered.h"
#include "history/series_catalogue.h"
#include "history/shared_times.h"

#include <mutex>
#include <stop_token>
#include <vector>

namespace traceo::history {

/// Idle read-only connections of one file, the head and the series in memory, and what was worked out lately.
class ReaderPool : public std::enable_shared_from_this<ReaderPool> {
public:
    /// `commits`: of the writer in this process; null where another one owns the file.
    ReaderPool(QString path, Database::Mode mode, std::shared_ptr<const CommitCount> commits = {})
        : m_path(std::move(path)), m_mode(mode), m_commits(std::move(commits))
    {}

    /// A connection with its transaction begun. Errors: Storage, Corrupt, Cancelled.
    Result<std::unique_ptr<Connection>> lend(std::stop_token stop);
    /// One that is lent next, without a transaction.
    void giveBack(std::unique_ptr<Database> database);
    const std::shared_ptr<HeadMirror>& head() const { return m_head; }
    EnvelopeTiles& tiles() { return m_tiles; }
    const std::shared_ptr<SeriesCatalogue>& catalogue() const { return m_catalogue; }
    Remembered& remembered() { return m_remembered; }
    /// Closes the idle ones and keeps none any more.
    void close();
    /// What SQLite said when a reader came upon a damaged page; none so far, when all is well.
    std::optional<Error> damage() const;

private:
    friend class Connection;
    Result<std::unique_ptr<Database>> take();
    void noteDamage(const Error& error);

    const QString m_path;
    const Database::Mode m_mode;
    const std::shared_ptr<const CommitCount> m_commits;
    const std::shared_ptr<HeadMirror> m_head = std::make_shared<HeadMirror>();
    const std::shared_ptr<SeriesCatalogue> m_catalogue = std::make_shared<SeriesCatalogue>();
    EnvelopeTiles m_tiles;
    Remembered m_remembered;
    mutable std::mutex m_mutex;
    std::vector<std::unique_ptr<Database>> m_idle;
    std::optional<Error> m_damage;
    bool m_closed = false;
};

class Connection {
public:
    Connection(std::unique_ptr<Database> database, std::shared_ptr<ReaderPool> pool, std::stop_token stop);
    /// Over a host's connection, for use inside the host's statements: their transaction is what is read. Ends
    /// before the host closes; begins, cancels and gives back nothing.
    explicit Connection(std::unique_ptr<Database> host);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    Result<void> begin();
    /// On a host's connection, in each statement before anything is read: the head as this transaction sees it.
    Result<void> follow();
    /// Somebody's statements ran here: it is closed instead of given back.
    void keepToItself() { m_isKept = true; }
    Database& database() { return *m_database; }
    /// Another one to the same file; none over a host's connection. Errors: as ReaderPool::lend().
    Result<std::unique_ptr<Connection>> another() const;
    bool isCancelled() const { return m_stop.stop_requested(); }
    /// Cancelled when the stop token says so, else the database's own outcome, which it forgets.
    Result<void> outcome();

    const HeadSlice& head() const { return m_head; }
    SharedTimes& times() { return m_times; }
    ChunkMemory& chunkMemory() { return m_chunkMemory; }
    /// Those of all readers of the file; none over a host's connection.
    EnvelopeTiles* tiles() { return m_pool ? &m_pool->tiles() : nullptr; }
    /// That of all readers of the file; of its own over a host's connection.
    SeriesCatalogue& catalogue() { return *m_catalogue; }
    /// As HeadSlice::since; the last answer is kept, as many ask the same. Null when it is not known.
    std::shared_ptr<const NewSamples> samplesSince(std::int64_t row);
    /// As tiles().
    Remembered* remembered() { return m_pool ? &m_pool->remembered() : nullptr; }
    /// At which count of commits it began; none where that is not known.
    std::optional<std::uint64_t> commits() const { return m_commits; }
    /// The newest series that this transaction sees; asked once. 0 without any.
    SeriesId lastSeries();

private:
    friend class ReaderPool;
    Result<void> readHead();

    std::unique_ptr<Database> m_database;
    std::shared_ptr<ReaderPool> m_pool; ///< none over a host's connection
    std::shared_ptr<HeadMirror> m_mirror;
    std::shared_ptr<SeriesCatalogue> m_catalogue;
    std::stop_token m_stop;
    std::unique_ptr<Interruptible> m_interruptible;
    HeadSlice m_head;
    SharedTimes m_times;
    ChunkMemory m_chunkMemory;
    std::optional<SeriesId> m_lastSeries;
    std::optional<std::int64_t> m_sinceRow;
    std::shared_ptr<const NewSamples> m_newSamples; ///< since that row
    std::optional<std::uint64_t> m_commits;
    std::optional<unsigned> m_version; ///< of the host's file, when the head was read
    bool m_isKept = false;
};

} // namespace traceo::history
