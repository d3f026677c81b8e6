#include "net/http_client.h"

#include "net/line_thread.h"
#include "net/network_line.h"

namespace traceo {

HttpClient::HttpClient(const Clock& clock, CredentialStore& credentials) : m_line(new NetworkLine(clock, credentials))
{
    startLine(m_thread, m_line, QStringLiteral("traceo-net"));
}

HttpClient::~HttpClient()
{
    endLine(m_thread, m_line);
}

QFuture<Response> HttpClient::run(const Endpoint& endpoint, const Request& request)
{
    return runOn(m_line, endpoint, request);
}

void HttpClient::resetConnections()
{
    QMetaObject::invokeMethod(m_line, &NetworkLine::resetConnections, Qt::QueuedConnection);
}

} // namespace traceo
