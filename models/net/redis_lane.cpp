#include "net/redis_lane.h"

#include "core/when_finished.h"
#include "net/redis_lookups.h"
#include "net/tls_settings.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RedisLane)
};

constexpr std::size_t kMostWaiting = 4096;

} // namespace

RedisLane::RedisLane(RedisParts& parts, const Endpoint& endpoint) : m_parts(parts), m_endpoint(endpoint)
{
    m_unused.setSingleShot(true);
    connect(&m_unused, &QTimer::timeout, this, &RedisLane::unused);
}

void RedisLane::add(RedisExchange* exchange)
{
    if (m_waiting.size() >= kMostWaiting) {
        return exchange->fail({ErrorCode::TooLarge,
                               {},
                               Text::tr("at most %1 commands waiting for one server").arg(kMostWaiting),
                               Text::tr("one more"),
                               Text::tr("Ask for less, or less often.")});
    }
    connect(exchange, &RedisExchange::ended, this, [this, exchange] { leave(exchange); });
    m_waiting.push_back(exchange);
    next();
}

/// With its reply, or in the middle of things: then the rest of its reply would be taken for the next one's.
void RedisLane::leave(RedisExchange* exchange)
{
    std::erase(m_waiting, exchange);
    if (exchange != m_current)
        return;
    m_current = nullptr;
    if (std::exchange(m_isAsked, false))
        countLookup(exchange->question().name, {}, m_parts.lookups[exchange->question().origin]);
    ++m_opening;
    if (m_connection && !m_connection->isReady())
        m_connection.reset();
    if (const auto& why = exchange->waitedInVain()) {
        const auto waiting = m_waiting; // each leaves it
        for (RedisExchange* other : waiting) {
            if (!other->isMorePatientThan(*exchange))
                other->refuse({0, *why});
        }
    }
    QMetaObject::invokeMethod(this, &RedisLane::next, Qt::QueuedConnection);
}

/// Who is under way and who waits: the server is not to be had now.
void RedisLane::refuseAll(const RedisRefusal& why)
{
    const auto waiting = m_waiting; // each leaves it
    m_current->refuse(why);
    for (RedisExchange* exchange : waiting)
        exchange->refuse(why);
}

void RedisLane::next()
{
    if (m_current != nullptr)
        return;
    if (m_waiting.empty())
        return m_unused.start(m_parts.keep);
    m_unused.stop();
    m_current = m_waiting.front();
    m_waiting.pop_front();
    if (m_connection && m_connection->isReady())
        ask();
    else
        open();
}

void RedisLane::open()
{
    m_connection.reset();
    if (m_endpoint.auth == Endpoint::Auth::None)
        return connectWith({});
    m_current->waitForSecret();
    whenFinished(m_parts.credentials.read(m_endpoint.secret, m_current->question().origin), this,
                 [this, opening = ++m_opening](const QFuture<Result<std::shared_ptr<const Secret>>>& secret) {
                     if (opening == m_opening && m_current != nullptr && !hasNoAnswer(secret))
                         useSecret(secret.result());
                 });
}

void RedisLane::useSecret(const Result<std::shared_ptr<const Secret>>& secret)
{
    if (!secret)
        return refuseAll({0, secret.error()});
    auto login = redisLogin(m_endpoint, **secret);
    if (!login)
        return refuseAll({0, login.error()});
    connectWith(std::move(*login));
}

void RedisLane::connectWith(std::string login)
{
    const auto way = route();
    if (!way)
        return refuseAll({0, way.error()});
    m_connection.reset(new RedisConnection(m_endpoint, *way, std::move(login)));
    const RedisConnection* connection = m_connection.get();
    connect(connection, &RedisConnection::reached, this, [this] {
        if (m_current != nullptr)
            m_current->waitForGreeting();
    });
    connect(connection, &RedisConnection::ready, this, &RedisLane::ask);
    connect(connection, &RedisConnection::answered, this, &RedisLane::takeAnswer);
    connect(connection, &RedisConnection::closed, this, &RedisLane::connectionClosed);
    connect(connection, &RedisConnection::active, this, [this](qint64 received) {
        if (m_current != nullptr)
            m_current->noteActivity(received);
    });
    m_current->waitForConnection();
    m_connection->open();
}

/// Straight there: proxies are for the web.
Result<Route> RedisLane::route()
{
    Route route;
    if (!isRediss(m_endpoint.base))
        return route;
    if (m_parts.systemRoots.isEmpty())
        m_parts.systemRoots = QSslConfiguration::systemCaCertificates();
    const auto tls = tlsSettings(m_endpoint, m_parts.systemRoots);
    if (!tls)
        return tls.error();
    route.tls = *tls;
    route.roots = m_endpoint.caFile.isEmpty() ? TrustedRoots::System : TrustedRoots::Named;
    return route;
}

void RedisLane::ask()
{
    m_isAsked = true;
    m_current->waitForReply();
    m_connection->ask(m_current->question(), m_current->maxBytes());
}

void RedisLane::takeAnswer()
{
    std::string reply = m_connection->takeReply();
    m_isAsked = false;
    Lookups& lookups = m_parts.lookups[m_current->question().origin];
    m_current->noteLookups(lookups);
    countLookup(m_current->question().name, reply, lookups);
    if (const auto& refusal = m_connection->refusal())
        m_current->refuse(*refusal, std::move(reply));
    else
        m_current->succeed(std::move(reply));
}

void RedisLane::connectionClosed()
{
    const auto ended = std::move(m_connection);
    if (m_current == nullptr)
        return;
    if (ended->wasKeptTooLong()) {
        m_isAsked = false; // it had ended before it was asked
        open();            // once, as the next one has not answered before
        return;
    }
    if (ended->wasLetIn())
        m_current->refuse(ended->failure());
    else
        refuseAll(ended->failure());
}

void RedisLane::reset()
{
    if (!m_connection)
        return;
    m_connection.reset();
    if (m_current == nullptr)
        return;
    if (std::exchange(m_isAsked, false))
        countLookup(m_current->question().name, {}, m_parts.lookups[m_current->question().origin]);
    open();
}

} // namespace traceo
