#include "history/history.h"

#include "history/housekeeper.h"
#include "history/integrity.h"
#include "history/months.h"
#include "history/observation_rows.h"
#include "history/store_file.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace traceo::history {

namespace {

// Most commits leave it to what they put into the head.
constexpr const char* kLastCommit = "SELECT max(coalesce(last_commit, 0), coalesce((SELECT learned FROM head ORDER BY id DESC "
                                    "LIMIT 1), 0)) FROM store";

/// What chunks hold, packed or not.
void addChunks(Database& database, FileStatus& status)
{
    const auto add = [&status](const Statement& row) {
        status.payloadBytes += row.integer(0);
        status.samples += row.integer(1);
        if (const auto oldest = row.maybe(2))
            status.oldest = std::min(status.oldest.value_or(utcMs(*oldest)), utcMs(*oldest));
        if (const auto newest = row.maybe(3))
            status.newest = std::max(status.newest.value_or(utcMs(*newest)), utcMs(*newest));
    };
    auto chunks = database.query("SELECT coalesce(sum(bytes), 0), coalesce(sum(stored), 0), min(t0), max(t1) FROM chunk");
    if (chunks.step())
        add(chunks);
    if (hasMonths(database)) {
        auto months = database.query("SELECT coalesce(sum(bytes), 0), coalesce(sum(stored), 0), min(t0), max(t1) FROM month");
        if (months.step())
            add(months);
        status.sharedTimesBytes = database.integer("SELECT coalesce(sum(length(body)), 0) FROM chunk_times");
        status.payloadBytes += status.sharedTimesBytes;
    }
}

} // namespace

struct History::State {
    OpenNotes notes;
    QString path;
    std::unique_ptr<InstanceLock> lock; // in this order: the lock is the last to go
    std::shared_ptr<ReaderPool> readers;
    std::unique_ptr<Writer> writer;
    std::unique_ptr<Housekeeper> housekeeper; // first to go: it uses the writer
};

History::History() : m_state(std::make_unique<State>()) {}

History::~History()
{
    // The writer first: the housekeeper may be waiting for it, for ever while the disk is full.
    if (m_state->housekeeper)
        m_state->housekeeper->stop();
    if (m_state->writer)
        m_state->writer->stop();
    m_state->housekeeper.reset();
    m_state->writer.reset();
    if (m_state->readers)
        m_state->readers->close();
}

Result<std::unique_ptr<History>> History::open(const QString& path, const Options& options, const Clock& clock)
{
    auto store = openStore(path, options, clock.now());
    if (!store)
        return store.error();
    std::unique_ptr<History> history(new History);
    State& state = *history->m_state;
    state.notes = store->notes;
    state.path = QFileInfo(path).absoluteFilePath();
    state.lock = std::move(store->lock);
    const auto commits = store->writer ? std::make_shared<CommitCount>() : nullptr;
    state.readers = std::make_shared<ReaderPool>(state.path, store->readMode, commits);
    if (store->reader)
        state.readers->giveBack(std::move(store->reader));
    if (store->writer) {
        const Writer::Listeners listeners{
            .committed = [self = history.get()](const ChangeSet& changes) { Q_EMIT self->committed(changes); },
            .troubled = [self = history.get()](const QString& text, int waiting,
                                               int dropped) { Q_EMIT self->storageTroubled(text, waiting, dropped); }};
        state.writer = std::make_unique<Writer>(std::move(store->writer), state.readers->head(), commits, clock, listeners,
                                                store->checkDue ? Writer::Trust::AfterCheck : Writer::Trust::Full);
    }
    state.housekeeper = std::make_unique<Housekeeper>(state.writer.get(), state.readers, options, clock);
    if (store->checkDue)
        state.housekeeper->check(Depth::Quick);
    return history;
}

const OpenNotes& History::notes() const
{
    return m_state->notes;
}

bool History::canWrite() const
{
    return m_state->writer != nullptr;
}

QString History::path() const
{
    return m_state->path;
}

Result<Snapshot> History::snapshot(AsOf asOf, std::stop_token stop) const
{
    auto connection = m_state->readers->lend(stop);
    if (!connection)
        return connection.error();
    return Snapshot(std::move(*connection), asOf, std::move(stop));
}

Result<QueryResult> History::query(const std::string& sql, const QueryScope& scope, const QueryLimits& limits,
                                   std::stop_token stop) const
{
    return runQuery(*m_state->readers, sql, scope, limits, std::move(stop));
}

Result<std::vector<MetricSize>> History::sizes() const
{
    auto connection = m_state->readers->lend({});
    if (!connection)
        return connection.error();
    std::vector<MetricSize> sizes;
    Database& database = (*connection)->database();
    // By series first: joining each of a year's chunks with its series takes four times as long.
    auto row = hasMonths(database)
        ? database.query("SELECT source, name, count(DISTINCT id), sum(stored), sum(bytes), max(t1) FROM ("
                         "SELECT k >> 28 AS id, sum(stored) AS stored, sum(bytes) AS bytes, max(t1) AS t1 FROM chunk GROUP BY 1 "
                         "UNION ALL SELECT k >> 12, sum(stored), sum(bytes), max(t1) FROM month GROUP BY 1"
                         ") JOIN series USING (id) GROUP BY 1, 2 ORDER BY 5 DESC, 1, 2")
        : database.query("SELECT source, name, count(*), sum(stored), sum(bytes), max(t1) FROM ("
                         "SELECT k >> 28 AS id, sum(stored) AS stored, sum(bytes) AS bytes, max(t1) AS t1 FROM chunk GROUP BY 1"
                         ") JOIN series USING (id) GROUP BY 1, 2 ORDER BY 5 DESC, 1, 2");
    while (row.step()) {
        sizes.push_back({.source = std::string(row.text(0)),
                         .metric = std::string(row.text(1)),
                         .series = row.integer(2),
                         .samples = row.integer(3),
                         .bytes = row.integer(4),
                         .newest = utcMs(row.integer(5))});
    }
    if (auto outcome = (*connection)->outcome(); !outcome)
        return outcome.error();
    return sizes;
}

Result<FileStatus> History::status() const
{
    auto connection = m_state->readers->lend({});
    if (!connection)
        return connection.error();
    Database& database = (*connection)->database();
    FileStatus status;
    status.path = m_state->path;
    status.fileBytes = QFileInfo(status.path).size() + QFileInfo(status.path + QStringLiteral("-wal")).size();
    addChunks(database, status);
    const auto unfolded = (*connection)->head().sums();
    status.payloadBytes += unfolded.bytes;
    status.samples += unfolded.samples;
    status.unfoldedSamples = unfolded.samples;
    if (const auto head = (*connection)->head().extent()) {
        status.oldest = std::min(status.oldest.value_or(head->from), head->from);
        status.newest = std::max(status.newest.value_or(head->to), head->to);
    }
    status.series = database.integer("SELECT count(*) FROM series");
    status.quarantined = database.integer("SELECT count(*) FROM quarantine");
    if (m_state->writer)
        status.damage = m_state->writer->damage();
    else if (FileState(database.integer("SELECT clean FROM store")) == FileState::Damaged)
        status.damage = QCoreApplication::translate("History", "The history file is damaged; its owner says more.");
    if (database.schemaVersion() >= 2) // an older file that was opened for reading stays as it is
        status.keptOut = database.integer("SELECT kept_out FROM store");
    if (const auto last = database.integer(kLastCommit); last != 0)
        status.lastCommit = utcMs(last);
    if (auto outcome = (*connection)->outcome(); !outcome)
        return outcome.error();
    return status;
}

UtcMs History::lastWritten() const
{
    const auto writtenAt = [](const QString& path) { return utcMs(QFileInfo(path).lastModified().toMSecsSinceEpoch()); };
    return std::max(writtenAt(m_state->path), writtenAt(m_state->path + QStringLiteral("-wal")));
}

QFuture<Result<ChangeSet>> History::commit(Batch batch)
{
    if (m_state->writer)
        return m_state->writer->commit(std::move(batch));
    const ErrorCode code = m_state->notes.newerVersion ? ErrorCode::NewerVersion : ErrorCode::ReadOnly;
    const Error error{
        code, m_state->path, {}, QCoreApplication::translate("History", "a history that is open for reading only"), {}};
    return QtFuture::makeReadyFuture(Result<ChangeSet>(error));
}

Result<std::vector<TimeSpan>> History::missing(std::string_view source, std::string_view want, TimeSpan within) const
{
    auto connection = m_state->readers->lend({});
    if (!connection)
        return connection.error();
    auto spans = missingSpans((*connection)->database(), source, want, within);
    if (auto outcome = (*connection)->outcome(); !outcome)
        return outcome.error();
    return spans;
}

Result<std::optional<UtcMs>> History::newest(std::string_view source, std::string_view want) const
{
    auto connection = m_state->readers->lend({});
    if (!connection)
        return connection.error();
    const auto newest = newestGood((*connection)->database(), source, want);
    if (auto outcome = (*connection)->outcome(); !outcome)
        return outcome.error();
    return newest;
}

QFuture<Result<void>> History::compact()
{
    return m_state->housekeeper->compact();
}

QFuture<Result<void>> History::backup(const QString& to)
{
    return m_state->housekeeper->backup(to);
}

} // namespace traceo::history
