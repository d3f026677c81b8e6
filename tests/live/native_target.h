#pragma once
// A scraped service with a native histogram whose events are known exactly. It speaks the protobuf form of the exposition, the only
// one that has native histograms: io.prometheus.client.MetricFamily, each with its length in front (prometheus/client_model:
// io/prometheus/client/metrics.proto).
// Any thread.

#include "net/listener.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>

namespace traceo::test {

class NativeTarget {
public:
    NativeTarget();

    std::uint16_t port() const { return m_listener->port(); }
    /// All counts begin at zero.
    void restart() { m_scrapes = 0; }

    /// `answer_seconds` after so many scrapes: of ten events each one of 0, five in (0.25, 0.5], three in (0.5, 1], one in (1, 2].
    static std::string exposition(std::int64_t scrapes);

private:
    std::atomic<std::int64_t> m_scrapes = 0;
    std::unique_ptr<Listener> m_listener;
};

} // namespace traceo::test
