#pragma once
// Asks a Redis, Valkey, KeyDB or Dragonfly: one connection for each server and login, kept while it is used, over which commands
// go one after the other; a hard deadline from dispatch, a cap on what is announced, and only commands that read
// (redis_commands.h). It has a network thread of its own. TLS is held to the rules of HTTPS; no proxy is asked.
// Any thread, but made and destroyed on one; futures finish on the network thread.

#include "core/clock.h"
#include "core/request_runner.h"

#include <QThread>

namespace traceo {

class RedisLine;

class RedisRunner final : public RequestRunner {
public:
    static constexpr Millis kKeep{60'000};

    /// Both must outlive the runner; the store is read on the network thread. `keep`: how long an unused connection stays open.
    RedisRunner(const Clock& clock, CredentialStore& credentials, Millis keep = kKeep);
    /// Ends what is under way (Cancelled) and waits for the thread.
    ~RedisRunner() override;
    RedisRunner(const RedisRunner&) = delete;
    RedisRunner& operator=(const RedisRunner&) = delete;

    /// `request.command` is sent, in the database whose number is the request's path, else the endpoint's. A second time only when a
    /// kept connection had ended without a byte of reply, or after resetConnections(). Always finishes. A cancelled future
    /// has no result; the command is given up together with its connection.
    /// The response's body is one reply as it was on the wire, its status 200. A reply that is an error is the response's error,
    /// with a status as HTTP would have (redis_answer.h). Codes: BadValue (the endpoint, or a command that does not only read),
    /// Auth, Http, Redirect, Tls, Unreachable, Timeout, Cancelled, TooLarge, Truncated, Decode.
    QFuture<Response> run(const Endpoint& endpoint, const Request& request) override;

    /// After a resume or a change of the network: connections may be dead, so none is used again.
    void resetConnections();

private:
    QThread m_thread;
    RedisLine* m_line; ///< lives on the thread and ends with it
};

} // namespace traceo
