#include "net/request_router.h"

namespace traceo {

RequestRouter::RequestRouter(RequestRunner& http, RequestRunner& files) : m_http(http), m_files(files) {}

QFuture<Response> RequestRouter::run(const Endpoint& endpoint, const Request& request)
{
    switch (request.transport) {
    case Transport::Http:
        return m_http.run(endpoint, request);
    case Transport::File:
        return m_files.run(endpoint, request);
    }
    Q_UNREACHABLE();
}

} // namespace traceo
