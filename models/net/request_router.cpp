#include "net/request_router.h"

namespace traceo {

QFuture<Response> RequestRouter::run(const Endpoint& endpoint, const Request& request)
{
    const auto runner = m_runners.find(request.transport);
    Q_ASSERT(runner != m_runners.end());
    return runner->second->run(endpoint, request);
}

} // namespace traceo
