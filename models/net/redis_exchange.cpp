#include "net/redis_exchange.h"

#include "net/origin.h"

#include <QCoreApplication>
#include <QLoggingCategory>

namespace traceo {
namespace {

Q_LOGGING_CATEGORY(lcNet, "traceo.net", QtInfoMsg)

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RedisExchange)
};

constexpr int kAnswered = 200;

Error cancelled()
{
    return {ErrorCode::Cancelled, {}, {}, Text::tr("a request that was cancelled"), {}};
}

QString unreachedHint(const Endpoint& endpoint)
{
    return isRediss(endpoint.base)
        ? Text::tr("The host is down, a firewall drops what is sent to it, or the server does not speak "
                   "TLS at this port (then write redis:// in the source's url).")
        : Text::tr("The host is down, or a firewall drops what is sent to it.");
}

/// A Redis does one thing at a time: while a command runs nobody is greeted, and no TLS is spoken.
QString silentHint(const Endpoint& endpoint)
{
    return isRediss(endpoint.base)
        ? Text::tr("The server is busy with a long command or script, is stopped, does not speak TLS at this port (then write "
                   "redis:// in the source's url), or another service listens there. SLOWLOG GET names long commands.")
        : Text::tr("The server is busy with a long command or script, is stopped, or another service listens at this port. "
                   "SLOWLOG GET names long commands.");
}

QString stalledHint()
{
    return Text::tr("The server or the line to it stalled in mid-reply; it is asked again. If it stays, look for a long command "
                    "(SLOWLOG GET) and at what lies in between: a proxy, a tunnel, a firewall.");
}

} // namespace

RedisExchange::RedisExchange(const Clock& clock, Endpoint endpoint, Request request, std::shared_ptr<QPromise<Response>> promise,
                             QObject* parent)
    : QObject(parent), m_clock(clock), m_endpoint(std::move(endpoint)), m_request(std::move(request)),
      m_promise(std::move(promise))
{
    m_deadline.setSingleShot(true);
    m_deadline.setTimerType(Qt::PreciseTimer);
    m_idle.setSingleShot(true);
    m_idle.setTimerType(Qt::PreciseTimer);
    connect(&m_deadline, &QTimer::timeout, this, &RedisExchange::deadlinePassed);
    connect(&m_idle, &QTimer::timeout, this, &RedisExchange::idleTooLong);
    connect(&m_watcher, &QFutureWatcherBase::canceled, this, [this] { fail(cancelled()); });
    m_watcher.setFuture(m_promise->future());
}

RedisExchange::~RedisExchange()
{
    fail(cancelled());
}

bool RedisExchange::check()
{
    m_response.sentAt = m_clock.now();
    auto question = RedisQuestion::of(m_endpoint, m_request);
    if (!question) {
        fail(question.error());
        return false;
    }
    m_question = std::move(*question);
    return true;
}

void RedisExchange::waitForSecret()
{
    m_stage = Stage::Secret;
    m_idle.stop();
    if (!m_isDispatched)
        m_deadline.start(m_request.deadline);
}

void RedisExchange::waitForConnection()
{
    m_stage = Stage::Connection;
    dispatch();
    noteActivity(0);
}

void RedisExchange::waitForGreeting()
{
    m_stage = Stage::Greeting;
    noteActivity(0);
}

void RedisExchange::waitForReply()
{
    m_stage = Stage::Reply;
    dispatch();
    qCDebug(lcNet, "Sending %s to %s", m_question.name.c_str(), m_question.origin.c_str());
    noteActivity(0);
}

void RedisExchange::dispatch()
{
    if (m_isDispatched)
        return;
    m_isDispatched = true;
    m_response.sentAt = m_clock.now();
    m_deadline.start(m_request.deadline);
}

void RedisExchange::noteActivity(qint64 received)
{
    m_received = received;
    m_idle.start(m_request.idle);
}

void RedisExchange::deadlinePassed()
{
    if (m_stage == Stage::Secret) {
        return endOfPatience({ErrorCode::Auth,
                              {},
                              Text::tr("the secret from its store"),
                              Text::tr("no answer from the store"),
                              Text::tr("Unlock the keychain.")});
    }
    endOfPatience({ErrorCode::Timeout,
                   {},
                   Text::tr("a whole reply of Redis within %1 ms").arg(m_request.deadline.count()),
                   foundSoFar(),
                   patienceHint()});
}

void RedisExchange::idleTooLong()
{
    const QString found = m_stage == Stage::Greeting && m_received == 0 ? foundSoFar()
        : m_received > 0 ? Text::tr("silence after %1 bytes of a reply").arg(m_received)
                         : Text::tr("silence");
    endOfPatience(
        {ErrorCode::Timeout, {}, Text::tr("a byte at least every %1 ms").arg(m_request.idle.count()), found, patienceHint()});
}

QString RedisExchange::foundSoFar() const
{
    if (m_stage == Stage::Connection)
        return Text::tr("no connection so far");
    if (m_received > 0)
        return Text::tr("%1 bytes of it so far").arg(m_received);
    return m_stage == Stage::Greeting ? Text::tr("a connection, and no byte from the server") : Text::tr("no reply so far");
}

QString RedisExchange::patienceHint() const
{
    if (m_stage == Stage::Connection)
        return unreachedHint(m_endpoint);
    return m_received > 0 ? stalledHint() : silentHint(m_endpoint);
}

void RedisExchange::endOfPatience(Error error)
{
    if (m_stage != Stage::Reply)
        m_waitedInVain = error;
    fail(std::move(error));
}

bool RedisExchange::isMorePatientThan(const RedisExchange& other) const
{
    return m_request.deadline > other.m_request.deadline || m_request.idle > other.m_request.idle;
}

void RedisExchange::succeed(std::string reply)
{
    if (m_finished)
        return;
    m_response.status = kAnswered;
    m_response.body = std::move(reply);
    finish();
}

void RedisExchange::refuse(RedisRefusal refusal, std::string reply)
{
    if (m_finished)
        return;
    m_response.status = refusal.status;
    m_response.body = std::move(reply);
    fail(std::move(refusal.error));
}

void RedisExchange::fail(Error error)
{
    if (m_finished)
        return;
    error.where = error.where.isEmpty() ? where() : where() + QStringLiteral(": ") + error.where;
    m_response.error = std::move(error);
    finish();
}

QString RedisExchange::where() const
{
    QString asked = redacted(m_endpoint.base);
    if (!m_question.name.empty())
        asked += QStringLiteral(": ") + QString::fromStdString(m_question.name);
    return m_endpoint.source.empty() ? asked : QStringLiteral("%1 (%2)").arg(QString::fromStdString(m_endpoint.source), asked);
}

void RedisExchange::finish()
{
    m_finished = true;
    m_deadline.stop();
    m_idle.stop();
    m_watcher.disconnect(this);
    m_response.receivedAt = m_clock.now();
    if (m_response.error)
        qCInfo(lcNet, "%s", qUtf8Printable(toText(*m_response.error)));
    m_promise->addResult(std::move(m_response));
    m_promise->finish();
    Q_EMIT ended();
    deleteLater();
}

} // namespace traceo
