#include "net/redis_runner.h"

#include "net/line_thread.h"
#include "net/redis_line.h"

namespace traceo {

RedisRunner::RedisRunner(const Clock& clock, CredentialStore& credentials, Millis keep)
    : m_line(new RedisLine(clock, credentials, keep))
{
    startLine(m_thread, m_line, QStringLiteral("traceo-redis"));
}

RedisRunner::~RedisRunner()
{
    endLine(m_thread, m_line);
}

QFuture<Response> RedisRunner::run(const Endpoint& endpoint, const Request& request)
{
    return runOn(m_line, endpoint, request);
}

void RedisRunner::resetConnections()
{
    QMetaObject::invokeMethod(m_line, &RedisLine::resetConnections, Qt::QueuedConnection);
}

} // namespace traceo
