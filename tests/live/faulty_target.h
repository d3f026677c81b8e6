#pragma once
// A scraped service whose request counters are known exactly: each scrape finds `perScrape` more
// requests, every tenth scrape some of them failed. It can restart (counters begin at zero) and fail.
// Any thread.

#include "net/listener.h"

#include <atomic>
#include <cstdint>
#include <memory>

namespace traceo::test {

class FaultyTarget {
public:
    explicit FaultyTarget(std::uint16_t port = 0);

    QUrl url() const { return m_listener->url(); }
    std::uint16_t port() const { return m_listener->port(); }
    void restart(); ///< all counters begin at zero
    void setFailing(bool failing) { m_failing = failing; }

private:
    OutgoingResponse answer(const IncomingRequest& request);
    std::string metrics();

    std::atomic<std::int64_t> m_scrapes = 0;
    std::atomic<bool> m_failing = false;
    std::unique_ptr<Listener> m_listener;
};

} // namespace traceo::test
