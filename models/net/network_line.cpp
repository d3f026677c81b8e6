#include "net/network_line.h"

#include <QCoreApplication>
#include <QThread>

namespace traceo {
namespace {

class LineText {
    Q_DECLARE_TR_FUNCTIONS(NetworkLine)
};

} // namespace

NetworkLine::NetworkLine(const Clock& clock, CredentialStore& credentials) : m_parts{clock, credentials, {}, {}} {}

NetworkLine::~NetworkLine()
{
    endAll(); // while the parts they use are there
}

void NetworkLine::begin(const Endpoint& endpoint, const Request& request, const std::shared_ptr<QPromise<Response>>& promise)
{
    (new HttpExchange(m_parts, endpoint, request, promise, this))->start(); // deletes itself when it has ended
}

void NetworkLine::resetConnections()
{
    m_parts.connections.reset();
}

void NetworkLine::endAll()
{
    const auto exchanges = findChildren<HttpExchange*>(QString(), Qt::FindDirectChildrenOnly);
    for (HttpExchange* exchange : exchanges)
        exchange->fail({ErrorCode::Cancelled, {}, {}, LineText::tr("the end of the program"), {}});
    qDeleteAll(exchanges);
    m_parts.connections.reset();
}

void NetworkLine::close()
{
    endAll();
    thread()->quit();
}

} // namespace traceo
