#pragma once
// Runs requests. Implemented by net/, handed out by app/wiring, so that a domain can ask a
// question once without seeing the network.
// Any thread; the future finishes on the network thread, so continue with a context.

#include "core/request.h"

#include <QFuture>

namespace traceo {

class RequestRunner {
public:
    virtual ~RequestRunner() = default;
    /// Always finishes with a Response; failures are in Response::error. Cancelling the future
    /// aborts the request.
    virtual QFuture<Response> run(const Endpoint& endpoint, const Request& request) = 0;
};

} // namespace traceo
