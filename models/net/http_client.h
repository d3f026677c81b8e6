#pragma once
// The one HTTP client: HTTP/1.1, its own queue of six requests an origin, a hard deadline from
// dispatch, a cap on what is unpacked, no cookies, no cache, redirects within the origin only, and
// no answer without a proof of its end. It has a network thread of its own.
// Any thread, but made and destroyed on one; futures finish on the network thread.

#include "core/clock.h"
#include "core/request_runner.h"

#include <QThread>

namespace traceo {

class NetworkLine;

class HttpClient final : public RequestRunner {
public:
    /// Both must outlive the client; the store is read on the network thread.
    HttpClient(const Clock& clock, CredentialStore& credentials);
    /// Ends what is under way (Cancelled) and waits for the thread.
    ~HttpClient() override;
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;

    /// A request is sent once; a second time only when a kept connection had ended without a byte of
    /// answer, or along a redirect. Always finishes. A cancelled future has no result; the request is aborted.
    /// Error codes of the response: BadValue (the endpoint or a header), Auth, RateLimited, Http,
    /// Redirect, Tls, Unreachable, Timeout, Cancelled, TooLarge, Truncated, Decode, Empty. Where the
    /// server answered with another status than 2xx, the body is what arrived of it, at most 64 KiB.
    QFuture<Response> run(const Endpoint& endpoint, const Request& request) override;

    /// After a resume or a change of the network: kept connections may be dead, so none is used again.
    void resetConnections();

private:
    QThread m_thread;
    NetworkLine* m_line; ///< lives on the thread and ends with it
};

} // namespace traceo
