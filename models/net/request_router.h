#pragma once
// Hands each request to the runner of its transport.
// Any thread.

#include "core/request_runner.h"

namespace traceo {

class RequestRouter final : public RequestRunner {
public:
    /// Both must outlive the router.
    RequestRouter(RequestRunner& http, RequestRunner& files);

    QFuture<Response> run(const Endpoint& endpoint, const Request& request) override;

private:
    RequestRunner& m_http;
    RequestRunner& m_files;
};

} // namespace traceo
