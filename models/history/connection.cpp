#include "history/connection.h"

#include "history/sqlite_codes.h"

#include <QCoreApplication>

#include <sqlite3.h>

namespace traceo::history {
namespace {

constexpr std::size_t kMostIdle = 8;

} // namespace

Result<std::unique_ptr<Database>> ReaderPool::take()
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_idle.empty()) {
            auto database = std::move(m_idle.back());
            m_idle.pop_back();
            return database;
        }
    }
    return Database::open(m_path, m_mode);
}

void ReaderPool::giveBack(std::unique_ptr<Database> database)
{
    const std::lock_guard lock(m_mutex);
    if (!m_closed && m_idle.size() < kMostIdle)
        m_idle.push_back(std::move(database));
}

void ReaderPool::close()
{
    const std::lock_guard lock(m_mutex);
    m_closed = true;
    m_idle.clear();
}

std::optional<Error> ReaderPool::damage() const
{
    const std::lock_guard lock(m_mutex);
    return m_damage;
}

void ReaderPool::noteDamage(const Error& error)
{
    const std::lock_guard lock(m_mutex);
    if (!m_damage)
        m_damage = error;
}

Result<std::unique_ptr<Connection>> ReaderPool::lend(std::stop_token stop)
{
    auto database = take();
    if (!database)
        return database.error();
    auto connection = std::make_unique<Connection>(std::move(*database), shared_from_this(), std::move(stop));
    const auto before = m_commits ? m_commits->now() : std::nullopt;
    if (auto begun = connection->begin(); !begun)
        return begun.error();
    if (m_commits && m_commits->now() == before)
        connection->m_commits = before;
    return connection;
}

Connection::Connection(std::unique_ptr<Database> database, std::shared_ptr<ReaderPool> pool, std::stop_token stop)
    : m_database(std::move(database)), m_pool(std::move(pool)), m_mirror(m_pool->head()), m_catalogue(m_pool->catalogue()),
      m_stop(std::move(stop)), m_interruptible(std::make_unique<Interruptible>(*m_database, m_stop))
{}

Connection::Connection(std::unique_ptr<Database> host)
    : m_database(std::move(host)), m_mirror(std::make_shared<HeadMirror>()), m_catalogue(std::make_shared<SeriesCatalogue>())
{}

Connection::~Connection()
{
    if (!m_pool)
        return;
    m_interruptible.reset();
    m_database->clearError();
    if (m_database->inTransaction())
        m_database->run("ROLLBACK");
    if (m_database->ok() && !m_isKept)
        m_pool->giveBack(std::move(m_database));
}

Result<void> Connection::begin()
{
    m_database->forgetSchemaVersion(); // its owner may have migrated the file since
    m_database->run("BEGIN");
    return readHead();
}

Result<void> Connection::follow()
{
    unsigned version = 0;
    sqlite3_file_control(m_database->handle(), "main", SQLITE_FCNTL_DATA_VERSION, &version);
    if (m_version == version)
        return {};
    m_database->forgetSchemaVersion(); // its owner may be a newer one by now
    m_lastSeries.reset();
    m_sinceRow.reset();
    auto done = readHead();
    if (done)
        m_version = version;
    return done;
}

Result<void> Connection::readHead()
{
    // The first read fixes what this transaction sees.
    const HeadView view = headView(*m_database);
    if (auto done = outcome(); !done)
        return done;
    auto head = HeadMirror::slice(m_mirror, *m_database, view);
    if (!head) {
        if (m_pool && isDamage(m_database->code()))
            m_pool->noteDamage(head.error());
        m_database->clearError();
        return head.error();
    }
    m_head = std::move(*head);
    return {};
}

Result<std::unique_ptr<Connection>> Connection::another() const
{
    return m_pool ? m_pool->lend(m_stop) : Result(std::unique_ptr<Connection>());
}

SeriesId Connection::lastSeries()
{
    if (!m_lastSeries)
        m_lastSeries = m_database->integer("SELECT coalesce(max(id), 0) FROM series");
    return *m_lastSeries;
}

std::shared_ptr<const NewSamples> Connection::samplesSince(std::int64_t row)
{
    if (m_sinceRow != row) {
        auto found = m_head.since(row);
        m_newSamples = found ? std::make_shared<const NewSamples>(std::move(*found)) : nullptr;
        m_sinceRow = row;
    }
    return m_newSamples;
}

Result<void> Connection::outcome()
{
    if (isCancelled()) {
        m_database->clearError();
        return Error{.code = ErrorCode::Cancelled, .where = m_database->path(), .expected = {}, .found = {}, .hint = {}};
    }
    auto outcome = m_database->outcome();
    if (m_pool && isDamage(m_database->code()))
        m_pool->noteDamage(outcome.error());
    m_database->clearError();
    return outcome;
}

} // namespace traceo::history
