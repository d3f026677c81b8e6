#pragma once
// The demo backend: a loopback server that speaks Prometheus' HTTP API over generated series. The app polls it
// through the very code that polls a real server; tests use it too. Everything it says is generated. Beside it stand the
// demo's PostgreSQL servers (demo_postgres_answer.h).
// Any thread; the answers come on the listener's threads.

#include "app/demo/demo_series.h"
#include "app/demo/query_text.h"
#include "core/clock.h"
#include "core/result.h"
#include "net/listener.h"

#include <memory>

namespace traceo::demo {

class DemoBackend {
public:
    /// As the server's retention: what is older is gone there.
    static constexpr Millis kRetention = 35 * kDay;

    /// Requires: `clock` outlives the backend. Errors: Unreachable when no loopback port can be had.
    static Result<std::unique_ptr<DemoBackend>> open(const Clock& clock);
    ~DemoBackend();

    /// http://127.0.0.1:PORT
    QUrl url() const;

    /// The answer to one request, as the listener gives it.
    OutgoingResponse answer(const IncomingRequest& request) const;

private:
    explicit DemoBackend(const Clock& clock);

    OutgoingResponse query(const IncomingRequest& request) const;
    OutgoingResponse queryRange(const IncomingRequest& request) const;
    OutgoingResponse series(const IncomingRequest& request) const;
    OutgoingResponse labels() const;
    OutgoingResponse labelValues(const std::string& label) const;
    OutgoingResponse instant(const Selection& selection, UtcMs at) const;
    OutgoingResponse rangeOfSamples(const Selection& selection, UtcMs at) const;
    OutgoingResponse stepped(const Selection& selection, TimeSpan span, Millis step) const;
    /// What of `span` lies between the retention's end and now.
    TimeSpan held(TimeSpan span) const;

    const Clock& m_clock;
    DemoSeries m_series;
    std::unique_ptr<Listener> m_listener; ///< last: its threads use the rest
};

} // namespace traceo::demo
