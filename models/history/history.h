#pragma once
// The history file: one process owns it (a kernel lock beside the file) and writes through one
// thread and one connection; any number of snapshots read. FORMAT.md and SCHEMA.md describe
// every stored byte.
// Any thread, unless a function says otherwise.

#include "core/batch_sink.h"
#include "core/clock.h"
#include "core/coverage.h"
#include "history/query.h"
#include "history/snapshot.h"

#include <QObject>
#include <QString>

#include <memory>

namespace traceo::history {

struct Options {
    enum class Access : std::uint8_t { Own, Read };
    Access access = Access::Own;
    Millis keepRaw = 90 * kDay;
    Millis keepMinutes = 3 * 365 * kDay;
    Millis keepEvents = 400 * kDay;
    /// After an unclean end a file up to so many bytes is checked while it is opened (under half a
    /// second), a larger one afterwards in the background.
    std::int64_t checkAtOnce = 64LL << 20;
};

/// What opening found; shown to the user, never hidden.
struct OpenNotes {
    QString renamedAside;      ///< where a corrupt file went, with its -wal and -shm; empty when none was
    bool newerVersion = false; ///< opened for reading only
    int migratedFrom = 0;      ///< schema version before migration; 0 when none was needed
    QString networkFileSystem; ///< the kind, such as nfs4, when the file lies on one: SQLite is not safe there
};

struct FileStatus {
    QString path;
    std::int64_t fileBytes = 0;
    std::int64_t payloadBytes = 0;     ///< coded sample and timestamp bodies, nothing else
    std::int64_t sharedTimesBytes = 0; ///< of these: timestamps that several series have in common
    std::int64_t samples = 0;
    std::int64_t unfoldedSamples = 0;
    std::int64_t series = 0;
    std::int64_t quarantined = 0; ///< samples too far ahead of our clock, kept aside until it gets there
    std::int64_t keptOut = 0;     ///< of such samples, those for which there was no room
    QString damage;               ///< what was found of it since it was opened, for people; empty when nothing was
    std::optional<UtcMs> oldest;
    std::optional<UtcMs> newest;
    std::optional<UtcMs> lastCommit; ///< or up to a minute before it
};

/// What one metric of a source takes of the file.
struct MetricSize {
    std::string source;
    std::string metric;
    std::int64_t series = 0;
    std::int64_t samples = 0;
    std::int64_t bytes = 0; ///< coded bodies, without FileStatus::sharedTimesBytes
    std::optional<UtcMs> newest;
};

class Writer; // the one thread that writes

class History : public QObject, public BatchSink, public Coverage {
    Q_OBJECT
public:
    /// Errors: Locked (another process owns it), NotFound (Access::Read and no file), Storage,
    /// NewerVersion only when even reading is impossible.
    static Result<std::unique_ptr<History>> open(const QString& path, const Options& options, const Clock& clock);
    ~History() override;

    const OpenNotes& notes() const;
    bool canWrite() const;
    QString path() const;

    Result<Snapshot> snapshot(AsOf asOf = {}, std::stop_token stop = {}) const;
    /// One SELECT over the tables of SCHEMA.md and `samples` (sql_samples.h), as query.h says.
    Result<QueryResult> query(const std::string& sql, const QueryScope& scope = {}, const QueryLimits& limits = {},
                              std::stop_token stop = {}) const;
    Result<FileStatus> status() const;
    /// When the file or its log was written last, by whoever owns it: while that stays, so does the status. Costs two looks at
    /// the file system; the status counts all that is stored.
    UtcMs lastWritten() const;
    /// The largest first. What came since the last fold lies poll by poll and is not shared out; status() counts it.
    Result<std::vector<MetricSize>> sizes() const;

    // BatchSink. While the disk is full batches wait in memory (4,096 at most, oldest dropped and
    // counted) and `storageTroubled` tells; they are committed when space returns.
    QFuture<Result<ChangeSet>> commit(Batch batch) override;

    // Coverage
    Result<std::vector<TimeSpan>> missing(std::string_view source, std::string_view want, TimeSpan within) const override;
    Result<std::optional<UtcMs>> newest(std::string_view source, std::string_view want) const override;

    /// Folds closed days into chunks, joins small ones, applies retention; then writes the file anew without the gaps
    /// that days leave, for which the disk must hold it twice for a while and commits wait, and empties the log. In the
    /// background free pages are given back instead.
    QFuture<Result<void>> compact();
    /// A consistent copy by SQLite's backup API.
    QFuture<Result<void>> backup(const QString& to);

Q_SIGNALS:
    /// After a commit is durable. Emitted on the writer thread.
    void committed(const traceo::ChangeSet& changes);
    /// The disk refuses, or the file is damaged: what is wrong, batches waiting, batches dropped. An empty
    /// text: all is well again. Emitted on the writer thread.
    void storageTroubled(const QString& text, int waiting, int dropped);

private:
    History();
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace traceo::history
