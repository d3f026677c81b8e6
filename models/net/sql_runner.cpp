#include "net/sql_runner.h"

#include "net/sql_line.h"

namespace traceo {

SqlRunner::SqlRunner(const Clock& clock, CredentialStore& credentials) : m_line(new SqlLine(clock, credentials))
{
    m_thread.setObjectName(QStringLiteral("traceo-sql-line"));
    m_line->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_line, &QObject::deleteLater);
    m_thread.start();
}

SqlRunner::~SqlRunner()
{
    QMetaObject::invokeMethod(m_line, &SqlLine::close, Qt::QueuedConnection);
    m_thread.wait();
}

QFuture<Response> SqlRunner::run(const Endpoint& endpoint, const Request& request)
{
    auto promise = std::make_shared<QPromise<Response>>();
    promise->start();
    QFuture<Response> future = promise->future();
    QMetaObject::invokeMethod(
        m_line, [line = m_line, endpoint, request, promise] { line->begin(endpoint, request, promise); }, Qt::QueuedConnection);
    return future;
}

} // namespace traceo
