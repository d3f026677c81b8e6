#pragma once
// A request as it goes on the wire: endpoint and request put together and checked, before any
// socket is opened.
// Any thread; immutable.

#include "core/request.h"
#include "core/result.h"

#include <QByteArray>
#include <QUrl>

namespace traceo {

struct HttpQuestion {
    QUrl url;
    QByteArray method;
    QByteArray body;
    Pairs headers; ///< without the credential
    std::string origin;

    /// The endpoint's path and the request's joined by one slash; `Request::path` is plain text
    /// and is percent-encoded here. Errors: BadValue (no http or https URL, user info in it, a
    /// header that is none), Auth (a credential over http beyond loopback).
    static Result<HttpQuestion> of(const Endpoint& endpoint, const Request& request);

    /// Whether the Accept header asks for HTML.
    bool asksForHtml() const;
};

/// The header that carries the credential. Errors: Auth (empty or with control characters), BadValue.
Result<Pairs::value_type> credentialHeader(const Endpoint& endpoint, const Secret& secret);

/// Where a redirect leads. A 303 turns anything into a GET. Errors: Redirect (another origin, no
/// target, no http).
Result<HttpQuestion> redirected(const HttpQuestion& from, int status, std::string_view location);

} // namespace traceo
