#include "live/faulty_target.h"

namespace traceo::test {
namespace {
constexpr std::int64_t kPerScrape = 7;
constexpr std::int64_t kScrapesPerFailure = 10;
} // namespace

FaultyTarget::FaultyTarget(std::uint16_t port)
{
    auto listener = Listener::open({.port = port}, [this](const IncomingRequest& request) { return answer(request); });
    Q_ASSERT(listener.ok());
    m_listener = std::move(listener).value();
}

void FaultyTarget::restart()
{
    m_scrapes = 0;
}

OutgoingResponse FaultyTarget::answer(const IncomingRequest& request)
{
    if (request.path == "/metrics")
        return {.headers = {{"Content-Type", "text/plain; version=0.0.4"}}, .body = metrics()};
    if (m_failing)
        return {.status = 503, .body = "failing on purpose\n"};
    return {.headers = {{"Content-Type", "text/plain"}}, .body = "ok\n"};
}

std::string FaultyTarget::metrics()
{
    const std::int64_t scrapes = ++m_scrapes;
    const std::int64_t bad = scrapes / kScrapesPerFailure;
    const std::int64_t good = scrapes * kPerScrape - bad;
    return "# HELP http_requests_total Requests served.\n# TYPE http_requests_total counter\n"
           "http_requests_total{code=\"200\"} "
        + std::to_string(good) + "\nhttp_requests_total{code=\"500\"} " + std::to_string(bad) + "\n";
}

} // namespace traceo::test
