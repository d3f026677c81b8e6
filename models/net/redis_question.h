#pragma once
// A command as it goes over the wire to a Redis: endpoint and request put together and checked, before any socket is opened.
// Any thread; immutable.

#include "core/request.h"
#include "core/result.h"

#include <string>

namespace traceo {

struct RedisQuestion {
    std::string origin; ///< "redis://host:6379": whom a secret is for
    std::string name;   ///< "CONFIG GET": what logs and messages say; arguments may be anybody's keys
    std::string wire;
    int database = 0; ///< the number in the request's path, else in the endpoint's

    /// Errors: BadValue (no redis:// or rediss:// URL, user info in it, a path that is no number of a database, a command that
    /// does not only read), Auth (a credential over redis:// beyond loopback).
    static Result<RedisQuestion> of(const Endpoint& endpoint, const Request& request);
};

/// Whether the line is encrypted.
bool isRediss(const QUrl& url);

/// The address with its port: 6379 where it has none.
int redisPort(const QUrl& url);

/// The AUTH that lets the endpoint in: AUTH password, or AUTH user password where a user is named. Errors: Auth (an empty secret).
Result<std::string> redisLogin(const Endpoint& endpoint, const Secret& secret);

} // namespace traceo
