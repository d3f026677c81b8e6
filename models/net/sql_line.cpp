#include "net/sql_line.h"

#include <QCoreApplication>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SqlLine)
};

/// Beyond it connections share a thread: one dead server then holds up others of its thread, for a deadline at most.
constexpr std::size_t kThreads = 16;

} // namespace

SqlLine::SqlLine(const Clock& clock, CredentialStore& credentials)
    : m_parts{.clock = clock, .credentials = credentials, .workerFor = [this](const std::string& key) -> SqlWorker& {
                  return workerFor(key);
              }}
{}

SqlLine::~SqlLine()
{
    endAll(); // while the parts they use are there
}

void SqlLine::begin(const Endpoint& endpoint, const Request& request, const std::shared_ptr<QPromise<Response>>& promise)
{
    (new SqlExchange(m_parts, endpoint, request, promise, this))->start(); // deletes itself when it has ended
}

SqlWorker& SqlLine::workerFor(const std::string& key)
{
    const auto known = m_places.find(key);
    const std::size_t place = known != m_places.end() ? known->second : m_places.size() % kThreads;
    m_places.emplace(key, place);
    if (place == m_workers.size())
        m_workers.push_back(std::make_unique<SqlWorker>(m_roots));
    return *m_workers[place];
}

void SqlLine::resetConnections()
{
    ++m_parts.epoch;
    const auto exchanges = underWay();
    for (SqlExchange* exchange : exchanges)
        exchange->resetConnection();
}

QList<SqlExchange*> SqlLine::underWay() const
{
    return findChildren<SqlExchange*>(QString(), Qt::FindDirectChildrenOnly);
}

void SqlLine::endAll()
{
    const auto exchanges = underWay();
    for (SqlExchange* exchange : exchanges)
        exchange->fail({ErrorCode::Cancelled, {}, {}, Text::tr("the end of the program"), {}});
    qDeleteAll(exchanges);
}

void SqlLine::close()
{
    endAll();
    for (const auto& worker : m_workers)
        worker->quit();
    m_workers.clear();
    m_places.clear();
    thread()->quit();
}

} // namespace traceo
