#include "net/http_client.h"

#include "net/network_line.h"

namespace traceo {

HttpClient::HttpClient(const Clock& clock, CredentialStore& credentials) : m_line(new NetworkLine(clock, credentials))
{
    m_thread.setObjectName(QStringLiteral("traceo-net"));
    m_line->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_line, &QObject::deleteLater);
    m_thread.start();
}

HttpClient::~HttpClient()
{
    QMetaObject::invokeMethod(m_line, &NetworkLine::close, Qt::QueuedConnection);
    m_thread.wait();
}

QFuture<Response> HttpClient::run(const Endpoint& endpoint, const Request& request)
{
    auto promise = std::make_shared<QPromise<Response>>();
    promise->start();
    QFuture<Response> future = promise->future();
    QMetaObject::invokeMethod(
        m_line, [line = m_line, endpoint, request, promise] { line->begin(endpoint, request, promise); }, Qt::QueuedConnection);
    return future;
}

void HttpClient::resetConnections()
{
    QMetaObject::invokeMethod(m_line, &NetworkLine::resetConnections, Qt::QueuedConnection);
}

} // namespace traceo
