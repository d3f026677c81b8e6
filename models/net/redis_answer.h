#pragma once
// What a refusal of a Redis, or the lack of an answer, means. Pure rules; the socket is in redis_connection.
// Any thread; immutable.

#include "core/request.h"

#include <string>
#include <string_view>

namespace traceo {

/// Status as HTTP has them: 401 and 403 not let in, 405 not allowed to this user, 501 not there, 503 not now, 301 elsewhere, 400
/// anything else; 0: there was no answer.
struct RedisRefusal {
    int status = 0;
    Error error;
};

/// `words`: of an error reply, without its first byte. `command`: the name of what was asked. Codes: Auth (no login, a wrong
/// one, a right that is missing, protected mode), Http, Redirect.
RedisRefusal redisRefusal(std::string_view words, const std::string& command, const Endpoint& endpoint);

/// The same of the answer to AUTH. None of its words are shown: a server that does not know AUTH repeats the password.
RedisRefusal loginRefusal(std::string_view words, const Endpoint& endpoint);

/// Whether a server says this before it hangs up, so that it is the reason.
bool isFarewell(std::string_view words);

/// Why no connection came about, in the words of this protocol. `error`: of an HttpConnection.
Error redisConnectionError(const Error& error, const Endpoint& endpoint);

/// A connection that the server closed before the first byte of a reply. Code: Unreachable.
Error closedEarly(const Endpoint& endpoint);

/// A connection that ended in the middle of a reply. Code: Truncated.
Error brokenReply(std::int64_t received);

} // namespace traceo
