#include "history/writer.h"

#include "history/sqlite_codes.h"
#include "history/store_file.h"

#include <QCoreApplication>

#include <sqlite3.h>

#include <algorithm>
#include <future>

namespace traceo::history {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kGroup = 64;
constexpr std::size_t kMostWaiting = 4096;
constexpr auto kRetry = 1s;
constexpr auto kIdle = 30s;
// A transaction with its syncs costs about what it costs to write two polls.
constexpr auto kGather = 500ms;
// So many bytes the log grows between two checkpoints. Each costs syncs and writes again what was
// changed since the last one, so a backfill that keeps the writer busy gets by with few.
constexpr std::int64_t kLongLog = 8 << 20;
constexpr std::int64_t kLongBusyLog = 32 << 20;
constexpr std::int64_t kVeryLongLog = 64 << 20; // cut off, whoever reads in it
constexpr int kBusyTimeout = 5'000;             // ms, as a connection is opened with
// Batches wait while the writer waits for its readers, so it does so rarely and briefly.
constexpr int kReadersMayTake = 100;         // ms
constexpr int kReadersMayTakeAtRest = 1'000; // ms, when somebody asked for it

void answer(QPromise<Result<ChangeSet>>& promise, Result<ChangeSet> result)
{
    promise.addResult(std::move(result));
    promise.finish();
}

/// Waits for readers so long at most, in milliseconds.
int checkpointed(sqlite3* handle, int mode, int patience, int* inLog = nullptr, int* moved = nullptr)
{
    sqlite3_busy_timeout(handle, patience);
    const int code = sqlite3_wal_checkpoint_v2(handle, nullptr, mode, inLog, moved);
    sqlite3_busy_timeout(handle, kBusyTimeout);
    return code;
}

Error closing()
{
    return {ErrorCode::Cancelled, {}, {}, QCoreApplication::translate("History", "the history is being closed"), {}};
}

} // namespace

Writer::Writer(std::unique_ptr<Database> database, std::shared_ptr<HeadMirror> mirror, std::shared_ptr<CommitCount> commits,
               const Clock& clock, Listeners listeners, Trust trust)
    : m_database(std::move(database)), m_mirror(std::move(mirror)), m_commitCount(std::move(commits)), m_clock(clock),
      m_listeners(std::move(listeners)), m_batches(std::make_unique<BatchWriter>(*m_database, m_mirror)), m_trust(trust)
{
    watchLog();
    m_thread = std::thread([this] { loop(); });
}

Writer::~Writer()
{
    stop();
}

void Writer::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

QFuture<Result<ChangeSet>> Writer::commit(Batch batch)
{
    auto pending = std::make_unique<Pending>();
    pending->arrival = arrivalOf(batch, m_clock.now());
    pending->batch = std::move(batch);
    pending->promise.start();
    auto future = pending->promise.future();
    std::unique_ptr<Pending> dropped;
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping) {
            answer(pending->promise, closing());
            return future;
        }
        m_queue.emplace_back(std::move(pending));
        if (m_troubled && m_queue.size() > kMostWaiting)
            dropped = dropOldest();
    }
    m_wake.notify_all();
    if (dropped)
        answer(dropped->promise,
               Error{ErrorCode::DiskFull,
                     m_database->path(),
                     {},
                     QCoreApplication::translate("History", "too many batches waiting for the disk"),
                     {}});
    return future;
}

/// Requires: the mutex is held.
std::unique_ptr<Writer::Pending> Writer::dropOldest()
{
    const auto oldest = std::ranges::find_if(m_queue, [](const Item& item) { return item.index() == 0; });
    auto dropped = std::move(std::get<0>(*oldest));
    m_queue.erase(oldest);
    ++m_dropped;
    return dropped;
}

Result<void> Writer::run(Around around, Job job)
{
    auto task = std::make_unique<Task>();
    task->around = around;
    task->job = std::move(job);
    auto future = task->promise.get_future();
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping)
            return closing();
        m_queue.emplace_back(std::move(task));
    }
    m_wake.notify_all();
    return future.get();
}

/// Returns false when there is nothing left to do for ever.
bool Writer::awaitWork(std::unique_lock<std::mutex>& lock)
{
    if (m_troubled && !m_stopping)
        m_wake.wait_for(lock, kRetry, [this] { return m_stopping; });
    while (m_queue.empty() && !m_stopping) {
        if (m_wake.wait_for(lock, kIdle) == std::cv_status::timeout && m_queue.empty() && !m_log.isMoved) {
            lock.unlock();
            checkpoint();
            lock.lock();
        }
    }
    if (!m_troubled)
        letGather(lock);
    return !m_queue.empty();
}

void Writer::letGather(std::unique_lock<std::mutex>& lock)
{
    const auto isUrgent = [](const Item& item) {
        const auto* pending = std::get_if<0>(&item);
        return !pending || !(*pending)->batch.mayGather;
    };
    m_wake.wait_for(lock, kGather,
                    [&] { return m_stopping || m_queue.size() >= kGroup || std::ranges::any_of(m_queue, isUrgent); });
}

void Writer::loop()
{
    std::unique_lock lock(m_mutex);
    while (awaitWork(lock)) {
        if (m_stopping && m_troubled)
            break;
        if (auto* task = std::get_if<1>(&m_queue.front())) {
            const auto current = std::move(*task);
            m_queue.pop_front();
            lock.unlock();
            runTask(*current);
        } else {
            Group group = takeGroup();
            lock.unlock();
            store(std::move(group));
            checkpointIfLong();
        }
        lock.lock();
    }
    lock.unlock();
    finish();
}

/// Requires: the mutex is held.
Writer::Group Writer::takeGroup()
{
    Group group;
    while (!m_queue.empty() && group.size() < kGroup) {
        auto* pending = std::get_if<0>(&m_queue.front());
        if (!pending)
            break;
        group.push_back(std::move(*pending));
        m_queue.pop_front();
    }
    return group;
}

void Writer::store(Group group)
{
    auto changes = attempt(group);
    if (changes) {
        endTrouble();
        settle(group, std::move(*changes));
        return;
    }
    const int code = m_database->code();
    const Error error = changes.error();
    rollBack();
    if (isTrouble(code)) {
        if ((code & 0xff) == SQLITE_IOERR)
            recover(); // after a failed sync nothing this handle believes is certain
        wait(std::move(group), error);
        return;
    }
    if (isDamage(code))
        noteDamage(error);
    if (group.size() == 1) {
        answer(group.front()->promise, error);
        return;
    }
    // One of them is bad: each alone, so that only that one fails.
    for (auto& pending : group) {
        Group alone;
        alone.push_back(std::move(pending));
        store(std::move(alone));
    }
}

Result<std::vector<ChangeSet>> Writer::attempt(const Group& group)
{
    m_database->run("BEGIN IMMEDIATE");
    m_batches->begin();
    std::vector<ChangeSet> all;
    const std::int64_t now = msOf(m_clock.now());
    if (m_batches->hasReleasable(now)) {
        auto released = m_batches->release({now, now});
        if (!released)
            return released.error();
        all.push_back(std::move(*released));
    }
    for (const auto& pending : group) {
        auto changes = m_batches->write(pending->batch, pending->arrival);
        if (!changes)
            return changes.error();
        all.push_back(std::move(*changes));
    }
    if (!m_batches->tells(now)) // else one page less to write
        m_database->run("UPDATE store SET last_commit = ?1", now);
    {
        const CommitCount::Change change(*m_commitCount);
        m_database->run("COMMIT");
    }
    if (auto outcome = m_database->outcome(); !outcome)
        return outcome.error();
    m_chunksWritten = m_batches->chunksWritten();
    return all;
}

void Writer::announce(const ChangeSet& changes)
{
    if (m_listeners.committed)
        m_listeners.committed(changes);
}

void Writer::settle(Group& group, std::vector<ChangeSet> changes)
{
    const std::size_t released = changes.size() - group.size(); // what was kept aside comes first
    for (std::size_t i = 0; i < changes.size(); ++i) {
        changes[i].commit = ++m_commits;
        announce(changes[i]);
        if (i >= released)
            answer(group[i - released]->promise, std::move(changes[i]));
    }
}

void Writer::rollBack()
{
    m_database->clearError();
    if (m_database->inTransaction())
        m_database->run("ROLLBACK");
    m_database->clearError();
    m_batches->forget();
}

/// A new handle instead of one that failed to sync.
void Writer::recover()
{
    auto fresh = Database::open(m_database->path(), Database::Mode::ReadWrite);
    if (!fresh)
        return; // the old one fails again, and we come back here
    m_batches.reset();
    m_database = std::move(*fresh);
    m_batches = std::make_unique<BatchWriter>(*m_database, m_mirror);
    watchLog();
}

/// Back to the front of the queue, until the disk takes it.
void Writer::wait(Group group, const Error& error)
{
    int waiting = 0;
    int dropped = 0;
    Group tooMany;
    {
        const std::lock_guard lock(m_mutex);
        m_troubled = true;
        for (auto it = group.rbegin(); it != group.rend(); ++it)
            m_queue.emplace_front(std::move(*it));
        while (m_queue.size() > kMostWaiting)
            tooMany.push_back(dropOldest());
        waiting = int(m_queue.size());
        dropped = m_dropped;
    }
    for (const auto& pending : tooMany)
        answer(pending->promise, error);
    if (m_listeners.troubled)
        m_listeners.troubled(toText(error), waiting, dropped);
}

void Writer::endTrouble()
{
    int dropped = 0;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_troubled)
            return;
        m_troubled = false;
        dropped = m_dropped;
    }
    if (m_listeners.troubled)
        m_listeners.troubled(damage(), 0, dropped);
}

QString Writer::damage() const
{
    const std::lock_guard lock(m_mutex);
    return m_damage;
}

void Writer::reportDamage(const Error& error)
{
    (void)run(Around::Nothing, [this, &error](Database&) -> Result<void> {
        noteDamage(error);
        return {};
    });
}

/// Once a run: what is damaged stays so until the next opening sets it aside.
void Writer::noteDamage(const Error& error)
{
    if (!damage().isEmpty())
        return;
    Error said = error;
    said.hint = QCoreApplication::translate("History",
                                            "Nothing is deleted. When Traceo starts the next time, the file is kept under "
                                            "another name and a new one is begun.");
    const QString text = toText(said);
    {
        const std::lock_guard lock(m_mutex);
        m_damage = text;
    }
    mark(*m_database, FileState::Damaged);
    m_database->clearError();
    if (m_listeners.troubled)
        m_listeners.troubled(text, 0, 0);
}

Result<void> Writer::inTransaction(const Job& job)
{
    m_database->run("BEGIN IMMEDIATE");
    auto done = m_database->ok() ? job(*m_database) : m_database->outcome();
    if (done) {
        const CommitCount::Change change(*m_commitCount);
        m_database->run("COMMIT");
    }
    if (done && m_database->ok())
        return {};
    const Error error = done ? m_database->error() : done.error();
    rollBack();
    return error;
}

void Writer::runTask(Task& task)
{
    const auto bare = [&] {
        const CommitCount::Change change(*m_commitCount); // it commits when it likes
        return task.job(*m_database);
    };
    auto result = task.around == Around::Transaction ? inTransaction(task.job) : bare();
    m_database->clearError();
    task.promise.set_value(std::move(result));
    checkpointIfLong();
}

int Writer::noteLog(void* log, sqlite3* /*handle*/, const char* /*name*/, int pages)
{
    auto& noted = *static_cast<WalLog*>(log);
    if (pages < noted.pages)
        noted.tried = 0; // begun anew
    noted.pages = pages;
    noted.isMoved = false;
    return SQLITE_OK;
}

void Writer::watchLog()
{
    m_log = {};
    m_pageSize = m_database->integer("PRAGMA page_size");
    sqlite3_wal_hook(m_database->handle(), noteLog, &m_log);
}

bool Writer::isWorkWaiting() const
{
    const std::lock_guard lock(m_mutex);
    return !m_queue.empty();
}

void Writer::checkpointIfLong()
{
    if (m_log.grown() * m_pageSize > (isWorkWaiting() ? kLongBusyLog : kLongLog))
        checkpoint();
}

/// Requires: the writer's thread.
void Writer::checkpoint()
{
    const int mode = m_log.pages * m_pageSize > kVeryLongLog ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE;
    int inLog = 0;
    int moved = 0;
    const int code = checkpointed(m_database->handle(), mode, kReadersMayTake, &inLog, &moved);
    // A reader may still need what is there: then the rest is moved when the log has grown again.
    m_log.tried = m_log.pages;
    m_log.isMoved = code == SQLITE_OK && inLog == moved;
}

void Writer::emptyLog()
{
    if (checkpointed(m_database->handle(), SQLITE_CHECKPOINT_TRUNCATE, kReadersMayTakeAtRest) == SQLITE_OK)
        m_log = {.pages = 0, .tried = 0, .isMoved = true};
}

void Writer::finish()
{
    while (!m_queue.empty()) { // nobody adds any more: the owner is being destroyed
        if (auto* task = std::get_if<1>(&m_queue.front())) {
            (*task)->promise.set_value(closing());
            m_queue.pop_front();
            continue;
        }
        Group group = takeGroup();
        auto changes = attempt(group);
        if (changes) {
            settle(group, std::move(*changes));
            continue;
        }
        const Error error = changes.error();
        rollBack();
        for (const auto& pending : group)
            answer(pending->promise, error);
    }
    if (damage().isEmpty() && m_trust == Trust::Full)
        mark(*m_database, FileState::Clean);
    m_database->clearError();
    sqlite3_wal_checkpoint_v2(m_database->handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
}

} // namespace traceo::history
