#include "net/redis_line.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QThread>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RedisLine)
};

/// A file that has changed asks for a new connection.
std::string stampOf(const QString& path)
{
    const QFileInfo file(path);
    const QString stamp = QStringLiteral("%1\n%2\n%3");
    return path.isEmpty() ? "\n" : stamp.arg(path).arg(file.lastModified().toMSecsSinceEpoch()).arg(file.size()).toStdString();
}

/// All that decides whom one speaks to, by what one knows them, and as whom.
std::string identityOf(const RedisExchange& exchange)
{
    const Endpoint& endpoint = exchange.endpoint();
    std::string identity = exchange.question().origin;
    if (isRediss(endpoint.base)) {
        for (const QString& file : {endpoint.caFile, endpoint.clientCertificate, endpoint.clientKey})
            identity += '\n' + stampOf(file);
    }
    if (endpoint.auth != Endpoint::Auth::None)
        identity += '\n' + std::to_string(int(endpoint.secret.kind)) + endpoint.secret.name + '\n' + endpoint.user;
    return identity;
}

} // namespace

RedisLine::RedisLine(const Clock& clock, CredentialStore& credentials, Millis keep)
    : m_parts{.clock = clock, .credentials = credentials, .keep = keep}
{}

RedisLine::~RedisLine()
{
    endAll(); // while the parts they use are there
}

void RedisLine::begin(const Endpoint& endpoint, const Request& request, const std::shared_ptr<QPromise<Response>>& promise)
{
    auto* exchange = new RedisExchange(m_parts.clock, endpoint, request, promise, this); // deletes itself when it has ended
    if (exchange->check())
        laneFor(*exchange).add(exchange);
}

RedisLane& RedisLine::laneFor(const RedisExchange& exchange)
{
    const std::string identity = identityOf(exchange);
    auto& lane = m_lanes[identity];
    if (!lane) {
        lane.reset(new RedisLane(m_parts, exchange.endpoint()));
        connect(lane.get(), &RedisLane::unused, this, [this, identity] { m_lanes.erase(identity); });
    }
    return *lane;
}

void RedisLine::resetConnections()
{
    m_parts.systemRoots.clear();
    for (const auto& [identity, lane] : m_lanes)
        lane->reset();
}

void RedisLine::endAll()
{
    const auto exchanges = findChildren<RedisExchange*>(QString(), Qt::FindDirectChildrenOnly);
    for (RedisExchange* exchange : exchanges)
        exchange->fail({ErrorCode::Cancelled, {}, {}, Text::tr("the end of the program"), {}});
    qDeleteAll(exchanges);
    m_lanes.clear();
}

void RedisLine::close()
{
    endAll();
    thread()->quit();
}

} // namespace traceo
