#include "net/redis_runner.h"

#include "net/redis_line.h"

namespace traceo {

RedisRunner::RedisRunner(const Clock& clock, CredentialStore& credentials, Millis keep)
    : m_line(new RedisLine(clock, credentials, keep))
{
    m_thread.setObjectName(QStringLiteral("traceo-redis"));
    m_line->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_line, &QObject::deleteLater);
    m_thread.start();
}

RedisRunner::~RedisRunner()
{
    QMetaObject::invokeMethod(m_line, &RedisLine::close, Qt::QueuedConnection);
    m_thread.wait();
}

QFuture<Response> RedisRunner::run(const Endpoint& endpoint, const Request& request)
{
    auto promise = std::make_shared<QPromise<Response>>();
    promise->start();
    QFuture<Response> future = promise->future();
    QMetaObject::invokeMethod(
        m_line, [line = m_line, endpoint, request, promise] { line->begin(endpoint, request, promise); }, Qt::QueuedConnection);
    return future;
}

void RedisRunner::resetConnections()
{
    QMetaObject::invokeMethod(m_line, &RedisLine::resetConnections, Qt::QueuedConnection);
}

} // namespace traceo
