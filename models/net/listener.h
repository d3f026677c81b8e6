#pragma once
// The one listener: what comes by itself, the demo backend and test servers stand on it.
// Loopback unless told otherwise; sizes and the number of connections are capped.
// `open` on any thread; the answer function is called on the listener's own threads.

#include "core/request.h"
#include "core/result.h"

#include <QUrl>

#include <functional>
#include <memory>

namespace traceo {

struct IncomingRequest {
    std::string method;
    std::string path; ///< decoded, without the query
    Pairs query;      ///< of the URL, decoded, in order
    Pairs form;       ///< of an application/x-www-form-urlencoded body
    Pairs headers;    ///< names in lower case
    std::string body;
};

struct OutgoingResponse {
    int status = 200;
    Pairs headers; ///< Content-Type is application/json unless given; bodies over 1 kB are gzipped when asked for
    std::string body;
};

class Listener {
public:
    using Answer = std::function<OutgoingResponse(const IncomingRequest&)>;
    struct Options {
        QString address = QStringLiteral("127.0.0.1");
        std::uint16_t port = 0; ///< 0: a free one
        std::int64_t maxBodyBytes = 8 * 1024 * 1024;
        int threads = 2;
    };

    /// Errors: Unreachable when the address or port cannot be had.
    static Result<std::unique_ptr<Listener>> open(const Options& options, Answer answer);
    /// Ends all connections and waits for running answers.
    ~Listener();
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    std::uint16_t port() const;
    QUrl url() const; ///< http://127.0.0.1:PORT

private:
    Listener();
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace traceo
