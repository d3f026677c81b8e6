#pragma once
// What an answer, or the lack of one, means. Pure rules; the socket is in http_exchange.
// Any thread; immutable.

#include "core/request.h"
#include "net/http_question.h"

#include <optional>

namespace traceo {

bool isSuccess(int status);
/// 301, 302, 303, 307, 308.
bool isRedirect(int status);

/// For a status that is no success. `body`: as much of it as arrived; its first 200 plain
/// characters are told, of a JSON object only its error. Codes: Auth (401, 403), RateLimited (429,
/// 503 with Retry-After), Http.
Error statusError(int status, const std::string& body, std::optional<Millis> retryAfter);

/// An answer of another kind than was asked for: an HTML page, by its type or its first bytes, and where JSON was
/// asked for any other type. An answer without a type passes: whoever decodes it sees whether it is JSON.
std::optional<Error> typeError(const HttpQuestion& question, const Pairs& headers, std::string_view body);

/// For a connection that failed in the middle of a body.
Error brokenBodyError(std::int64_t received);

} // namespace traceo
