#include "net/sql_runner.h"

#include "net/line_thread.h"
#include "net/sql_line.h"

namespace traceo {

SqlRunner::SqlRunner(const Clock& clock, CredentialStore& credentials) : m_line(new SqlLine(clock, credentials))
{
    startLine(m_thread, m_line, QStringLiteral("traceo-sql-line"));
}

SqlRunner::~SqlRunner()
{
    endLine(m_thread, m_line);
}

QFuture<Response> SqlRunner::run(const Endpoint& endpoint, const Request& request)
{
    return runOn(m_line, endpoint, request);
}

void SqlRunner::resetConnections()
{
    QMetaObject::invokeMethod(m_line, &SqlLine::resetConnections, Qt::QueuedConnection);
}

} // namespace traceo
