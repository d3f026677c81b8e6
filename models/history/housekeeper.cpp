#include "history/housekeeper.h"

#include "history/fold.h"
#include "history/known_time.h"
#include "history/months.h"
#include "history/retention.h"

#include <QCoreApplication>
#include <QFile>

#include <sqlite3.h>

namespace traceo::history {
namespace {

using namespace std::chrono_literals;

constexpr auto kBetweenLooks = 60s;
constexpr Millis kBetweenChecks = 7 * kDay;
constexpr Millis kPackedAfter = 45 * kDay;
constexpr int kJoinsAtOnce = 200;
constexpr int kMonthsAtOnce = 20; // each reads the bodies of its days
constexpr int kPagesAtOnce = 100;

Error cancelled()
{
    return {.code = ErrorCode::Cancelled, .where = {}, .expected = {}, .found = {}, .hint = {}};
}

/// Slices until nothing is left; each in a transaction of its own, so that commits get their turn.
Result<void> inSlices(Writer& writer, const std::stop_token& stop, const std::function<Result<int>(Database&)>& slice)
{
    for (int done = 1; done > 0;) {
        if (stop.stop_requested())
            return cancelled();
        auto result = writer.run(Writer::Around::Transaction, [&](Database& database) -> Result<void> {
            const auto count = slice(database);
            if (!count)
                return count.error();
            done = *count;
            return {};
        });
        if (!result)
            return result;
    }
    return {};
}

} // namespace

Housekeeper::Housekeeper(Writer* writer, std::shared_ptr<ReaderPool> readers, Options options, const Clock& clock)
    : m_writer(writer), m_readers(std::move(readers)), m_options(options), m_clock(clock),
      m_thread([this](const std::stop_token& stop) { loop(stop); })
{}

void Housekeeper::stop()
{
    m_thread.request_stop();
}

Housekeeper::~Housekeeper()
{
    stop();
    m_thread.join();
    for (const auto& [work, promise] : m_queue) {
        promise->addResult(cancelled());
        promise->finish();
    }
}

QFuture<Result<void>> Housekeeper::enqueue(Work work)
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    {
        const std::lock_guard lock(m_mutex);
        m_queue.emplace_back(std::move(work), promise);
    }
    m_wake.notify_all();
    return promise->future();
}

QFuture<Result<void>> Housekeeper::compact()
{
    return enqueue([this](const std::stop_token& stop) {
        const auto tidied = tidyUp(stop, dayOf(msOf(m_clock.now())));
        const auto packed = packFile(stop); // a damaged day does not keep the others large
        if (!tidied || !packed)
            return tidied ? packed : tidied;
        return m_writer->run(Writer::Around::Nothing, [this](Database&) -> Result<void> {
            m_writer->emptyLog(); // somebody asked; by itself the file only grows as needed
            return {};
        });
    });
}

QFuture<Result<void>> Housekeeper::backup(const QString& to)
{
    return enqueue([this, to](const std::stop_token& stop) { return backupNow(to, stop); });
}

QFuture<Result<void>> Housekeeper::check(Depth depth)
{
    return enqueue([this, depth](const std::stop_token& stop) { return checkNow(depth, stop); });
}

void Housekeeper::loop(const std::stop_token& stop)
{
    UtcMs retained = m_clock.now();
    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested()) {
        if (!m_wake.wait_for(lock, stop, kBetweenLooks, [this] { return !m_queue.empty(); })) {
            if (stop.stop_requested() || !m_writer)
                continue;
            lock.unlock();
            look(stop, retained);
            tellDamage();
            lock.lock();
            continue;
        }
        const auto [work, promise] = std::move(m_queue.front());
        m_queue.pop_front();
        lock.unlock();
        promise->addResult(work(stop));
        tellDamage();
        promise->finish();
        lock.lock();
    }
}

/// What fails here is tried again at the next look; a question that needs it will say why.
void Housekeeper::look(const std::stop_token& stop, UtcMs& retained)
{
    const bool due = m_clock.now() - retained > 6 * kHour;
    const std::int64_t quiet = dayOf(msOf(m_clock.now() - kPackedAfter));
    const auto done = due ? tidyUp(stop, firstDayOf(monthOf(quiet))) : fold(stop);
    const auto given = due ? giveBackSpace(stop) : Result<void>();
    if (due && done && given)
        retained = m_clock.now();
    if (!due)
        checkIfDue(stop);
}

/// What readers came upon; they have no way to the writer.
void Housekeeper::tellDamage()
{
    const auto damage = m_writer ? m_readers->damage() : std::nullopt;
    if (damage)
        m_writer->reportDamage(*damage);
}

/// The whole check, once a week.
void Housekeeper::checkIfDue(const std::stop_token& stop)
{
    std::optional<UtcMs> checked;
    if (auto reader = m_readers->lend(stop)) {
        const std::int64_t at = (*reader)->database().integer("SELECT coalesce(checked, 0) FROM store");
        if ((*reader)->outcome())
            checked = utcMs(at);
    }
    if (checked && std::chrono::abs(m_clock.now() - *checked) > kBetweenChecks)
        (void)checkNow(Depth::Whole, stop);
}

Result<void> Housekeeper::checkNow(Depth depth, const std::stop_token& stop)
{
    auto reader = m_readers->lend(stop);
    auto found = reader ? checkFile((*reader)->database(), depth) : Result<void>(reader.error());
    if (reader)
        reader->reset(); // the writer may want to empty the log now
    if (!m_writer)
        return found;
    if (!found && found.error().code == ErrorCode::Corrupt)
        m_writer->reportDamage(found.error());
    if (!found)
        return found;
    m_writer->trust();
    if (depth == Depth::Quick)
        return {};
    return m_writer->run(Writer::Around::Transaction, [this](Database& database) -> Result<void> {
        database.run("UPDATE store SET checked = ?1", msOf(m_clock.now()));
        return database.outcome();
    });
}

Result<void> Housekeeper::tidyUp(const std::stop_token& stop, std::int64_t packBefore)
{
    if (!m_writer)
        return Error{.code = ErrorCode::ReadOnly, .where = {}, .expected = {}, .found = {}, .hint = {}};
    const auto folded = fold(stop);
    auto done = join(stop);
    if (done)
        done = retain(stop);
    if (done)
        done = pack(packBefore, stop);
    checkIfDue(stop);
    return folded ? done : folded;
}

/// Days that were folded one after another leave pages half full; free pages alone are no measure of that.
Result<void> Housekeeper::packFile(const std::stop_token& stop)
{
    if (!m_writer)
        return Error{.code = ErrorCode::ReadOnly, .where = {}, .expected = {}, .found = {}, .hint = {}};
    if (stop.stop_requested())
        return cancelled();
    const auto packed = m_writer->run(Writer::Around::Nothing, [&stop](Database& database) {
        database.run("PRAGMA temp_store=FILE"); // the file's size again: not in memory
        {
            const Interruptible interruptible(database, stop);
            database.run("VACUUM");
        }
        auto outcome = database.outcome();
        database.clearError();
        database.run("PRAGMA temp_store=MEMORY");
        return outcome;
    });
    // It takes the file's size again on the disk for a while. Where that is not to be had, free pages still go.
    auto done = giveBackSpace(stop);
    if (stop.stop_requested())
        return cancelled();
    return packed ? done : packed;
}

Result<void> Housekeeper::fold(const std::stop_token& stop)
{
    std::vector<std::int64_t> days;
    {
        auto reader = m_readers->lend(stop);
        if (!reader)
            return reader.error();
        days = closedDays((*reader)->head().view(), msOf(m_clock.now()));
    }
    Result<void> all;
    for (const std::int64_t day : days) {
        if (stop.stop_requested())
            return cancelled();
        if (auto done = foldDay(day, stop); !done && all)
            all = done; // a damaged day does not keep the others
    }
    return all;
}

Result<void> Housekeeper::foldDay(std::int64_t day, const std::stop_token& stop)
{
    const std::uint64_t before = m_writer->chunksWritten();
    Result<FoldPlan> plan = [&]() -> Result<FoldPlan> {
        auto reader = m_readers->lend(stop);
        if (!reader)
            return reader.error();
        return prepareFold((*reader)->database(), (*reader)->head(), day);
    }();
    if (!plan)
        return plan.error();
    const auto put = [&](Database& database) -> Result<void> {
        if (m_writer->chunksWritten() != before) { // chunks came meanwhile: what was prepared may miss them
            const HeadView view = headView(database);
            const auto head = HeadMirror::slice(m_readers->head(), database, view);
            if (!head)
                return head.error();
            plan = prepareFold(database, *head, day);
        }
        return plan ? apply(database, *plan) : Result<void>(plan.error());
    };
    auto done = m_writer->run(Writer::Around::Transaction, put);
    if (done)
        m_readers->head()->drop(day, plan->throughRow);
    return done;
}

Result<void> Housekeeper::join(const std::stop_token& stop)
{
    return inSlices(*m_writer, stop, [](Database& database) -> Result<int> {
        const auto plan = prepareJoin(database, kJoinsAtOnce);
        if (!plan)
            return plan.error();
        if (auto done = apply(database, *plan); !done)
            return done.error();
        return int(plan->remove.size());
    });
}

/// By itself what is old enough that hardly anything comes late any more; when somebody asks, every day that is over.
Result<void> Housekeeper::pack(std::int64_t before, const std::stop_token& stop)
{
    std::int64_t cursor = 0;
    auto done = inSlices(*m_writer, stop,
                         [before, &cursor](Database& database) { return packMonths(database, before, cursor, kMonthsAtOnce); });
    if (!done || m_monthsHaveBuckets)
        return done;
    cursor = 0;
    done = inSlices(*m_writer, stop, [&cursor](Database& database) { return addBuckets(database, cursor, kMonthsAtOnce); });
    m_monthsHaveBuckets = done.ok();
    return done;
}

Result<void> Housekeeper::retain(const std::stop_token& stop)
{
    const UtcMs now = m_clock.now();
    auto done =
        inSlices(*m_writer, stop, [&](Database& database) { return removeChunks(database, now - m_options.keepMinutes); });
    if (done)
        done = inSlices(*m_writer, stop, [&](Database& database) { return thinChunks(database, now - m_options.keepRaw); });
    if (done)
        done = inSlices(*m_writer, stop, [&](Database& database) { return removeEvents(database, now - m_options.keepEvents); });
    if (done)
        done = inSlices(*m_writer, stop, [&](Database& database) { return joinEvents(database, floorTo(now, kDay)); });
    return done;
}

Result<void> Housekeeper::giveBackSpace(const std::stop_token& stop)
{
    for (std::int64_t free = 1; free > 0 && !stop.stop_requested();) {
        auto done = m_writer->run(Writer::Around::Nothing, [&](Database& database) -> Result<void> {
            database.run("PRAGMA incremental_vacuum(256)");
            const std::int64_t left = database.integer("PRAGMA freelist_count");
            free = left < free || free == 1 ? left : 0; // stop when it gets no smaller
            return database.outcome();
        });
        if (!done)
            return done;
    }
    return m_writer->run(Writer::Around::Nothing, [this](Database&) -> Result<void> {
        m_writer->checkpoint();
        return {};
    });
}

Result<void> Housekeeper::backupNow(const QString& to, const std::stop_token& stop)
{
    const QString part = to + QStringLiteral(".part");
    if (QFile::exists(to) || QFile::exists(part))
        return Error{ErrorCode::Storage, to, QCoreApplication::translate("History", "a name that is not taken"), {}, {}};
    auto reader = m_readers->lend(stop);
    if (!reader)
        return reader.error();
    sqlite3* target = nullptr;
    int code = sqlite3_open_v2(part.toUtf8().constData(), &target,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    if (code == SQLITE_OK) {
        // The source is in a read transaction, so what commits meanwhile does not restart the copy.
        sqlite3_backup* backup = sqlite3_backup_init(target, "main", (*reader)->database().handle(), "main");
        while (backup && !stop.stop_requested() && (code = sqlite3_backup_step(backup, kPagesAtOnce)) == SQLITE_OK) {}
        if (backup)
            sqlite3_backup_finish(backup);
    }
    const QString message = target ? QString::fromUtf8(sqlite3_errmsg(target)) : QString();
    sqlite3_close(target);
    if (code == SQLITE_DONE && QFile::rename(part, to))
        return {};
    QFile::remove(part); // our own unfinished copy
    return stop.stop_requested() ? cancelled() : errorOf(code, to, message);
}

} // namespace traceo::history
