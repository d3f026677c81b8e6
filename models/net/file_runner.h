#pragma once
// Requests with the transport File: `Request::path` is the path, the answer is its content. Only
// regular files, whole, up to the request's cap.
// Any thread; futures finish on a thread of its own pool.

#include "core/clock.h"
#include "core/request_runner.h"

#include <QThreadPool>

namespace traceo {

class FileRunner final : public RequestRunner {
public:
    /// `clock` must outlive the runner.
    explicit FileRunner(const Clock& clock);
    /// Waits for the files being read.
    ~FileRunner() override;

    /// Always finishes. The status is 0. Error codes: NotFound, BadValue (no regular file), Storage
    /// (cannot be read), TooLarge, Empty, Timeout, Cancelled.
    QFuture<Response> run(const Endpoint& endpoint, const Request& request) override;

private:
    const Clock& m_clock;
    QThreadPool m_pool;
};

} // namespace traceo
