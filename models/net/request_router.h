#pragma once
// Hands each request to the runner of its transport.
// Any thread.

#include "core/request_runner.h"

#include <map>

namespace traceo {

class RequestRouter final : public RequestRunner {
public:
    using Runners = std::map<Transport, RequestRunner*>;
    /// All must outlive the router.
    explicit RequestRouter(Runners runners) : m_runners(std::move(runners)) {}

    /// Requires: there is a runner for the request's transport.
    QFuture<Response> run(const Endpoint& endpoint, const Request& request) override;

private:
    const Runners m_runners;
};

} // namespace traceo
